using Assistant.Core.Documents.Provisions;
using Assistant.Core.Text;

namespace Assistant.Infrastructure.Search;

/// <summary>
/// Whoever names a provision reads it first: it stands before everything that speaks of it, whatever meaning and a reranking
/// model think of its words. The lists keep it among their first places; which of them it is only the passage itself says.
/// </summary>
internal static class ProvisionsFirst
{
    /// <returns>The same hits; those moved up have scores above all others.</returns>
    public static IReadOnlyList<OrderedHit> Order(string question, IReadOnlyList<OrderedHit> hits)
    {
        var references = ProvisionReference.FindAll(SearchKey.Of(question));
        if (references.Count == 0 || hits.Count < 2)
        {
            return hits;
        }

        var named = hits.Where(h => references.Any(r => r.Is(h.Hit.Document, h.Hit.Chunk))).ToList();
        if (named.Count == 0)
        {
            named = [.. hits.Where(h => references.Any(r => r.IsInArticle(h.Hit.Document, h.Hit.Chunk)))];
        }

        // Of an article's passages those that begin it come first: they stand in the record's order.
        var best = hits.Max(h => h.Hit.Score);
        var bestRead = hits.Max(h => h.Score);
        return
        [
            .. named.GroupBy(h => h.Hit.Document.Id, StringComparer.Ordinal).SelectMany(g => g.OrderBy(h => h.Hit.Chunk.Ordinal))
                .Select((h, i) => h with { Hit = h.Hit with { Score = best + (best / (i + 1)) }, Score = h.Score is null ? null : bestRead + 1d + (1d / (i + 1)) }),
            .. hits.Except(named),
        ];
    }
}
