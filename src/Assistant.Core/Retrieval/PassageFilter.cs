using Assistant.Core.Access;
using Assistant.Core.Documents;

namespace Assistant.Core.Retrieval;

/// <summary>Who may see a passage and what the person narrowed the search to, decided once a document.</summary>
internal sealed class PassageFilter
{
    private readonly AccessScope scope;
    private readonly SearchFilters filters;
    private readonly Dictionary<string, bool> decided = new(StringComparer.Ordinal);

    private PassageFilter(AccessScope scope, SearchFilters filters)
    {
        this.scope = scope;
        this.filters = filters;
    }

    public static PassageFilter For(SearchRequest request) => new(request.Access, request.Filters ?? new SearchFilters());

    public bool Allows(DocumentRecord document)
    {
        if (!decided.TryGetValue(document.Id, out var allowed))
        {
            allowed = scope.Allows(document.Metadata.Access)
                && Matches(filters.Kinds, document.Metadata.Kind)
                && Matches(filters.Departments, document.Metadata.Department)
                && Matches(filters.DocumentIds, document.Id);
            decided.Add(document.Id, allowed);
        }

        return allowed;
    }

    private static bool Matches<T>(IReadOnlyList<T> wanted, T? value) => wanted.Count == 0 || (value is not null && wanted.Contains(value));
}
