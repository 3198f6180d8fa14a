using Assistant.Cli.Ingestion;
using Assistant.Core.Documents;
using Xunit;

namespace Assistant.Cli.Tests.Ingestion;

public sealed class IngestionTotalsTests
{
    [Theory]
    [InlineData(0, IngestionStatus.Indexed, IngestionStatus.Unchanged, IngestionStatus.Removed)]
    [InlineData(2, IngestionStatus.Indexed, IngestionStatus.Failed)]
    [InlineData(2, IngestionStatus.Unchanged, IngestionStatus.Failed)]
    [InlineData(1, IngestionStatus.Failed, IngestionStatus.Failed)]
    public void ExitStatus_TellsWhetherAllSomeOrNothingWasDone(int expected, params IngestionStatus[] results)
    {
        var totals = new IngestionTotals();
        foreach (var status in results)
        {
            totals.Add(new IngestionResult("a.md", status, null, 1, 2, null, null, 5, results.Length));
        }

        Assert.Equal(expected, totals.ExitStatus);
        Assert.Equal(results.Length, totals.ToSummary(0).Pages);
    }
}
