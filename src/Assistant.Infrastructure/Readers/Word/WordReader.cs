using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers.Packages;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Readers.Word;

/// <summary>
/// Word. It has no pages of its own: where one ends depends on fonts and printer, so places are paragraphs and table rows.
/// Headers, footers and comments are left out; macros are never looked at.
/// </summary>
internal sealed class WordReader(IOptions<OfficeOptions> options) : IDocumentReader
{
    public IReadOnlyList<string> Extensions { get; } = [".docx", ".docm", ".dotx", ".dotm"];

    public Task<ReadDocument> ReadAsync(SourceFile file, CancellationToken cancellationToken) =>
        OfficeFile.ReadAsync(file, options.Value, "document", Read, cancellationToken);

    private static ReadDocument Read(SafePackage package)
    {
        var parts = new WordParts(package);
        var layout = new PageLayout(PageText.NoPages);
        var blocks = new WordWalker(parts, layout).Walk(parts.Body);
        IReadOnlyList<PageText> pages = [layout.ToPage()];
        return new ReadDocument(pages, blocks) { Title = OfficeTitle.Choose(package, pages, blocks) };
    }
}
