using System.Text;

namespace Assistant.Infrastructure.Readers.Text;

/// <summary>
/// Finds the encoding of text that does not name it. An encoding whose rules the bytes break is out; among those left the
/// letters decide: Japanese text is mostly Kana and common Kanji, and bytes read wrongly are half-width Katakana and rare signs.
/// </summary>
internal static class EncodingDetector
{
    /// <summary>The beginning of a file tells enough.</summary>
    private const int LongestSample = 65_536;

    /// <summary>Below this the best reading is no Japanese text.</summary>
    private const double LeastScore = 0.4;

    /// <summary>A second reading that comes this close leaves doubt.</summary>
    private const double ClearLead = 0.35;

    /// <summary>So few letters prove little.</summary>
    private const int FewLetters = 6;

    private static readonly (string Name, Encoding Encoding)[] Bytewise = [("シフト JIS", JapaneseEncodings.ShiftJis), ("EUC-JP", JapaneseEncodings.EucJp)];

    private static readonly (string Name, Encoding Encoding)[] Wordwise =
    [
        ("UTF-16LE", new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true)),
        ("UTF-16BE", new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true)),
    ];

    /// <summary>ISO-2022-JP has seven bits only and switches its tables by escape sequences.</summary>
    public static bool HasEscapes(ReadOnlySpan<byte> content) =>
        (content.IndexOf("\u001B$B"u8) >= 0 || content.IndexOf("\u001B$@"u8) >= 0 || content.IndexOf("\u001B(J"u8) >= 0) && content.IndexOfAnyInRange((byte)0x80, (byte)0xFF) < 0;

    /// <summary>Null when the bytes break the encoding's rules.</summary>
    public static string? TryDecode(ReadOnlySpan<byte> content, Encoding encoding)
    {
        try
        {
            return encoding.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Null when nothing fits.</summary>
    public static DecodedText? Detect(ReadOnlySpan<byte> content)
    {
        var readings = new List<(string Name, string Text, double Score, int Letters)>();
        var hasZero = content.Contains((byte)0);
        foreach (var (name, encoding) in hasZero ? Wordwise : content.Length % 2 == 0 ? [.. Bytewise, .. Wordwise] : Bytewise)
        {
            if (TryDecode(content, encoding) is { } text && !text.Contains('\0', StringComparison.Ordinal))
            {
                var (score, letters) = Score(text);
                readings.Add((name, text, score, letters));
            }
        }

        var ordered = readings.Where(r => r.Score >= LeastScore).OrderByDescending(r => r.Score).ToList();
        if (ordered.Count == 0)
        {
            return null;
        }

        var isUnsure = ordered.Count > 1 && (ordered[0].Score - ordered[1].Score < ClearLead || ordered[0].Letters < FewLetters);
        return new DecodedText(ordered[0].Text, ordered[0].Name, isUnsure);
    }

    /// <summary>Mean over the letters beyond ASCII; text in UTF-16 may be ASCII alone.</summary>
    private static (double Score, int Letters) Score(string text)
    {
        var sum = 0.0;
        var letters = 0;
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, LongestSample)))
        {
            var value = ValueOf(c);
            sum += value;
            letters += c >= 0x80 || value < 0 ? 1 : 0;
        }

        return letters == 0 ? (text.Length > 0 ? 1 : 0, 0) : (sum / letters, letters);
    }

    private static double ValueOf(char c) => c switch
    {
        '\r' or '\n' or '\t' or '\f' or '\u001A' => 0,
        < ' ' or '\u007F' => -5,
        < '\u0080' => 0,
        < '\u00A0' => -5,
        >= '\u3041' and <= '\u30FE' => 1.2,
        >= '\u3000' and <= '\u3020' => 1.2,
        >= '\u4E00' and <= '\u9FFF' => 1,
        >= '\uFF01' and <= '\uFF5E' => 0.9,
        >= '\uFF61' and <= '\uFF9F' => -0.3,
        >= '\uE000' and <= '\uF8FF' => -3,
        >= '\u2010' and <= '\u27BF' => 0.6,
        '\uFFFD' or '\uFFFE' or '\uFFFF' => -5,
        _ => 0,
    };
}
