using Assistant.Core.Retrieval.Vectors;

namespace Assistant.Core.Retrieval;

/// <summary>The names of the modes in the outer contract.</summary>
public static class SearchModes
{
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<SearchMode>().Select(NameOf)];

    /// <summary>Null when there is no such mode.</summary>
    public static SearchMode? Parse(string name) =>
        Enum.GetValues<SearchMode>().Where(mode => NameOf(mode) == name).Select(mode => (SearchMode?)mode).FirstOrDefault();

    public static string NameOf(SearchMode mode) => mode.ToString().ToLowerInvariant();
}
