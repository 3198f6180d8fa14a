using Assistant.Core.Retrieval.Vectors;

namespace Assistant.Infrastructure.Vectors.Embedded;

/// <summary>One query on one snapshot, which the caller retains until the end.</summary>
internal sealed class SnapshotSearch
{
    private readonly Snapshot _snapshot;
    private readonly VectorQuery _query;
    private readonly QueryTerms _terms;
    private readonly PassageSet?[] _allowed;

    private SnapshotSearch(Snapshot snapshot, VectorQuery query)
    {
        _snapshot = snapshot;
        _query = query;
        _terms = QueryTerms.Of(snapshot, query.Terms);
        _allowed = [.. snapshot.Segments.Select(s => AllowedPassages.Of(s, query.Filter))];
    }

    public static async Task<VectorQueryResult> RunAsync(Snapshot snapshot, VectorQuery query, CancellationToken cancellationToken)
    {
        if (!query.Dense.IsEmpty && query.Dense.Length != snapshot.Manifest.Specification.Dimensions)
        {
            throw new ArgumentException($"The query has {query.Dense.Length} dense values, the index {snapshot.Manifest.Specification.Dimensions}.", nameof(query));
        }

        var search = new SnapshotSearch(snapshot, query);
        var hits = query.Mode switch
        {
            SearchMode.Lexical => Single(search.Lexical(query.Top, cancellationToken)),
            SearchMode.Dense => Single((await search.DenseAsync(query.Top, withLexical: false, cancellationToken)).Dense),
            SearchMode.Hybrid => await search.HybridAsync(cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(query), query.Mode, "Unknown mode."),
        };
        return new VectorQueryResult(hits, search._terms.Frequencies, snapshot.Passages);
    }

    private async Task<IReadOnlyList<VectorHit>> HybridAsync(CancellationToken cancellationToken)
    {
        var (lexical, dense) = await DenseAsync(_query.Fusion.Prefetch, withLexical: true, cancellationToken);
        return HitFusion.Fuse(lexical, dense, _query.Fusion, _query.Top);
    }

    private ScoredChunk[] Lexical(int top, CancellationToken cancellationToken) =>
        LexicalSearch.Run(_snapshot, _allowed, _terms, top, cancellationToken);

    /// <summary>Compares rows on all cores; with <paramref name="withLexical"/> one of them sees to the terms before it joins in.</summary>
    private async Task<(ScoredChunk[] Lexical, ScoredChunk[] Dense)> DenseAsync(int top, bool withLexical, CancellationToken cancellationToken)
    {
        if (_query.Dense.IsEmpty)
        {
            return (withLexical ? Lexical(top, cancellationToken) : [], []);
        }

        using var dense = new DenseSearch(_snapshot, _allowed, _query.Dense, top);
        ScoredChunk[] lexical = [];
        var helpers = new List<Task>();
        for (var helper = 0; helper < Math.Max(Math.Min(Environment.ProcessorCount, dense.Parts) - 1, withLexical ? 1 : 0); helper++)
        {
            var first = helper == 0 && withLexical;
            helpers.Add(Task.Run(
                () =>
                {
                    if (first)
                    {
                        lexical = Lexical(top, cancellationToken);
                    }

                    dense.Scan(cancellationToken);
                },
                CancellationToken.None));
        }

        try
        {
            dense.Scan(cancellationToken);
        }
        finally
        {
            // Whatever happened: nobody may still be reading when the caller lets go of the snapshot.
            await Task.WhenAll(helpers);
        }

        return (lexical, dense.Finish());
    }

    private static IReadOnlyList<VectorHit> Single(ScoredChunk[] hits) => [.. hits.Select(h => new VectorHit(HexId.Format(h.Chunk), h.Score))];
}
