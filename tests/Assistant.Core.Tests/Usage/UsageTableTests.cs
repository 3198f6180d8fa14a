using Assistant.Core.Errors;
using Assistant.Core.Usage;
using Assistant.Core.Usage.Tables;
using Xunit;

namespace Assistant.Core.Tests.Usage;

public sealed class UsageTableTests
{
    private const string Prices = "effective\tmodel\tinputYenPerMillion\toutputYenPerMillion\tbasis\n";

    [Theory]
    [InlineData("2025-03", "ask", "answer", 5)]
    [InlineData("2025-04", "ask", "answer", 8)]
    [InlineData("2025-04", "ask", "minutes", 20)]
    [InlineData("2025-10", "ask", "minutes", 25)]
    [InlineData("2025-10", "draft", "minutes", 5)]
    public void Coefficient_IsTheMostSpecificInForce(string month, string feature, string template, int minutes)
    {
        var table = TimeCoefficients.Parse("t", UsageVectors.Header + "2020-01\t*\t*\t5\ta\tb\n2025-04\task\t*\t8\ta\tb\n# 注\n2025-04\task\tminutes\t20\ta\tb\n2025-10\task\tminutes\t25\ta\tb\n");
        Assert.True(YearMonth.TryParse(month, out var at));

        Assert.Equal(minutes, table.Find(at, feature, template)!.Minutes);
        Assert.Null(table.Find(new YearMonth(2019, 12), feature, template));
    }

    [Fact]
    public void Table_WithMistakes_NamesEachWithItsLine()
    {
        var failure = Assert.Throws<AssistantException>(() => TimeCoefficients.Parse("表", UsageVectors.Header + "2025-4\task\t*\t-1\ta\tb\n2025-04\t*\tx\t5\t\tb\nkurz\n"));

        Assert.Equal("usage_table_invalid", failure.Code);
        var lines = failure.Message.Split(Environment.NewLine);
        Assert.Equal(5, lines.Length);
        Assert.Equal(2, lines.Count(l => l.StartsWith("表 の 2 行目", StringComparison.Ordinal)));
        Assert.Contains("4 行目", lines[4], StringComparison.Ordinal);
    }

    [Fact]
    public void SameRow_Twice_IsAMistake_BecauseNeitherIsTheOneThatHolds()
    {
        var coefficients = Assert.Throws<AssistantException>(() => TimeCoefficients.Parse("表", UsageVectors.Header + "2025-04\task\t*\t5\ta\tb\n2025-04\task\t*\t8\ta\tb\n"));
        var prices = Assert.Throws<AssistantException>(() => PriceTable.Parse("表", Prices + "2025-04-01\tm\t100\t400\ta\n2025-04-01\tm\t80\t300\ta\n"));

        Assert.StartsWith("表 の 3 行目", coefficients.Message, StringComparison.Ordinal);
        Assert.StartsWith("表 の 3 行目", prices.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Price_IsTheOneOfTheDay()
    {
        var table = PriceTable.Parse("t", Prices + "2025-04-01\tm\t100\t400\ta\n2025-05-15\tm\t80\t300\ta\n");

        Assert.Equal(100, table.Find(new DateOnly(2025, 5, 14), "m")!.InputYen);
        Assert.Equal(80, table.Find(new DateOnly(2025, 5, 15), "m")!.InputYen);
        Assert.Null(table.Find(new DateOnly(2025, 3, 31), "m"));
        Assert.Null(table.Find(new DateOnly(2025, 5, 15), "other"));
    }

    [Fact]
    public void Version_ChangesWithTheContentOnly()
    {
        const string rows = "2025-04\t*\t*\t5\ta\tb\n";
        var version = TimeCoefficients.Parse("t", UsageVectors.Header + rows).Version;

        Assert.Equal(version, TimeCoefficients.Parse("u", (UsageVectors.Header + rows).Replace("\n", "\r\n")).Version);
        Assert.NotEqual(version, TimeCoefficients.Parse("t", UsageVectors.Header + rows.Replace('5', '6')).Version);
    }
}
