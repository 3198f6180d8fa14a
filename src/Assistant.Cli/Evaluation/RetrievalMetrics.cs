namespace Assistant.Cli.Evaluation;

/// <summary>What one ranking of documents is worth, by the grades of those that matter. Everything is cut at ten.</summary>
/// <param name="Recall">Part of all relevant documents (grade ≥ 1) that is among the first ten.</param>
/// <param name="Precision">Part of ten places that holds a relevant document.</param>
/// <param name="Ndcg">Σ grade / log₂(place + 1), against the same of the best possible order.</param>
/// <param name="ReciprocalRank">1 / place of the first relevant document; 0 when it is not among the first ten.</param>
internal sealed record RetrievalMetrics(double Recall, double Precision, double Ndcg, double ReciprocalRank)
{
    public const int Cut = 10;

    private const double LeastRelevant = 1;

    /// <param name="ranked">Ids of documents, best first, each once.</param>
    /// <param name="grades">Of the documents that were judged; at least one relevant.</param>
    public static RetrievalMetrics Of(IReadOnlyList<string> ranked, IReadOnlyDictionary<string, double> grades)
    {
        var found = ranked.Take(Cut).Select(id => grades.GetValueOrDefault(id)).ToList();
        var relevant = found.Count(IsRelevant);
        var first = found.FindIndex(IsRelevant);
        return new RetrievalMetrics(
            (double)relevant / grades.Values.Count(IsRelevant),
            (double)relevant / Cut,
            Gain(found) / Gain(grades.Values.OrderDescending().Take(Cut)),
            first < 0 ? 0 : 1.0 / (first + 1));
    }

    /// <summary>Every query counts the same.</summary>
    public static RetrievalMetrics Average(IReadOnlyCollection<RetrievalMetrics> queries) => new(
        queries.Average(q => q.Recall),
        queries.Average(q => q.Precision),
        queries.Average(q => q.Ndcg),
        queries.Average(q => q.ReciprocalRank));

    public static bool IsRelevant(double grade) => grade >= LeastRelevant;

    private static double Gain(IEnumerable<double> grades) => grades.Select((grade, i) => grade / Math.Log2(i + 2)).Sum();
}
