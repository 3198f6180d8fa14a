using System.Text;

namespace Assistant.Infrastructure.Readers.Text;

/// <summary>Encodings that Japanese offices have used before UTF-8; all refuse bytes that mean nothing in them.</summary>
internal static class JapaneseEncodings
{
    public static Encoding ShiftJis { get; } = Get(932);

    public static Encoding EucJp { get; } = Get(51932);

    public static Encoding Iso2022Jp { get; } = Get(50220);

    /// <summary>By a name such as a page of HTML states; null for what is not known here.</summary>
    public static Encoding? ByName(string name) => name.ToUpperInvariant() switch
    {
        "UTF-8" or "UTF8" => new UTF8Encoding(false, throwOnInvalidBytes: true),
        "SHIFT_JIS" or "SHIFT-JIS" or "SJIS" or "X-SJIS" or "WINDOWS-31J" or "MS932" or "CP932" or "MS_KANJI" or "CSSHIFTJIS" => ShiftJis,
        "EUC-JP" or "X-EUC-JP" or "EUCJP" => EucJp,
        "ISO-2022-JP" => Iso2022Jp,
        _ => null,
    };

    private static Encoding Get(int codePage) =>
        CodePagesEncodingProvider.Instance.GetEncoding(codePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
}
