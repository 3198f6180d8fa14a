using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers.Metadata;

namespace Assistant.Infrastructure.Readers.Html;

/// <summary>HTML by its blocks. The parser runs no script and fetches nothing: only the bytes at hand are read.</summary>
internal sealed class HtmlReader : IDocumentReader
{
    public IReadOnlyList<string> Extensions { get; } = [".html", ".htm"];

    public async Task<ReadDocument> ReadAsync(SourceFile file, CancellationToken cancellationToken)
    {
        var text = TextDecoder.Decode(file.Content.Span);
        var (stated, bodyStart) = FrontMatter.Read(text);
        using var html = await new HtmlParser().ParseDocumentAsync(text[bodyStart..], cancellationToken);
        var layout = new PageLayout(PageText.NoPages);
        var blocks = new HtmlWalker(layout).Walk(html.Body);
        return new ReadDocument([layout.ToPage()], blocks)
        {
            Title = blocks.Find(b => b.Kind == BlockKind.Heading)?.Text ?? TitleOf(html),
            Stated = stated,
        };
    }

    private static string? TitleOf(IHtmlDocument html) => html.Title is { } title && !string.IsNullOrWhiteSpace(title) ? title.Trim() : null;
}
