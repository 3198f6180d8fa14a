using Assistant.Core.Documents;
using Assistant.Core.Text;

namespace Assistant.Core.Catalog;

/// <summary>Which documents of those that a person may read; everything that is left out lets everything through.</summary>
public sealed record CatalogFilter
{
    public DocumentStanding? Standing { get; init; }

    public DocumentKind? Kind { get; init; }

    /// <summary>Words that all have to stand in title, file name or division in charge; written as people write them, width and case don't matter.</summary>
    public string? Text { get; init; }

    /// <summary>Also those that have expired or been superseded.</summary>
    public bool IncludeOutdated { get; init; } = true;

    /// <param name="today">In JST.</param>
    internal IEnumerable<DocumentEntry> Apply(IEnumerable<DocumentEntry> entries, DateOnly today)
    {
        // Cut first: the key closes the spaces between Japanese characters.
        var words = (Text ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(SearchKey.Of).ToArray();
        return entries.Where(e =>
            (Standing is null || e.Standing == Standing)
            && (Kind is null || (e.Record is not null && e.Record.Metadata.Kind == Kind))
            && (IncludeOutdated || e.Record?.Metadata.ValidityOn(today) is not (DocumentValidity.Expired or DocumentValidity.Superseded))
            && (words.Length == 0 || Holds(e, words)));
    }

    private static bool Holds(DocumentEntry entry, string[] words)
    {
        var key = SearchKey.Of($"{entry.Title}\n{Path.GetFileName(entry.Uri)}\n{entry.Record?.Metadata.Department}");
        return Array.TrueForAll(words, word => key.Contains(word, StringComparison.Ordinal));
    }
}
