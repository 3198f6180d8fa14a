using Assistant.Core.Text;

namespace Assistant.Core.Answering.Extractive;

/// <summary>
/// How far a unit covers the question: for each phrase the best of its own words (1), its label (0.95), the rest of the
/// passage and its neighbours (0.75) and the outer headings (0.6); averaged by the phrases' weights. Between 0 and 1.
/// </summary>
internal static class EvidenceScorer
{
    private const double LabelWeight = 0.95;
    private const double NearWeight = 0.75;
    private const double FarWeight = 0.6;
    private const double SynonymWeight = 0.8;

    // A passage on the subject that does not speak of what is asked about it is a neighbour of the answer.
    private const double LeastFocus = 0.4;
    private const double MissedFocus = 0.7;
    private const double AbsentFocus = 0.6;
    private const double OtherYear = 0.7;

    public static EvidenceScore Score(ReadQuestion question, EvidenceUnit unit)
    {
        var own = new Words(unit.Own);
        var label = new Words(unit.Label);
        var near = new Words(unit.Near);
        var far = new Words(unit.Far);
        double covered = 0, coveredByOwn = 0, total = 0;
        var misses = false;
        foreach (var phrase in question.Phrases)
        {
            var ownMatch = Match(phrase, own);
            if (phrase.IsPlace && !Array.Exists([own, label, near, far], t => t.Key.Contains(phrase.Key, StringComparison.Ordinal)))
            {
                return EvidenceScore.None;
            }

            var best = Math.Max(
                Math.Max(ownMatch, LabelWeight * (IsAbout(phrase, unit.Label.Key) ? 1 : Match(phrase, label))),
                Math.Max(NearWeight * Match(phrase, near), FarWeight * Match(phrase, far)));
            misses |= phrase == question.Focus && best < LeastFocus;
            covered += phrase.Weight * best;
            coveredByOwn += phrase.Weight * ownMatch;
            total += phrase.Weight;
        }

        if (total == 0)
        {
            return EvidenceScore.None;
        }

        var factor = (misses ? FocusFactor(question.Focus!) : 1) * YearFactor(question, own, label, near, far);
        return new EvidenceScore(
            factor * covered / total,
            coveredByOwn / total,
            Verbatim(question.Key, unit.Own.Key),
            question.Expected.IsIn(unit),
            IsAbout(question, unit));
    }

    private static double YearFactor(ReadQuestion question, params Words[] texts) =>
        question.Years.All(year => Array.Exists(texts, t => t.Key.Contains(year, StringComparison.Ordinal))) ? 1 : OtherYear;

    private static double FocusFactor(Phrase missed) => missed.Words.All(w => w.IsAbsent) ? AbsentFocus : MissedFocus;

    /// <summary>Share of the question's letters that stand in the unit in runs of four or more: 「全く知らない」 is no noun, but it is said.</summary>
    private static double Verbatim(string question, string unit)
    {
        const int shortest = 4;
        var found = 0;
        for (var i = 0; i + shortest <= question.Length;)
        {
            var length = shortest;
            if (!unit.Contains(question.Substring(i, length), StringComparison.Ordinal))
            {
                i++;
                continue;
            }

            while (i + length < question.Length && unit.Contains(question.Substring(i, length + 1), StringComparison.Ordinal))
            {
                length++;
            }

            found += length;
            i += length;
        }

        return found / (double)question.Length;
    }

    /// <summary>The label is little more than one phrase of the question: the unit stands in the section on it.</summary>
    private static bool IsAbout(ReadQuestion question, EvidenceUnit unit) => question.Phrases.Any(p => IsAbout(p, unit.Label.Key));

    private static bool IsAbout(Phrase phrase, string label) =>
        phrase.IsNominal && (IsMost(phrase.Key, label) || phrase.Words.SelectMany(w => w.Synonyms).Any(s => s == label));

    private static bool IsMost(string phrase, string label) =>
        label.Length > 0 && phrase.Length * 2 >= label.Length && label.Contains(phrase, StringComparison.Ordinal);

    /// <summary>The whole phrase as written counts 1; otherwise the share of its words, a little less, by their rarity.</summary>
    private static double Match(Phrase phrase, Words text)
    {
        if (phrase.IsNominal && text.Key.Contains(phrase.Key, StringComparison.Ordinal))
        {
            return 1;
        }

        var found = phrase.Words.Sum(w => w.Rarity * Match(w, text));
        var share = found / phrase.Words.Sum(w => w.Rarity);
        return phrase.Words.Count > 1 ? 0.9 * share : share;
    }

    private static double Match(PhraseWord word, Words text)
    {
        if (text.Terms.Contains(word.Term))
        {
            return 1;
        }

        if (word.Synonyms.Any(s => text.Terms.Contains(s) || (s.Length >= 2 && text.Key.Contains(s, StringComparison.Ordinal))))
        {
            return SynonymWeight;
        }

        // The dictionary cuts compounds differently in different company (情報漏えい / 情報 漏えい).
        return word.Term.Length >= 2 && text.Key.Contains(word.Surface, StringComparison.Ordinal) ? 0.9 : 0;
    }

    private sealed class Words(AnalyzedText text)
    {
        public string Key { get; } = text.Key;

        public HashSet<string> Terms { get; } = text.Words.Select(w => w.Term).ToHashSet(StringComparer.Ordinal);
    }
}

/// <param name="Coverage">0–1, with headings and passage.</param>
/// <param name="OwnCoverage">0–1, the unit's own words alone.</param>
/// <param name="Verbatim">0–1, letters of the question that stand in the unit in runs.</param>
/// <param name="HasForm">The unit holds what the question asks for (a number of people, a date, a division).</param>
/// <param name="IsAbout">The unit stands in the section on the subject.</param>
internal sealed record EvidenceScore(double Coverage, double OwnCoverage, double Verbatim, bool HasForm, bool IsAbout)
{
    public static EvidenceScore None { get; } = new(0, 0, 0, false, false);
}
