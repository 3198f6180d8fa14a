using System.Globalization;

namespace Assistant.Infrastructure.Readers.Pdf.Structure;

/// <summary>The written form of a dictionary, and what can be read off it.</summary>
internal readonly record struct PdfDictionary(ReadOnlyMemory<byte> Written)
{
    /// <summary>The dictionary that stands at the beginning; null when there is none, or no end of it.</summary>
    public static PdfDictionary? At(ReadOnlyMemory<byte> bytes)
    {
        var lexer = new PdfLexer(bytes.Span);
        return lexer.Next() && lexer.Token.SequenceEqual("<<"u8) && Skip(ref lexer) ? new PdfDictionary(bytes[..lexer.End]) : null;
    }

    /// <summary>The value of a key as it is written; empty when the dictionary has no such key.</summary>
    public ReadOnlyMemory<byte> this[ReadOnlySpan<byte> key]
    {
        get
        {
            var lexer = new PdfLexer(Written.Span);
            lexer.Next();
            var isFound = false;
            var start = 0;
            while (lexer.Next())
            {
                // The next key, or the end, is where the value ends; a reference has three tokens. A name can be a value, too.
                if (lexer.Kind is PdfTokenKind.Close || (lexer.Kind == PdfTokenKind.Name && lexer.Start > start))
                {
                    if (isFound)
                    {
                        return Written[start..lexer.Start];
                    }

                    isFound = lexer.Kind == PdfTokenKind.Name && lexer.Token.SequenceEqual(key);
                    start = lexer.End;
                    if (!lexer.Next())
                    {
                        break;
                    }

                    start = lexer.Start;
                }

                if (lexer.Kind == PdfTokenKind.Open && !Skip(ref lexer))
                {
                    break;
                }
            }

            return default;
        }
    }

    /// <summary>The numbers of the objects that a value refers to: one, or those of an array; null when it is anything else.</summary>
    public static IReadOnlyList<int>? References(ReadOnlyMemory<byte> value)
    {
        var numbers = new List<int>();
        var lexer = new PdfLexer(value.Span);
        while (lexer.Next())
        {
            if (lexer.Token.SequenceEqual("["u8) || lexer.Token.SequenceEqual("]"u8))
            {
                continue;
            }

            if (Integer(lexer.Token) is not { } number || !lexer.Next() || lexer.Kind != PdfTokenKind.Number || !lexer.Next() || !lexer.Token.SequenceEqual("R"u8))
            {
                return null;
            }

            numbers.Add(number);
        }

        return numbers;
    }

    public static int? Integer(ReadOnlySpan<byte> token) => int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>To the bracket that closes the one just read.</summary>
    private static bool Skip(ref PdfLexer lexer)
    {
        var depth = 1;
        while (depth > 0 && lexer.Next())
        {
            depth += lexer.Kind switch
            {
                PdfTokenKind.Open => 1,
                PdfTokenKind.Close => -1,
                _ => 0,
            };
        }

        return depth == 0;
    }
}
