using Assistant.Core.Retrieval.Vectors;
using Xunit;

namespace Assistant.Infrastructure.Tests.Vectors.Conformance;

internal static class RankingAssert
{
    private const double Tolerance = 1e-5;

    /// <summary>The same scores in the same order, and at each place one of the passages that have this score.</summary>
    /// <param name="expected">Everything that can be found, so that a tie at the limit may go either way.</param>
    public static void Same(IReadOnlyList<VectorHit> expected, IReadOnlyList<VectorHit> actual, int top)
    {
        Assert.Equal(Math.Min(top, expected.Count), actual.Count);
        Assert.Equal(actual.Count, actual.Select(h => h.ChunkId).Distinct(StringComparer.Ordinal).Count());
        var scores = expected.ToDictionary(h => h.ChunkId, h => h.Score, StringComparer.Ordinal);
        for (var i = 0; i < actual.Count; i++)
        {
            Close(expected[i].Score, actual[i].Score, $"place {i}");
            Assert.True(scores.TryGetValue(actual[i].ChunkId, out var own), $"place {i}: {actual[i].ChunkId} can't be found");
            Close(own, actual[i].Score, $"place {i}: {actual[i].ChunkId}");
        }
    }

    private static void Close(double expected, double actual, string where) =>
        Assert.True(Math.Abs(expected - actual) <= Tolerance * Math.Max(1, Math.Abs(expected)), $"{where}: {actual:R} instead of {expected:R}");
}
