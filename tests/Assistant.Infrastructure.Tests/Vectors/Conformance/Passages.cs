using System.Globalization;
using Assistant.Core.Access;
using Assistant.Core.Documents;
using Assistant.Core.Retrieval;
using Assistant.Core.Retrieval.Vectors;

namespace Assistant.Infrastructure.Tests.Vectors.Conformance;

/// <summary>Documents and questions in a few words.</summary>
internal static class Passages
{
    public const int Dimensions = 4;

    public static VectorIndexSpecification Specification { get; } = new("conformance-1", Dimensions);

    public static FusionOptions Ranks { get; } = new(FusionMethod.ReciprocalRank, 1, 1, 100, 60);

    public static string Id(int number) => number.ToString("x32", CultureInfo.InvariantCulture);

    /// <summary>One everybody of <c>staff</c> may read.</summary>
    public static IndexedDocument Document(int id, params IReadOnlyList<IndexedPassage> passages) => Document(id, ["staff"], passages);

    public static IndexedDocument Document(int id, IReadOnlyList<string> access, IReadOnlyList<IndexedPassage> passages, DocumentKind kind = DocumentKind.Other, string? department = null) =>
        new(Id(id), new DocumentMetadata { Title = "文書", Access = access, Kind = kind, Department = department, Effective = new DateOnly(2026, 4, 1) }, passages);

    public static IndexedPassage Passage(int id, params (uint Key, int Impact)[] terms) => Passage(id, [1, 0, 0, 0], terms);

    public static IndexedPassage Passage(int id, float[] dense, params (uint Key, int Impact)[] terms) =>
        new(Id(id), [.. terms.Select(t => new TermImpact(t.Key, (byte)t.Impact))], dense);

    public static VectorQuery Lexical(params (uint Key, float Weight)[] terms) =>
        new(Specification.Version, SearchMode.Lexical, [.. terms.Select(t => new QueryTermWeight(t.Key, t.Weight))], default, All(), 10, Ranks);

    public static VectorQuery Dense(params float[] vector) => new(Specification.Version, SearchMode.Dense, [], vector, All(), 10, Ranks);

    public static VectorQuery As(this VectorQuery query, AccessScope scope) => query with { Filter = query.Filter with { Access = scope } };

    public static VectorQuery Narrowed(this VectorQuery query, SearchFilters filters) => query with { Filter = query.Filter with { Filters = filters } };

    public static VectorIndexChange Change(long generation, params IReadOnlyList<IndexedDocument> documents) => new(documents, [], generation);

    public static VectorIndexChange Removal(long generation, params IReadOnlyList<int> documents) => new([], [.. documents.Select(Id)], generation);

    private static VectorFilter All() => new(AccessScope.Everything, new SearchFilters());
}
