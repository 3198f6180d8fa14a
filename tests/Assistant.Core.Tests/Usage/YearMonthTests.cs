using Assistant.Core.Errors;
using Assistant.Core.Usage;
using Xunit;

namespace Assistant.Core.Tests.Usage;

public sealed class YearMonthTests
{
    [Theory]
    [InlineData("2025-03-31T14:59:59Z", 2024, 202503)]
    [InlineData("2025-03-31T15:00:00Z", 2025, 202504)]
    [InlineData("2025-12-31T15:00:00Z", 2025, 202601)]
    [InlineData("2026-04-01T00:00:00+14:00", 2025, 202603)]
    [InlineData("2026-03-31T12:00:00-04:00", 2026, 202604)]
    [InlineData("2030-03-31T23:59:59+09:00", 2029, 203003)]
    public void Instant_BelongsToItsMonthAndFiscalYearInJapan(string at, int fiscalYear, int number)
    {
        var month = YearMonth.Of(DateTimeOffset.Parse(at, null));

        Assert.Equal((fiscalYear, number), (month.FiscalYear, month.Number));
        Assert.Equal(month, YearMonth.FromNumber(number));
    }

    [Fact]
    public void PlanPeriod_IsFourFiscalYears()
    {
        var first = UsagePeriod.OfFiscalYear(2026);
        var last = UsagePeriod.OfFiscalYear(2029);

        Assert.Equal(DateTimeOffset.Parse("2026-04-01T00:00:00+09:00", null), first.From.Start);
        Assert.Equal(DateTimeOffset.Parse("2030-04-01T00:00:00+09:00", null), last.End);
        Assert.Equal(48, UsagePeriod.Of(first.From, last.To).Months.Count());
    }

    [Theory]
    [InlineData("2025-4", "2025-05")]
    [InlineData("2025-13", "2025-14")]
    [InlineData("２０２５-04", "2025-05")]
    [InlineData("2025-05", "2025-04")]
    [InlineData(null, "2025-04")]
    [InlineData("1800-01", "2025-04")]
    [InlineData("0001-01", "0001-01")]
    [InlineData("9999-12", "9999-12")]
    public void Period_ThatIsNone_IsRefused(string? from, string to) =>
        Assert.Equal("period_invalid", Assert.Throws<AssistantException>(() => UsagePeriod.Parse(from, to)).Code);
}
