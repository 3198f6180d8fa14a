using Assistant.Infrastructure.Readers.Metadata;
using Xunit;

namespace Assistant.Infrastructure.Tests.Readers;

public sealed class FiscalYearsTests
{
    [Theory]
    [InlineData("2026", 2026)]
    [InlineData("2026年度", 2026)]
    [InlineData("令和8年度", 2026)]
    [InlineData("令和８年度", 2026)]
    [InlineData("令和 8 年度", 2026)]
    [InlineData("令和元年度", 2019)]
    [InlineData("R8年度", 2026)]
    [InlineData("平成30", 2018)]
    [InlineData("8", null)]
    [InlineData("令和8年度から", null)]
    [InlineData("来年度", null)]
    [InlineData("9999", null)]
    [InlineData("", null)]
    public void Year_AsPeopleWriteIt_IsRead(string text, int? expected) => Assert.Equal(expected, FiscalYears.Parse(text));
}
