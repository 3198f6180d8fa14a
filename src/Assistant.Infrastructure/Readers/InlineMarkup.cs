using System.Net;
using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers;

/// <summary>
/// Drops inline markup (emphasis, links, images, code marks, tags, entities) and remembers where each letter stood.
/// Markdown's own rules for emphasis fail next to Japanese letters (「**…」**を」), so every pair of marks counts here.
/// </summary>
internal static class InlineMarkup
{
    private const int LongestEntity = 10;

    /// <summary>Brackets nested deeper are no link (CommonMark's limit): links inside of links are read by recursion, and unclosed ones each to the end.</summary>
    private const int DeepestBrackets = 32;

    public static MappedText Clean(string raw, int start, int end)
    {
        var builder = new MappedTextBuilder();
        Append(raw, start, end, builder);
        return builder.Build().Trim();
    }

    private static void Append(string raw, int start, int end, MappedTextBuilder builder)
    {
        var i = start;
        while (i < end)
        {
            i = raw[i] switch
            {
                '\\' => Escape(raw, i, end, builder),
                '*' or '_' or '~' => Emphasis(raw, i, start, end, builder),
                '`' => Run(raw, i, end),
                '!' when i + 1 < end && raw[i + 1] == '[' => Link(raw, i + 1, end, builder) ?? Letter(raw, i, builder),
                '[' => Link(raw, i, end, builder) ?? Letter(raw, i, builder),
                '<' => Tag(raw, i, end, builder),
                '&' => Entity(raw, i, end, builder),
                _ => Letter(raw, i, builder),
            };
        }
    }

    private static int Letter(string raw, int i, MappedTextBuilder builder)
    {
        builder.Append(raw[i], i, i + 1);
        return i + 1;
    }

    private static int Escape(string raw, int i, int end, MappedTextBuilder builder)
    {
        if (i + 1 < end && char.IsAscii(raw[i + 1]) && (char.IsPunctuation(raw[i + 1]) || char.IsSymbol(raw[i + 1])))
        {
            builder.Append(raw[i + 1], i, i + 2);
            return i + 2;
        }

        return Letter(raw, i, builder);
    }

    /// <summary>A run of marks counts as emphasis when the same run occurs elsewhere in the stretch and it is not inside a word such as snake_case.</summary>
    private static int Emphasis(string raw, int i, int start, int end, MappedTextBuilder builder)
    {
        var next = Run(raw, i, end);
        var length = next - i;
        var isEmphasis = raw[i] switch
        {
            '*' => length <= 3 && HasPartner(raw, i, length, start, end) && !(length == 1 && IsWord(raw, i - 1, start, end) && IsWord(raw, next, start, end)),
            '_' => length <= 3 && HasPartner(raw, i, length, start, end) && !(IsWord(raw, i - 1, start, end) && IsWord(raw, next, start, end)),
            _ => length == 2 && HasPartner(raw, i, length, start, end),
        };
        if (!isEmphasis)
        {
            for (var k = i; k < next; k++)
            {
                Letter(raw, k, builder);
            }
        }

        return next;
    }

    private static bool HasPartner(string raw, int i, int length, int start, int end)
    {
        var mark = raw.AsSpan(i, length);
        return raw.AsSpan(i + length, end - i - length).IndexOf(mark) >= 0 || raw.AsSpan(start, i - start).IndexOf(mark) >= 0;
    }

    private static bool IsWord(string raw, int i, int start, int end) => i >= start && i < end && char.IsAsciiLetterOrDigit(raw[i]);

    private static int Run(string raw, int i, int end)
    {
        var next = i + 1;
        while (next < end && raw[next] == raw[i])
        {
            next++;
        }

        return next;
    }

    /// <summary>[text](target) and [text][label] leave their text; null when it is only a bracket.</summary>
    private static int? Link(string raw, int i, int end, MappedTextBuilder builder)
    {
        var close = MatchingBracket(raw, i, end, '[', ']');
        if (close < 0 || close + 1 >= end || raw[close + 1] is not ('(' or '['))
        {
            return null;
        }

        var after = MatchingBracket(raw, close + 1, end, raw[close + 1], raw[close + 1] == '(' ? ')' : ']');
        if (after < 0)
        {
            return null;
        }

        Append(raw, i + 1, close, builder);
        return after + 1;
    }

    private static int MatchingBracket(string raw, int i, int end, char open, char close)
    {
        var depth = 0;
        for (var k = i; k < end; k++)
        {
            if (raw[k] == open)
            {
                if (++depth > DeepestBrackets)
                {
                    return -1;
                }
            }
            else if (raw[k] == close && --depth == 0)
            {
                return k;
            }
        }

        return -1;
    }

    private static int Tag(string raw, int i, int end, MappedTextBuilder builder)
    {
        var tag = MarkupTag.At(raw, i, end);
        if (tag is null)
        {
            return Letter(raw, i, builder);
        }

        if (tag.Value.IsAddress)
        {
            for (var k = i + 1; k < tag.Value.End - 1; k++)
            {
                Letter(raw, k, builder);
            }
        }
        else if (tag.Value.Name is "br" or "li" or "p" or "div" && builder.Length > 0 && !char.IsWhiteSpace(builder.Last))
        {
            builder.Append(' ', i, tag.Value.End);
        }

        return tag.Value.End;
    }

    private static int Entity(string raw, int i, int end, MappedTextBuilder builder)
    {
        var length = raw.AsSpan(i, Math.Min(end - i, LongestEntity)).IndexOf(';') + 1;
        if (length > 2)
        {
            var decoded = WebUtility.HtmlDecode(raw.Substring(i, length));
            if (decoded.Length < length)
            {
                foreach (var character in decoded)
                {
                    builder.Append(character, i, i + length);
                }

                return i + length;
            }
        }

        return Letter(raw, i, builder);
    }
}
