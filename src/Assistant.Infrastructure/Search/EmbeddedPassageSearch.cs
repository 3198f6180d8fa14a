using Assistant.Core.Documents;
using Assistant.Core.Retrieval;
using Assistant.Core.Retrieval.Lexical;
using Assistant.Core.Text;
using Microsoft.Extensions.Logging;

namespace Assistant.Infrastructure.Search;

/// <summary>
/// The index of this process, built from the record and built anew when the record's generation has moved,
/// also when another process moved it.
/// </summary>
internal sealed partial class EmbeddedPassageSearch(IDocumentStore documents, TextAnalyzer analyzer, Bm25Options options, TimeProvider time, ILogger<EmbeddedPassageSearch> logger) : IPassageSearch, IDisposable
{
    private readonly SemaphoreSlim _building = new(1, 1);
    private volatile Built? _current;

    public async Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        var index = await CurrentAsync(cancellationToken);
        return index.Search(analyzer.AnalyzeQuery(request.Query), request);
    }

    public void Dispose() => _building.Dispose();

    private async Task<LexicalIndex> CurrentAsync(CancellationToken cancellationToken)
    {
        var generation = await documents.GetGenerationAsync(cancellationToken);
        if (_current is { } ready && ready.Generation == generation)
        {
            return ready.Index;
        }

        await _building.WaitAsync(cancellationToken);
        try
        {
            // Read again inside: another request may have built it meanwhile.
            generation = await documents.GetGenerationAsync(cancellationToken);
            if (_current is { } built && built.Generation == generation)
            {
                return built.Index;
            }

            var index = await BuildAsync(cancellationToken);
            _current = new Built(generation, index);
            return index;
        }
        finally
        {
            _building.Release();
        }
    }

    private async Task<LexicalIndex> BuildAsync(CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var builder = new LexicalIndexBuilder(analyzer, options);
        await foreach (var passage in documents.ReadChunksAsync(cancellationToken))
        {
            builder.Add(passage);
        }

        var index = builder.Build();
        LogBuilt(logger, index.Count, (long)time.GetElapsedTime(start).TotalMilliseconds);
        return index;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Search index built: {Passages} passages in {ElapsedMs} ms")]
    private static partial void LogBuilt(ILogger logger, int passages, long elapsedMs);

    private sealed record Built(long Generation, LexicalIndex Index);
}
