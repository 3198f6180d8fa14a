namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>Whether the text that a PDF brings along can be used.</summary>
internal static class TextLayer
{
    /// <summary>A page with fewer letters may be a scan with a stamped number on it.</summary>
    public const int FewLetters = 16;

    /// <summary>Above this share of letters without meaning the text is useless (no map from glyphs to letters).</summary>
    private const double MostGarbage = 0.3;

    public static bool IsGarbage(PdfPage page)
    {
        var letters = 0;
        var garbage = 0;
        foreach (var word in page.Words)
        {
            letters += word.Text.Length;
            garbage += word.Text.Count(IsMeaningless);
        }

        return letters > 0 && garbage > letters * MostGarbage;
    }

    public static bool IsMissing(PdfPage page) => page.Letters < FewLetters || IsGarbage(page);

    /// <summary>Private and missing letters, and the accented ones as which the bytes of Japanese text come out when taken for Latin text.</summary>
    private static bool IsMeaningless(char c) => c is '\uFFFD' or (>= '\uE000' and <= '\uF8FF') or (>= '\u0080' and <= '\u00FF') || char.IsControl(c);
}
