using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers.Metadata;

namespace Assistant.Infrastructure.Readers.Markdown;

internal sealed class MarkdownReader : IDocumentReader
{
    private const int NoPages = 0;

    public IReadOnlyList<string> Extensions { get; } = [".md", ".markdown"];

    public Task<ReadDocument> ReadAsync(SourceFile file, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var text = TextDecoder.Decode(file.Content.Span);
        var (stated, bodyStart) = FrontMatter.Read(text);
        var blocks = new MarkdownParser(text, bodyStart, NoPages).Parse();
        return Task.FromResult(new ReadDocument([new PageText(NoPages, text)], blocks)
        {
            Title = blocks.FirstOrDefault(b => b.Kind == BlockKind.Heading)?.Text,
            Stated = stated,
        });
    }
}
