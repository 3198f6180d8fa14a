using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Assistant.Infrastructure.Json;

/// <summary>
/// Escapes only what JSON itself demands, and line separators. The framework's relaxed encoder still writes the
/// ideographic space and every character beyond U+FFFF (𠮷, 𩸽) as \u sequences, which the outer contract rules out.
/// For JSON documents only: what goes into HTML has to be escaped for HTML.
/// </summary>
public sealed class ReadableJsonEncoder : JavaScriptEncoder
{
    private const int LongestEscape = 6;

    private ReadableJsonEncoder()
    {
    }

    public static ReadableJsonEncoder Instance { get; } = new();

    public override int MaxOutputCharactersPerInputCharacter => LongestEscape;

    public override bool WillEncode(int unicodeScalar) =>
        unicodeScalar is '"' or '\\' or < 0x20 or (>= 0x7F and <= 0x9F) or 0x2028 or 0x2029;

    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var rest = new ReadOnlySpan<char>(text, textLength);
        for (var position = 0; position < rest.Length;)
        {
            // Half of a surrogate pair is no character: the caller replaces it.
            if (Rune.DecodeFromUtf16(rest[position..], out var rune, out var length) != System.Buffers.OperationStatus.Done || WillEncode(rune.Value))
            {
                return position;
            }

            position += length;
        }

        return -1;
    }

    public override unsafe bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        var target = new Span<char>(buffer, bufferLength);
        if (!WillEncode(unicodeScalar))
        {
            return new Rune(unicodeScalar).TryEncodeToUtf16(target, out numberOfCharactersWritten);
        }

        return Escape(unicodeScalar) is { } shortForm
            ? Copy(shortForm, target, out numberOfCharactersWritten)
            : target.TryWrite(CultureInfo.InvariantCulture, $"\\u{unicodeScalar:X4}", out numberOfCharactersWritten);
    }

    private static string? Escape(int unicodeScalar) => unicodeScalar switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => null,
    };

    private static bool Copy(string text, Span<char> target, out int written)
    {
        var fits = text.TryCopyTo(target);
        written = fits ? text.Length : 0;
        return fits;
    }
}
