using System.Text.RegularExpressions;

namespace Assistant.Core.Answering.Extractive;

/// <summary>Decides whether there is evidence at all, and which units make the answer.</summary>
internal static partial class EvidenceSelector
{
    /// <summary>Share of the question that a unit must cover to be evidence.</summary>
    internal const double LeastCoverage = 0.5;

    private const double NearlyAsGood = 0.93;
    private const int MostSentences = 3;
    private const int MostRows = 10;

    public static IReadOnlyList<ScoredUnit> Select(ReadQuestion question, IEnumerable<ScoredUnit> units)
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
            var repeated = selected.FindIndex(s => Repeats(s.Unit, unit.Unit));
            if (repeated < 0)
            {
                selected.Add(unit);
            }
            else if (IsLaterCopy(selected[repeated].Unit, unit.Unit))
            {
                selected[repeated] = unit;
            }

            if (selected.Count == (question.Expected.IsOpen && selected.TrueForAll(s => s.Unit.IsRow) ? MostRows : MostSentences))
            {
                break;
            }
        }

        return selected;
    }

    /// <summary>概要版 and 本編 say the same sentence; a cell's entry is part of its row.</summary>
    private static bool Repeats(EvidenceUnit earlier, EvidenceUnit later)
    {
        var one = Words(earlier);
        var other = Words(later);
        return one.Contains(other, StringComparison.Ordinal) || other.Contains(one, StringComparison.Ordinal) || SamePlace(earlier, later);
    }

    /// <summary>The 概要版 stands before the 本編, which is the one to cite.</summary>
    private static bool IsLaterCopy(EvidenceUnit kept, EvidenceUnit other) =>
        kept.Hit.Document.Id == other.Hit.Document.Id && other.Chunk.Ordinal > kept.Chunk.Ordinal && Words(kept) == Words(other);

    /// <summary>Glossary marks (※15) stand in one of two copies of a sentence only.</summary>
    private static string Words(EvidenceUnit unit) => GlossaryMark().Replace(unit.Own.Key, "");

    [GeneratedRegex("※[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex GlossaryMark();

    private static bool SamePlace(EvidenceUnit earlier, EvidenceUnit later) =>
        earlier.Chunk.Id == later.Chunk.Id && (earlier.IsRow || earlier.IsPassage || later.IsPassage);
}
