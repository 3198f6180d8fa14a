using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers.Metadata;

namespace Assistant.Infrastructure.Readers.Markdown;

internal sealed class MarkdownReader : IDocumentReader
{
    public IReadOnlyList<string> Extensions { get; } = [".md", ".markdown"];

    public Task<ReadDocument> ReadAsync(SourceFile file, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var decoded = TextDecoder.Read(file.Content.Span);
        var text = decoded.Text;
        var (stated, bodyStart) = FrontMatter.Read(text);
        var blocks = new MarkdownParser(text, bodyStart, PageText.NoPages).Parse();
        return Task.FromResult(new ReadDocument([new PageText(PageText.NoPages, text)], blocks)
        {
            Title = blocks.FirstOrDefault(b => b.Kind == BlockKind.Heading)?.Text,
            Stated = stated,
            Warnings = decoded.Warnings,
        });
    }
}
