using Assistant.Core.Documents;
using Assistant.Core.Retrieval.Vectors;

namespace Assistant.Core.Retrieval;

/// <summary>Who may see a passage and what the person narrowed the search to, decided once a document.</summary>
internal sealed class PassageFilter
{
    private readonly VectorFilter _filter;
    private readonly Dictionary<string, bool> _decided = new(StringComparer.Ordinal);

    private PassageFilter(VectorFilter filter) => _filter = filter;

    public static PassageFilter For(SearchRequest request) => new(new VectorFilter(request.Access, request.Filters ?? new SearchFilters()));

    public bool Allows(DocumentRecord document)
    {
        if (!_decided.TryGetValue(document.Id, out var allowed))
        {
            allowed = Allows(_filter, document.Metadata) && Matches(_filter.Filters.DocumentIds, document.Id);
            _decided.Add(document.Id, allowed);
        }

        return allowed;
    }

    /// <summary>What holds for every document of the same metadata: all but the narrowing to single documents.</summary>
    public static bool Allows(VectorFilter filter, DocumentMetadata metadata) =>
        filter.Access.Allows(metadata.Access)
        && Matches(filter.Filters.Kinds, metadata.Kind)
        && Matches(filter.Filters.Departments, metadata.Department);

    private static bool Matches<T>(IReadOnlyList<T> wanted, T? value) => wanted.Count == 0 || (value is not null && wanted.Contains(value));
}
