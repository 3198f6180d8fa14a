using Assistant.Core.Retrieval.Vectors;
using Assistant.Infrastructure.Tests.Vectors.Conformance;
using Assistant.Infrastructure.Vectors.Embedded;
using Assistant.Testing;
using Xunit;

namespace Assistant.Infrastructure.Tests.Vectors.Embedded;

/// <summary>An index in a folder of its own, with the documents that it has to show.</summary>
internal sealed class EmbeddedIndexFixture : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public EmbeddedIndexFixture() => Index = Open();

    public string Path => _folder.Combine("index");

    public EmbeddedVectorIndex Index { get; private set; }

    public ExhaustiveSearch Expected { get; } = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public EmbeddedVectorIndex Open() => new(Path);

    public void Reopen()
    {
        Index.Dispose();
        Index = Open();
    }

    public async Task RebuildAsync(IReadOnlyList<IndexedDocument> documents, long generation = 1)
    {
        await using var rebuild = await Index.BeginRebuildAsync(SampleVectors.Specification, Cancellation);
        await rebuild.AddAsync(documents, Cancellation);
        await rebuild.CommitAsync(generation, Cancellation);
        Expected.Apply(new VectorIndexChange(documents, [], generation));
    }

    public async Task ApplyAsync(IReadOnlyList<IndexedDocument> documents, IReadOnlyList<string> removed, long generation)
    {
        var change = new VectorIndexChange(documents, removed, generation);
        await Index.ApplyAsync(change, Cancellation);
        Expected.Apply(change);
    }

    public string[] Files(string pattern) => [.. Directory.GetFiles(Path, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    /// <summary>Both lists in full agreement with the definition; passages whose scores differ by rounding only may change places.</summary>
    public async Task AssertExactAsync(int seed, int top = 10, Core.Access.AccessScope? access = null, Core.Retrieval.SearchFilters? filters = null)
    {
        var lexical = SampleVectors.Query(seed, SearchMode.Lexical, top, access, filters);
        AssertSame(Expected.Rank(lexical), await Index.QueryAsync(lexical, Cancellation), lexical);
        var dense = lexical with { Mode = SearchMode.Dense };
        AssertSame(Expected.Rank(dense), await Index.QueryAsync(dense, Cancellation), dense);
    }

    public void Dispose()
    {
        Index.Dispose();
        _folder.Dispose();
    }

    private void AssertSame(IReadOnlyList<VectorHit> all, VectorQueryResult result, VectorQuery query)
    {
        const double Rounding = 1e-5;
        Assert.Equal(Expected.Passages, result.Passages);
        Assert.Equal(Expected.Frequencies(query), result.DocumentFrequencies);
        Assert.Equal(Math.Min(query.Top, all.Count), result.Hits.Count);
        var scores = all.ToDictionary(h => h.ChunkId, h => h.Score, StringComparer.Ordinal);
        Assert.Distinct(result.Hits.Select(h => h.ChunkId));
        foreach (var (expected, hit) in all.Zip(result.Hits))
        {
            Assert.Equal(expected.Score, hit.Score, Rounding);
            Assert.Equal(scores[hit.ChunkId], hit.Score, Rounding);
        }
    }
}
