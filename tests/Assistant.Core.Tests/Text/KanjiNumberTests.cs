using Assistant.Core.Text;
using Xunit;

namespace Assistant.Core.Tests.Text;

public sealed class KanjiNumberTests
{
    [Theory]
    [InlineData("十二", 12)]
    [InlineData("二〇", 20)]
    [InlineData("百", 100)]
    [InlineData("三百五", 305)]
    [InlineData("3億5千万", 350_000_000)]
    [InlineData("316799千", 316_799_000)]
    [InlineData("千五百万", 15_000_000)]
    [InlineData("1.5億", 150_000_000)]
    [InlineData("二〇二六", 2026)]
    [InlineData("万", 10_000)]
    public void TryParse_Number_IsRead(string text, long expected)
    {
        Assert.True(KanjiNumber.TryParse(text, out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("数百")]
    [InlineData("1.2.3")]
    public void TryParse_Something_IsNoNumber(string text) => Assert.False(KanjiNumber.TryParse(text, out _));
}
