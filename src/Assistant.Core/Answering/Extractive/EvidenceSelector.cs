using System.Text.RegularExpressions;
using Assistant.Core.Documents;
using Assistant.Core.Text;

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
            if (!selected.Exists(s => Repeats(s.Unit, unit.Unit)))
            {
                selected.Add(unit);
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

    /// <summary>Glossary marks (※15) stand in one of two copies of a sentence only.</summary>
    private static string Words(EvidenceUnit unit) => GlossaryMark().Replace(unit.Own.Key, "");

    [GeneratedRegex("※[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex GlossaryMark();

    private static bool SamePlace(EvidenceUnit earlier, EvidenceUnit later) =>
        (earlier.Chunk.Id == later.Chunk.Id && (earlier.IsRow || earlier.IsPassage || later.IsPassage));
}

internal sealed record ScoredUnit(EvidenceUnit Unit, EvidenceScore Score, double Rank)
{
    private const int ShortPassage = 120;

    /// <param name="searchScore">Of the unit's passage, 0–1 of the best.</param>
    public static ScoredUnit Of(ReadQuestion question, EvidenceUnit unit, EvidenceScore score, double searchScore)
    {
        var rank = score.Coverage + (0.05 * score.OwnCoverage) + (0.2 * score.Verbatim) + (0.1 * searchScore);

        // 「ビジョンは？」 is answered by the section on it; 「何件？」 by the one sentence with the number.
        rank += score.IsAbout ? (question.Expected.IsOpen && question.HasSingleSubject ? 0.45 : 0.1) : 0;
        rank += unit.IsPassage && !question.Expected.IsOpen && unit.Quote.Text.Length > ShortPassage ? -0.1 : 0;
        rank += question.Expected.IsDefinition && Defines(question, unit) ? 0.6 : 0;
        rank -= EarlierPlan.Contradiction(question.Key, unit);
        return new ScoredUnit(unit, score, rank);
    }

    /// <summary>An entry of a glossary whose term is what is asked about.</summary>
    private static bool Defines(ReadQuestion question, EvidenceUnit unit) =>
        unit.Chunk.Kind == BlockKind.Definition
        && question.Focus is { } focus
        && unit.Chunk.Cells.SkipLast(1).Any(cell => SearchKey.Of(cell.Value).Contains(focus.Key, StringComparison.Ordinal));
}
