using System.Text;
using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers.Text;

namespace Assistant.Infrastructure.Readers;

/// <param name="Encoding">As people call it.</param>
/// <param name="IsUnsure">Another encoding would have given readable letters too.</param>
internal sealed record DecodedText(string Text, string Encoding, bool IsUnsure)
{
    public IReadOnlyList<ReadWarning> Warnings => IsUnsure
        ? [new ReadWarning("encoding_unsure", $"文字コードがはっきりしません（{Encoding} として読みました）。文字化けしていないか確かめてください。")]
        : [];
}

/// <summary>Bytes to text, letter for letter: nothing is replaced, line ends stay as they are.</summary>
internal static class TextDecoder
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16Little = new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16Big = new(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);

    /// <inheritdoc cref="Read"/>
    public static string Decode(ReadOnlySpan<byte> content) => Read(content).Text;

    /// <param name="stated">Encoding that the file names itself; it is believed when its bytes agree.</param>
    /// <exception cref="DocumentReadException"><c>file_not_text</c>, <c>encoding_unknown</c>.</exception>
    public static DecodedText Read(ReadOnlySpan<byte> content, Encoding? stated = null)
    {
        var (encoding, mark) = content switch
        {
            [0xEF, 0xBB, 0xBF, ..] => ((Encoding)Utf8, 3),
            [0xFF, 0xFE, ..] => (Utf16Little, 2),
            [0xFE, 0xFF, ..] => (Utf16Big, 2),
            _ => (stated ?? Utf8, 0),
        };
        if (mark == 0 && EncodingDetector.HasEscapes(content) && EncodingDetector.TryDecode(content, JapaneseEncodings.Iso2022Jp) is { } escaped)
        {
            return new DecodedText(escaped, "ISO-2022-JP", IsUnsure: false);
        }

        if (EncodingDetector.TryDecode(content[mark..], encoding) is { } text && !text.Contains('\0', StringComparison.Ordinal))
        {
            return new DecodedText(text, encoding.WebName.ToUpperInvariant(), IsUnsure: false);
        }

        return mark > 0
            ? throw (content.Contains((byte)0) && mark == 3 ? ReadFailures.NotText() : ReadFailures.EncodingUnknown())
            : EncodingDetector.Detect(content) ?? throw (content.Contains((byte)0) ? ReadFailures.NotText() : ReadFailures.EncodingUnknown());
    }
}
