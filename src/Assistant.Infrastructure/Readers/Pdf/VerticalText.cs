using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>A page set in vertical lines is turned, so that its lines read like horizontal ones.</summary>
internal static class VerticalText
{
    private const double TallerThanWide = 1.8;

    public static PdfPage Turn(PdfPage page)
    {
        var letters = page.Words.Sum(w => w.Text.Length);
        var vertical = page.Words.Where(w => IsVertical(w)).Sum(w => w.Text.Length);
        if (vertical * 2 <= letters)
        {
            return page;
        }

        return page with
        {
            Width = page.Height,
            Height = page.Width,
            Words = [.. page.Words.Select(w => w with { Box = Turn(w.Box, page.Width) })],
        };
    }

    /// <summary>Box heights alone mislead (Type 3 fonts): the letters must be full-width ones, standing below one another.</summary>
    private static bool IsVertical(PdfWord word) =>
        word.Text.Length > 1 && word.IsMeasurable && word.Height > word.Width * TallerThanWide && word.Height > word.Width * word.Text.Length * 0.7;

    private static BoundingBox Turn(BoundingBox box, double width) => new(box.Top, width - box.Right, box.Bottom, width - box.Left);
}
