using Assistant.Cli.Measuring;
using Xunit;

namespace Assistant.Cli.Tests.Measuring;

public sealed class LatenciesTests
{
    [Theory]
    [InlineData(50, 10)]
    [InlineData(95, 19)]
    [InlineData(99, 20)]
    [InlineData(1, 1)]
    public void Percentile_OfTwenty_IsTheNearestRank(int percent, double expected)
    {
        var latencies = new Latencies();
        foreach (var milliseconds in Enumerable.Range(1, 20).OrderBy(i => i * 7 % 20))
        {
            latencies.Add(TimeSpan.FromMilliseconds(milliseconds));
        }

        Assert.Equal(expected, latencies.Percentile(percent));
    }

    [Fact]
    public void Percentile_OfNothing_IsZero() => Assert.Equal(0, new Latencies().Percentile(50));
}
