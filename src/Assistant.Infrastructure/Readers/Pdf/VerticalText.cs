using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>A page set in vertical lines is turned, so that its lines read like horizontal ones.</summary>
internal static class VerticalText
{
    private const double TallerThanWide = 1.8;

    public static PdfPage Turn(PdfPage page)
    {
        var letters = page.Words.Sum(w => w.Text.Length);
        var vertical = page.Words.Where(w => w.Text.Length > 1 && w.Height > w.Width * TallerThanWide).Sum(w => w.Text.Length);
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

    private static BoundingBox Turn(BoundingBox box, double width) => new(box.Top, width - box.Right, box.Bottom, width - box.Left);
}
