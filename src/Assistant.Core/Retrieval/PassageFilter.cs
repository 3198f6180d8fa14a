using Assistant.Core.Documents;
using Assistant.Core.Retrieval.Vectors;

namespace Assistant.Core.Retrieval;

/// <summary>Who may see a passage and what the person narrowed the search to.</summary>
internal static class PassageFilter
{
    /// <summary>What holds for every document of the same metadata: all but the narrowing to single documents.</summary>
    public static bool Allows(VectorFilter filter, DocumentMetadata metadata) =>
        filter.Access.Allows(metadata.Access)
        && (filter.ValidOn is not { } day || metadata.ValidUntil is not { } last || last >= day)
        && Matches(filter.Filters.Kinds, metadata.Kind)
        && Matches(filter.Filters.Departments, metadata.Department);

    private static bool Matches<T>(IReadOnlyList<T> wanted, T? value) => wanted.Count == 0 || (value is not null && wanted.Contains(value));
}
