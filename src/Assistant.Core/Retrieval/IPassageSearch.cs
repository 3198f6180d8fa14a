using System.ComponentModel;
using Assistant.Core.Access;
using Assistant.Core.Documents;
using Assistant.Core.Retrieval.Vectors;

namespace Assistant.Core.Retrieval;

/// <summary>Finds passages for a question. The access filter is part of the query, never applied afterwards.</summary>
public interface IPassageSearch
{
    /// <exception cref="Errors.AssistantException"><c>index_unavailable</c>.</exception>
    Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancellationToken);
}

/// <param name="Top">1–100.</param>
public sealed record SearchRequest(string Query, int Top, AccessScope Access, SearchFilters? Filters = null)
{
    public SearchMode Mode { get; init; } = SearchMode.Hybrid;

    /// <summary>Every hit then says why it ranks where it does.</summary>
    public bool Explain { get; init; }

    public const int MostHits = 100;

    public int Top { get; } = Top is >= 1 and <= MostHits ? Top : throw new ArgumentOutOfRangeException(nameof(Top), Top, "1-100");
}

/// <summary>Narrowing by the person who asks; an empty list does not narrow.</summary>
public sealed record SearchFilters
{
    public IReadOnlyList<DocumentKind> Kinds { get; init; } = [];
    public IReadOnlyList<string> Departments { get; init; } = [];
    public IReadOnlyList<string> DocumentIds { get; init; } = [];

    /// <summary>Also documents that have expired or were superseded; they are labelled.</summary>
    [Description("true にすると、期限の切れた文書と、新しいものに替わった文書からも探します")]
    public bool IncludeOutdated { get; init; }
}

/// <param name="Mode"><c>lexical</c>, <c>dense</c> or <c>hybrid</c>.</param>
/// <param name="Terms">The analysed query: what the evidence check measures coverage with.</param>
/// <param name="Passages">How many passages the index holds.</param>
public sealed record SearchResult(string Mode, IReadOnlyList<SearchHit> Hits, IReadOnlyList<QueryTerm> Terms, int Passages);

/// <param name="Rank">From 1.</param>
/// <param name="Score">Comparable within one result only.</param>
public sealed record SearchHit(int Rank, double Score, DocumentRecord Document, Chunk Chunk)
{
    /// <summary>Of its document, on the day of the search.</summary>
    public DocumentValidity Validity { get; init; }

    /// <summary>Null unless it was asked for.</summary>
    public HitExplanation? Explanation { get; init; }
}

/// <param name="IsWord">False for single characters and pairs of them.</param>
/// <param name="DocumentFrequency">Passages that hold the term; 0 when none does.</param>
public sealed record QueryTerm(string Text, bool IsWord, double Weight, int DocumentFrequency);
