namespace Assistant.Core.Answering.Extractive;

/// <summary>Decides whether there is evidence at all, and which units make the answer.</summary>
internal static class EvidenceSelector
{
    /// <summary>Share of the question that a unit must cover to be evidence.</summary>
    internal const double LeastCoverage = 0.6;

    private const double NearlyAsGood = 0.92;
    private const int MostSentences = 3;
    private const int MostRows = 10;

    public static IReadOnlyList<ScoredUnit> Select(IEnumerable<ScoredUnit> units)
    {
        var ranked = units
            .Where(u => u.Score.HasForm && u.Score.Coverage >= LeastCoverage)
            .OrderByDescending(u => u.Rank)
            .ToList();
        if (ranked.Count == 0)
        {
            return [];
        }

        var selected = new List<ScoredUnit>();
        foreach (var unit in ranked.TakeWhile(u => u.Rank >= ranked[0].Rank * NearlyAsGood))
        {
            if (!selected.Exists(s => Repeats(s.Unit, unit.Unit)))
            {
                selected.Add(unit);
            }

            if (selected.Count == (selected.TrueForAll(s => s.Unit.IsRow) ? MostRows : MostSentences))
            {
                break;
            }
        }

        return selected;
    }

    /// <summary>概要版 and 本編 say the same sentence; a cell's entry is part of its row.</summary>
    private static bool Repeats(EvidenceUnit earlier, EvidenceUnit later) =>
        earlier.Own.Key.Contains(later.Own.Key, StringComparison.Ordinal)
        || later.Own.Key.Contains(earlier.Own.Key, StringComparison.Ordinal)
        || (earlier.Chunk.Id == later.Chunk.Id && earlier.IsRow);
}

/// <param name="Rank">What units are ordered by: coverage, then own words, then the search score.</param>
internal sealed record ScoredUnit(EvidenceUnit Unit, EvidenceScore Score, double Rank);
