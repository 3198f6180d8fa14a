using Assistant.Cli.Evaluation;
using Xunit;

namespace Assistant.Cli.Tests.Evaluation;

/// <summary>Against values worked out by hand.</summary>
public sealed class RetrievalMetricsTests
{
    private static readonly Dictionary<string, double> Grades = new(StringComparer.Ordinal) { ["a"] = 2, ["b"] = 1, ["c"] = 1, ["d"] = 0 };

    [Fact]
    public void Metrics_OfTheBestOrder_AreFull()
    {
        var metrics = RetrievalMetrics.Of(["a", "b", "c", "d"], Grades);

        Assert.Equal(new RetrievalMetrics(1, 0.3, 1, 1), metrics);
    }

    [Fact]
    public void Metrics_OfAMixedOrder_AreThoseWorkedOutByHand()
    {
        // Places 2 and 4 hold grades 1 and 2: 1/log2(3) + 2/log2(5) against 2/log2(2) + 1/log2(3) + 1/log2(4).
        var metrics = RetrievalMetrics.Of(["x", "b", "d", "a"], Grades);

        Assert.Equal(2.0 / 3, metrics.Recall, 12);
        Assert.Equal(0.2, metrics.Precision, 12);
        Assert.Equal((0.630929753571 + 0.861353116147) / (2 + 0.630929753571 + 0.5), metrics.Ndcg, 9);
        Assert.Equal(0.5, metrics.ReciprocalRank, 12);
    }

    [Fact]
    public void Document_OnTheEleventhPlace_DoesNotCount()
    {
        var ranked = Enumerable.Range(0, 10).Select(i => $"x{i}").Append("a").ToList();

        Assert.Equal(new RetrievalMetrics(0, 0, 0, 0), RetrievalMetrics.Of(ranked, Grades));
    }

    [Fact]
    public void Ideal_OfMoreThanTenRelevant_IsCutAtTen()
    {
        var grades = Enumerable.Range(0, 20).ToDictionary(i => $"r{i}", _ => 1.0, StringComparer.Ordinal);

        var metrics = RetrievalMetrics.Of([.. grades.Keys.Take(10)], grades);

        Assert.Equal(0.5, metrics.Recall, 12);
        Assert.Equal(1, metrics.Precision, 12);
        Assert.Equal(1, metrics.Ndcg, 12);
    }

    [Fact]
    public void Average_CountsEveryQueryTheSame()
    {
        var average = RetrievalMetrics.Average([new RetrievalMetrics(1, 0.1, 1, 1), new RetrievalMetrics(0, 0, 0, 0)]);

        Assert.Equal(new RetrievalMetrics(0.5, 0.05, 0.5, 0.5), average);
    }
}
