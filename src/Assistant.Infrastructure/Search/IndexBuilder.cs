using Assistant.Core.Documents;
using Assistant.Core.Retrieval.Analysis;
using Assistant.Core.Retrieval.Dense;
using Assistant.Core.Retrieval.Ranking;
using Assistant.Core.Retrieval.Vectors;

namespace Assistant.Infrastructure.Search;

/// <summary>Makes a whole index from the record, beside the one that answers meanwhile, and brings an index up to date.</summary>
internal sealed class IndexBuilder(
    IPassageRecord record,
    IVectorIndex index,
    RankingModelStore models,
    RankingModelTrainer trainer,
    PassageAnalyzer analyzer,
    RankingRecipe recipe,
    IDenseModel? dense = null)
{
    /// <summary>Passages that are worked on at a time: enough for both processors, little memory.</summary>
    private const int BatchPassages = 1024;

    /// <param name="beforeSwap">Awaited before the new index takes the place of the old one; disposed when it has.</param>
    public async Task<RankedIndex> RebuildAsync(IRecordSnapshot snapshot, Func<Task<IAsyncDisposable?>> beforeSwap, CancellationToken cancellationToken)
    {
        var sample = await CorpusReader.ReadAsync(snapshot, analyzer, cancellationToken);
        var model = trainer.Train(snapshot.Passages, sample, withSemantic: dense is null, cancellationToken);
        var version = new IndexVersion(recipe.Name, models.Save(model));
        var ranked = new RankedIndex(version.ToString(), recipe.Vectorizer(model));
        var documents = Vectorizer(ranked);
        await using var rebuild = await index.BeginRebuildAsync(new VectorIndexSpecification(ranked.Version, documents.Dimensions), cancellationToken);

        // A sample that is the whole corpus has counted every passage already.
        var isWhole = sample.Passages.Count == snapshot.Passages;
        var done = 0;
        await foreach (var batch in BatchesAsync(snapshot.ReadAllAsync(cancellationToken)))
        {
            var known = isWhole ? sample.Passages.Skip(done).Take(batch.Sum(d => d.Chunks.Count)).ToList() : null;
            done += known?.Count ?? 0;
            await rebuild.AddAsync(await documents.VectorizeAsync(batch, known, cancellationToken), cancellationToken);
        }

        await using var turn = await beforeSwap();
        await record.NoteIndexedAsync(snapshot.Generation, cancellationToken);
        await rebuild.CommitAsync(snapshot.Generation, cancellationToken);
        models.KeepOnly(version.Model);
        return ranked;
    }

    /// <param name="from">Generation that the index shows.</param>
    public async Task UpdateAsync(IRecordSnapshot snapshot, RankedIndex ranked, long from, CancellationToken cancellationToken)
    {
        var changes = await snapshot.GetChangesAsync(from, cancellationToken);

        // The index keeps its generation until all of it is there: cut off here, the next update does it again.
        await WriteAsync(snapshot, ranked, changes.Written, from, cancellationToken);
        await record.NoteIndexedAsync(snapshot.Generation, cancellationToken);
        await index.ApplyAsync(new VectorIndexChange([], changes.Removed, snapshot.Generation), cancellationToken);
    }

    /// <summary>For an index that shows the snapshot's generation, but not its documents.</summary>
    /// <returns>How many documents came and went.</returns>
    public async Task<(int Added, int Removed)> ReconcileAsync(IRecordSnapshot snapshot, RankedIndex ranked, CancellationToken cancellationToken)
    {
        var surplus = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var id in index.ReadDocumentIdsAsync(cancellationToken))
        {
            surplus.Add(id);
        }

        var held = await snapshot.ReadDocumentIdsAsync(cancellationToken);
        var lacking = held.Where(id => !surplus.Contains(id)).ToList();
        surplus.ExceptWith(held);
        await WriteAsync(snapshot, ranked, lacking, snapshot.Generation, cancellationToken);
        await index.ApplyAsync(new VectorIndexChange([], [.. surplus], snapshot.Generation), cancellationToken);
        return (lacking.Count, surplus.Count);
    }

    /// <param name="generation">That the index shows from then on.</param>
    private async Task WriteAsync(IRecordSnapshot snapshot, RankedIndex ranked, IReadOnlyList<string> ids, long generation, CancellationToken cancellationToken)
    {
        var documents = Vectorizer(ranked);
        await foreach (var batch in BatchesAsync(ReadAsync(snapshot, ids, cancellationToken)))
        {
            await index.ApplyAsync(new VectorIndexChange(await documents.VectorizeAsync(batch, known: null, cancellationToken), [], generation), cancellationToken);
        }
    }

    private DocumentVectorizer Vectorizer(RankedIndex ranked) => new(analyzer, ranked.Vectorizer, dense);

    private static async IAsyncEnumerable<IndexableDocument> ReadAsync(IRecordSnapshot snapshot, IReadOnlyList<string> ids, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var id in ids)
        {
            if (await snapshot.ReadAsync(id, cancellationToken) is { } document)
            {
                yield return document;
            }
        }
    }

    private static async IAsyncEnumerable<IReadOnlyList<IndexableDocument>> BatchesAsync(IAsyncEnumerable<IndexableDocument> documents)
    {
        var batch = new List<IndexableDocument>();
        var passages = 0;
        await foreach (var document in documents)
        {
            batch.Add(document);
            passages += document.Chunks.Count;
            if (passages >= BatchPassages)
            {
                yield return batch;
                (batch, passages) = ([], 0);
            }
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }
}
