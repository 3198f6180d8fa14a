namespace Assistant.Core.Catalog;

public enum CatalogOrder
{
    Title,
    Kind,
    Pages,
    Department,
    Validity,
    Indexed,
    Standing,
}

public static class CatalogOrders
{
    /// <summary>Equal ones by title, then by id, so that pages of a long list neither repeat nor leave out a line.</summary>
    public static IReadOnlyList<DocumentEntry> Sort(this IEnumerable<DocumentEntry> entries, CatalogOrder order, bool descending)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var sorted = order switch
        {
            CatalogOrder.Title => By(entries, e => e.Title, StringComparer.Ordinal, descending),
            CatalogOrder.Kind => By(entries, e => e.Record?.Metadata.Kind, null, descending),
            CatalogOrder.Pages => By(entries, e => e.Pages, null, descending),
            CatalogOrder.Department => By(entries, e => e.Record?.Metadata.Department, StringComparer.Ordinal, descending),
            CatalogOrder.Validity => By(entries, e => e.Record?.Metadata.ValidUntil ?? DateOnly.MaxValue, null, descending),
            CatalogOrder.Indexed => By(entries, e => e.Record?.IndexedAt, null, descending),
            _ => By(entries, e => Urgency(e.Standing), null, descending),
        };
        return [.. sorted.ThenBy(e => e.Title, StringComparer.Ordinal).ThenBy(e => e.DocumentId, StringComparer.Ordinal)];
    }

    private static IOrderedEnumerable<DocumentEntry> By<T>(IEnumerable<DocumentEntry> entries, Func<DocumentEntry, T> key, IComparer<T>? comparer, bool descending) =>
        descending ? entries.OrderByDescending(key, comparer) : entries.OrderBy(key, comparer);

    /// <summary>What somebody has to do something about comes first.</summary>
    private static int Urgency(DocumentStanding standing) => standing switch
    {
        DocumentStanding.NeedsReview => 0,
        DocumentStanding.Quarantined => 1,
        DocumentStanding.Failed => 2,
        DocumentStanding.Reading => 3,
        DocumentStanding.Waiting => 4,
        DocumentStanding.Withheld => 5,
        _ => 6,
    };
}
