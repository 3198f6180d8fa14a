using Assistant.Cli.Ingestion;
using Assistant.Core.Documents;
using Xunit;

namespace Assistant.Cli.Tests.Ingestion;

public sealed class PlainLinesReportTests
{
    [Fact]
    public void Warnings_OfAFileThatWasRead_AreLinesOfTheirOwn()
    {
        var result = new IngestionResult("a.txt", IngestionStatus.Indexed, "d1", 0, 1, null, null, 5, 1) { Warnings = [new ReadWarning("encoding_unsure", "文字コードが\nはっきりしません。")] };

        var lines = PlainLinesReport.Describe(result).Split(Environment.NewLine);

        Assert.Equal(2, lines.Length);
        Assert.StartsWith("取り込み  a.txt", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("注意      a.txt: encoding_unsure: ", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain('\n', lines[1]);
    }

    [Fact]
    public void Warnings_OfAFileThatHasNotChanged_AreNotSaidAgain()
    {
        var result = new IngestionResult("a.txt", IngestionStatus.Unchanged, "d1", 0, 1, null, null, 5, 1) { Warnings = [new ReadWarning("encoding_unsure", "はっきりしません。")] };

        Assert.Equal("変更なし  a.txt", PlainLinesReport.Describe(result));
    }
}
