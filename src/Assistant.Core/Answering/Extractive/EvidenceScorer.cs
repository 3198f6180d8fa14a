using Assistant.Core.Text;

namespace Assistant.Core.Answering.Extractive;

/// <summary>
/// How far a unit covers the question: for each phrase the best of its own words (1), the nearest heading and the
/// rest of the passage (0.85) and the outer headings (0.6); averaged by the phrases' weights. Between 0 and 1.
/// </summary>
internal static class EvidenceScorer
{
    private const double NearWeight = 0.85;
    private const double FarWeight = 0.6;
    private const double SynonymWeight = 0.8;

    public static EvidenceScore Score(ReadQuestion question, EvidenceUnit unit)
    {
        var own = new Words(unit.Own);
        var near = new Words(unit.Near);
        var far = new Words(unit.Far);
        double covered = 0, coveredByOwn = 0, total = 0;
        foreach (var phrase in question.Phrases)
        {
            var ownMatch = Match(phrase, own);
            var best = Math.Max(ownMatch, Math.Max(NearWeight * Match(phrase, near), FarWeight * Match(phrase, far)));
            covered += phrase.Weight * best;
            coveredByOwn += phrase.Weight * ownMatch;
            total += phrase.Weight;
        }

        return total == 0
            ? new EvidenceScore(0, 0, false)
            : new EvidenceScore(covered / total, coveredByOwn / total, question.Expected.IsIn(unit));
    }

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

        if (word.Synonyms.Any(text.Terms.Contains))
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
/// <param name="HasForm">The unit holds what the question asks for (a number of people, a date, a division).</param>
internal sealed record EvidenceScore(double Coverage, double OwnCoverage, bool HasForm);
