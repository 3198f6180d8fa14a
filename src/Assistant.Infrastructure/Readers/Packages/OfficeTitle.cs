using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers.Pdf;

namespace Assistant.Infrastructure.Readers.Packages;

/// <summary>
/// The title that a file states about itself is often that of the file it was copied from: it counts when the text has the
/// same words, or has no heading to take instead.
/// </summary>
internal static class OfficeTitle
{
    public static string? Choose(SafePackage package, IReadOnlyList<PageText> pages, List<Block> blocks)
    {
        var core = package.Load(Relationships.Of(package, string.Empty).First("core-properties"));
        var stated = core.Child("title")?.Value.Trim();
        var isInText = !string.IsNullOrEmpty(stated) && pages.Any(p => p.Text.Contains(stated, StringComparison.Ordinal));
        var first = pages.Count > 0 ? blocks.FindAll(b => b.Segments[0].Span.Page == pages[0].Number) : [];
        var heading = first.Find(b => b.Kind == BlockKind.Heading)?.Text;
        return heading is not null && !isInText ? heading : PdfTitle.Choose(stated, first);
    }
}
