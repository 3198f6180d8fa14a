using Assistant.Core.Usage;
using Xunit;

namespace Assistant.Core.Tests.Usage;

public sealed class CsvLineTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("－1", "'－1")]
    [InlineData("＠SUM(A1)", "'＠SUM(A1)")]
    [InlineData("総務課", "総務課")]
    [InlineData("a,b", "\"a,b\"")]
    public void Text_ThatASpreadsheetWouldRun_StaysText(string text, string expected) => Assert.Equal($"{expected},5", CsvLine.Of([text, 5]));
}
