using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Assistant.Infrastructure.Models.Embedding;

/// <summary>
/// Sends only texts whose vectors are not kept, in batches and few at a time, and keeps each batch as it comes: what was
/// paid for is not lost when a later one fails.
/// </summary>
internal sealed partial class CachedEmbeddingGenerator(
    IEmbeddingGenerator<string, Embedding<float>> inner,
    EmbeddingCache cache,
    EmbeddingSettings settings,
    TimeProvider time,
    ILogger<CachedEmbeddingGenerator> logger) : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    // Of the process: two documents that come in together don't make twice the load.
    private readonly SemaphoreSlim _requests = new(settings.Options.Parallelism);

    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        (string Hash, string Text)[] texts = [.. values.Select(text => (EmbeddingCache.HashOf(text), text))];
        var distinct = texts.DistinctBy(t => t.Hash, StringComparer.Ordinal).ToList();
        var vectors = await cache.FindAsync([.. distinct.Select(t => t.Hash)], cancellationToken);
        var missing = distinct.FindAll(t => !vectors.ContainsKey(t.Hash));
        if (missing.Count > 0)
        {
            await AddMissingAsync(missing, vectors, options, cancellationToken);
        }

        return [.. texts.Select(t => new Embedding<float>(vectors[t.Hash]) { ModelId = settings.Model })];
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _requests.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task AddMissingAsync(List<(string Hash, string Text)> missing, Dictionary<string, float[]> vectors, EmbeddingGenerationOptions? options, CancellationToken cancellationToken)
    {
        var (start, kept) = (time.GetTimestamp(), vectors.Count);

        // The loop's own token is not passed on: after a failure no batch begins, but those under way are paid for and end.
        await Parallel.ForEachAsync(
            EmbeddingBatches.Split(missing, t => t.Text, settings.Options.BatchSize, settings.Options.BatchCharacters),
            new ParallelOptions { MaxDegreeOfParallelism = settings.Options.Parallelism, CancellationToken = cancellationToken },
            async (batch, _) =>
            {
                var made = await SendAsync(batch, options, cancellationToken);
                await cache.StoreAsync(made, cancellationToken);
                lock (vectors)
                {
                    made.ForEach(row => vectors.Add(row.Hash, row.Vector));
                }
            });
        LogMade(missing.Count, kept, (long)time.GetElapsedTime(start).TotalMilliseconds);
    }

    private async Task<List<(string Hash, float[] Vector)>> SendAsync(IReadOnlyList<(string Hash, string Text)> batch, EmbeddingGenerationOptions? options, CancellationToken cancellationToken)
    {
        await _requests.WaitAsync(cancellationToken);
        try
        {
            var made = await InnerGenerator.GenerateAsync(batch.Select(t => t.Text), options, cancellationToken);
            return [.. batch.Zip(made, (t, embedding) => (t.Hash, embedding.Vector.ToArray()))];
        }
        finally
        {
            _requests.Release();
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Embedded {Sent} texts in {ElapsedMs} ms; {Kept} more were kept from before")]
    private partial void LogMade(int sent, int kept, long elapsedMs);
}
