using System.Text.Json.Serialization;
using Assistant.Cli.Measuring;

namespace Assistant.Cli.Evaluation;

/// <summary>The JSON of <c>eval retrieval</c>; names are the outer contract.</summary>
/// <param name="Queries">Those with a relevant document.</param>
internal sealed record RetrievalOutput(
    string Mode,
    int Queries,
    [property: JsonPropertyName("recall@10")] double Recall,
    [property: JsonPropertyName("precision@10")] double Precision,
    [property: JsonPropertyName("ndcg@10")] double Ndcg,
    [property: JsonPropertyName("mrr@10")] double Mrr,
    LatencyOutput Latency,
    RetrievalIndexing Indexing)
{
    private const int Digits = 4;

    public static RetrievalOutput Of(string mode, IReadOnlyCollection<RetrievalMetrics> queries, Latencies latencies, RetrievalIndexing indexing)
    {
        var average = RetrievalMetrics.Average(queries);
        return new RetrievalOutput(
            mode,
            queries.Count,
            Math.Round(average.Recall, Digits),
            Math.Round(average.Precision, Digits),
            Math.Round(average.Ndcg, Digits),
            Math.Round(average.ReciprocalRank, Digits),
            new LatencyOutput(latencies.Percentile(50), latencies.Percentile(95)),
            indexing);
    }
}

internal sealed record LatencyOutput(double P50Ms, double P95Ms);

internal sealed record RetrievalIndexing(int Documents, int Chunks, long ElapsedMs);
