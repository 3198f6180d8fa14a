using Assistant.Core.Documents;
using Assistant.Core.Text;

namespace Assistant.Core.Answering.Extractive;

/// <summary>A unit with the number by which units are ordered.</summary>
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

    /// <summary>An entry of a glossary whose term is what is asked about, or a sentence that says what it is called.</summary>
    private static bool Defines(ReadQuestion question, EvidenceUnit unit)
    {
        if (question.Phrases.LastOrDefault(p => p.IsNominal && !p.OnlyAsks) is not { } subject)
        {
            return false;
        }

        return unit.Chunk.Kind == BlockKind.Definition
            ? unit.Chunk.Cells.SkipLast(1).Any(cell => SearchKey.Of(cell.Value).Contains(subject.Key, StringComparison.Ordinal))
            : Array.Exists(Naming, words => unit.Own.Key.Contains(subject.Key + words, StringComparison.Ordinal) || unit.Own.Key.Contains(subject.Key + "」" + words, StringComparison.Ordinal));
    }

    private static readonly string[] Naming = ["と称", "と呼", "とは", "をいう", "といい", "のことで"];
}
