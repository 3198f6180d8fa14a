using System.Text;

namespace Assistant.Infrastructure.Readers;

/// <summary>Bytes to text, letter for letter: nothing is replaced, line ends stay as they are.</summary>
internal static class TextDecoder
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16Little = new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16Big = new(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);

    /// <exception cref="Assistant.Core.Documents.DocumentReadException"><c>file_not_text</c>, <c>encoding_unknown</c>.</exception>
    public static string Decode(ReadOnlySpan<byte> content)
    {
        var (encoding, mark) = content switch
        {
            [0xEF, 0xBB, 0xBF, ..] => ((Encoding)Utf8, 3),
            [0xFF, 0xFE, ..] => (Utf16Little, 2),
            [0xFE, 0xFF, ..] => (Utf16Big, 2),
            _ => (Utf8, 0),
        };
        try
        {
            var text = encoding.GetString(content[mark..]);
            return text.Contains('\0', StringComparison.Ordinal) ? throw ReadFailures.NotText() : text;
        }
        catch (DecoderFallbackException)
        {
            throw content.Contains((byte)0) ? ReadFailures.NotText() : ReadFailures.EncodingUnknown();
        }
    }
}
