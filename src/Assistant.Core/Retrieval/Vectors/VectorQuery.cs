using Assistant.Core.Access;

namespace Assistant.Core.Retrieval.Vectors;

public enum SearchMode
{
    Lexical,
    Dense,
    Hybrid,
}

/// <summary>A question as vectors. The access filter is part of it, never applied afterwards.</summary>
/// <param name="Version">Of the specification that the vectors were made for; an index of another version refuses them.</param>
/// <param name="Terms">
/// Each key once. The lexical score of a passage is Σ weight · idf · impact / 255 over the terms it shares, with
/// idf = ln(1 + (N − df + 0.5) / (df + 0.5)); a passage without any of the terms is not found.
/// </param>
/// <param name="Dense">Unit length; the dense score is the cosine. Empty: nothing is found by it.</param>
/// <param name="Top">1–1,000.</param>
public sealed record VectorQuery(
    string Version,
    SearchMode Mode,
    IReadOnlyList<QueryTermWeight> Terms,
    ReadOnlyMemory<float> Dense,
    VectorFilter Filter,
    int Top,
    FusionOptions Fusion);

/// <param name="Weight">Above 0.</param>
public readonly record struct QueryTermWeight(uint Key, float Weight);

/// <param name="Access">Who asks: decided a document by its access list.</param>
/// <param name="Filters">What the person narrowed the search to.</param>
public sealed record VectorFilter(AccessScope Access, SearchFilters Filters)
{
    /// <summary>Only documents that have not ended before this day (JST) are found; null: all.</summary>
    public DateOnly? ValidOn { get; init; }
}

/// <param name="Hits">Best first; equal scores by chunk id where the index can order them so.</param>
/// <param name="DocumentFrequencies">Of the query's terms in their order, passages each; null when the index can't tell.</param>
/// <param name="Passages">How many passages the index holds, whoever may see them.</param>
public sealed record VectorQueryResult(IReadOnlyList<VectorHit> Hits, IReadOnlyList<int>? DocumentFrequencies, int Passages);

public readonly record struct VectorHit(string ChunkId, double Score);
