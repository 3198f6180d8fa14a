namespace Assistant.Infrastructure.Readers;

/// <summary>A tag, comment or &lt;address&gt; inside raw text, with its place.</summary>
/// <param name="Name">Lower case; empty for comments and addresses.</param>
internal readonly record struct MarkupTag(string Name, int Start, int End, bool IsClosing, bool IsAddress)
{
    /// <summary>With a small picture written into it; a bracket that nothing closes is followed no further.</summary>
    private const int LongestTag = 100_000;

    /// <summary>Null when the bracket at <paramref name="i"/> begins no tag (「a &lt; b」).</summary>
    public static MarkupTag? At(string raw, int i, int limit)
    {
        if (raw.AsSpan(i, limit - i).StartsWith("<!--", StringComparison.Ordinal))
        {
            var end = raw.IndexOf("-->", i, limit - i, StringComparison.Ordinal);
            return new MarkupTag(string.Empty, i, end < 0 ? limit : end + 3, false, false);
        }

        // Looked for only where a tag may begin: of a line of nothing but brackets each would be followed to the line's end.
        if (i + 1 >= limit || !(char.IsAsciiLetter(raw[i + 1]) || raw[i + 1] == '/'))
        {
            return null;
        }

        var close = raw.AsSpan(i, Math.Min(LongestTag, limit - i)).IndexOf('>');
        if (close < 0)
        {
            return null;
        }

        close += i;
        var inner = raw.AsSpan(i + 1, close - i - 1);
        if (inner.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || inner.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || inner.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
        {
            return new MarkupTag(string.Empty, i, close + 1, false, true);
        }

        var closing = inner is ['/', ..];
        var name = closing ? inner[1..] : inner;
        var length = 0;
        while (length < name.Length && (char.IsAsciiLetter(name[length]) || (length > 0 && char.IsAsciiDigit(name[length]))))
        {
            length++;
        }

        var boundary = length == name.Length || name[length] is ' ' or '/' or '\t' or '\n' or '\r';
        return length > 0 && boundary ? new MarkupTag(name[..length].ToString().ToLowerInvariant(), i, close + 1, closing, false) : null;
    }

    /// <summary>Value of an attribute, null when absent. Only what tables need: quoted or bare values.</summary>
    public string? Attribute(string raw, string attribute)
    {
        var inner = raw.AsSpan(Start, End - Start);
        var at = inner.IndexOf(" " + attribute + "=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var value = inner[(at + attribute.Length + 2)..].TrimEnd('>').TrimStart("\"'");
        var end = value.IndexOfAny("\"' >/");
        return (end < 0 ? value : value[..end]).ToString();
    }
}
