using Assistant.Core.Access;
using Assistant.Core.Documents;

namespace Assistant.Core.Retrieval;

/// <summary>Who may see a passage and what the person narrowed the search to, decided once a document.</summary>
internal sealed class PassageFilter
{
    private readonly AccessScope _scope;
    private readonly SearchFilters _filters;
    private readonly Dictionary<string, bool> _decided = new(StringComparer.Ordinal);

    private PassageFilter(AccessScope scope, SearchFilters filters)
    {
        _scope = scope;
        _filters = filters;
    }

    public static PassageFilter For(SearchRequest request) => new(request.Access, request.Filters ?? new SearchFilters());

    public bool Allows(DocumentRecord document)
    {
        if (!_decided.TryGetValue(document.Id, out var allowed))
        {
            allowed = _scope.Allows(document.Metadata.Access)
                && Matches(_filters.Kinds, document.Metadata.Kind)
                && Matches(_filters.Departments, document.Metadata.Department)
                && Matches(_filters.DocumentIds, document.Id);
            _decided.Add(document.Id, allowed);
        }

        return allowed;
    }

    private static bool Matches<T>(IReadOnlyList<T> wanted, T? value) => wanted.Count == 0 || (value is not null && wanted.Contains(value));
}
