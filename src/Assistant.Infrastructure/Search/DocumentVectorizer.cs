using Assistant.Core.Documents;
using Assistant.Core.Retrieval;
using Assistant.Core.Retrieval.Analysis;
using Assistant.Core.Retrieval.Dense;
using Assistant.Core.Retrieval.Ranking;
using Assistant.Core.Retrieval.Vectors;

namespace Assistant.Infrastructure.Search;

/// <summary>Makes what the index keeps of documents: terms by the ranking model, dense vectors by it or by the embedding model.</summary>
internal sealed class DocumentVectorizer(PassageAnalyzer analyzer, PassageVectorizer vectorizer, IDenseModel? model)
{
    public int Dimensions => model?.Dimensions ?? vectorizer.Model.Semantic?.Dimensions ?? 0;

    /// <param name="known">The passages' terms, when they were counted before: one a passage, in order.</param>
    public async Task<IReadOnlyList<IndexedDocument>> VectorizeAsync(IReadOnlyList<IndexableDocument> documents, IReadOnlyList<FieldTerms>? known, CancellationToken cancellationToken)
    {
        var embeddings = model is null ? null : await EmbedAsync(model, documents, cancellationToken);
        var result = new IndexedDocument[documents.Count];
        var first = 0;
        var starts = documents.Select(d => (first += d.Chunks.Count) - d.Chunks.Count).ToArray();
        await Parallel.ForAsync(0, documents.Count, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, (i, _) =>
        {
            var (document, chunks) = documents[i];
            var counted = known is null ? analyzer.Analyze(document, chunks) : known.Skip(starts[i]).Take(chunks.Count);
            var passages = counted.Select((terms, n) => new IndexedPassage(
                chunks[n].Id,
                vectorizer.Impacts(terms),
                embeddings is null ? vectorizer.Dense(terms) : embeddings[starts[i] + n]));
            result[i] = new IndexedDocument(document.Id, document.Metadata, [.. passages]);
            return ValueTask.CompletedTask;
        });
        return result;
    }

    private static Task<IReadOnlyList<ReadOnlyMemory<float>>> EmbedAsync(IDenseModel model, IReadOnlyList<IndexableDocument> documents, CancellationToken cancellationToken) =>
        model.EncodePassagesAsync([.. documents.SelectMany(d => d.Chunks.Select(c => PassageText.ForModel(d.Document, c)))], cancellationToken);
}
