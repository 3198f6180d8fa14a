using Assistant.Core.Retrieval.Vectors;

namespace Assistant.Core.Retrieval;

/// <summary>The names of the modes in the outer contract.</summary>
public static class SearchModes
{
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<SearchMode>().Select(NameOf)];

    public static string NameOf(SearchMode mode) => mode.ToString().ToLowerInvariant();
}
