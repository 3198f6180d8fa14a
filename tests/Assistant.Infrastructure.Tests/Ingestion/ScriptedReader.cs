using System.Text;
using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Tests.Ingestion;

/// <summary>Reads files that end in <c>.scripted</c>: one page with their text, unless the test says otherwise.</summary>
internal sealed class ScriptedReader : IDocumentReader
{
    private int _reads;

    public int Reads => _reads;

    public IReadOnlyList<string> Extensions { get; } = [".scripted"];

    /// <summary>Null: read as usual.</summary>
    public Func<SourceFile, CancellationToken, Task>? OnRead { get; set; }

    public IReadOnlyList<ReadWarning> Warnings { get; set; } = [];

    public async Task<ReadDocument> ReadAsync(SourceFile file, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reads);
        if (OnRead is { } script)
        {
            await script(file, cancellationToken);
        }

        return Read(file) with { Warnings = Warnings };
    }

    private static ReadDocument Read(SourceFile file)
    {
        var text = Encoding.UTF8.GetString(file.Content.Span);
        var block = new Block { Kind = BlockKind.Paragraph, Segments = [new Segment(text, new SourceSpan(1, 0, text.Length))] };
        return new ReadDocument([new PageText(1, text)], [block]);
    }
}
