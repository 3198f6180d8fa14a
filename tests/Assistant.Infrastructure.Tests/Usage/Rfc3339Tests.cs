using Assistant.Infrastructure.Usage;
using Xunit;

namespace Assistant.Infrastructure.Tests.Usage;

public sealed class Rfc3339Tests
{
    [Theory]
    [InlineData("2025-03-31T14:59:59Z", "2025-03-31T14:59:59.000Z")]
    [InlineData("2025-03-31t14:59:59z", "2025-03-31T14:59:59.000Z")]
    [InlineData("2025-03-31T14:59:59.999999999Z", "2025-03-31T14:59:59.999Z")]
    [InlineData("2025-03-31T14:59:59.99999999999999999999Z", "2025-03-31T14:59:59.999Z")]
    [InlineData("2025-03-31T14:59:59.5Z", "2025-03-31T14:59:59.500Z")]
    [InlineData("2025-03-31T14:59:59.0009Z", "2025-03-31T14:59:59.000Z")]
    [InlineData("2025-04-01T00:00:00+09:00", "2025-03-31T15:00:00.000Z")]
    [InlineData("2025-04-01T00:00:00+05:45", "2025-03-31T18:15:00.000Z")]
    [InlineData("2025-03-31T00:00:00-00:00", "2025-03-31T00:00:00.000Z")]
    [InlineData("2025-04-01T23:59:59+23:59", "2025-04-01T00:00:59.000Z")]
    [InlineData("2025-03-31T00:00:00-23:59", "2025-03-31T23:59:00.000Z")]
    [InlineData("2024-02-29T23:59:59+09:00", "2024-02-29T14:59:59.000Z")]
    [InlineData("1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000Z")]
    [InlineData("2016-12-31T23:59:60Z", "2016-12-31T23:59:59.999Z")]
    [InlineData("2017-01-01T08:59:60.5+09:00", "2016-12-31T23:59:59.999Z")]
    public void Time_IsItsInstant_CutToMilliseconds(string text, string instant)
    {
        Assert.True(Rfc3339.TryRead(text, out var time));

        Assert.Equal(instant, time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", null));
        Assert.Equal(0, time.Ticks % TimeSpan.TicksPerMillisecond);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2025-04-01")]
    [InlineData("2025-04-01T09:00:00")]
    [InlineData("2025-04-01T09:00Z")]
    [InlineData("2025-04-01 09:00:00Z")]
    [InlineData("2025/04/01T09:00:00Z")]
    [InlineData("2025-02-29T09:00:00Z")]
    [InlineData("2025-13-01T09:00:00Z")]
    [InlineData("2025-04-01T24:00:00Z")]
    [InlineData("2025-04-01T09:60:00Z")]
    [InlineData("2025-04-01T09:00:61Z")]
    [InlineData("2025-04-01T09:00:60Z")]
    [InlineData("2025-04-01T09:00:00.Z")]
    [InlineData("2025-04-01T09:00:00.5")]
    [InlineData("2025-04-01T09:00:00+9:00")]
    [InlineData("2025-04-01T09:00:00+0900")]
    [InlineData("2025-04-01T09:00:00+24:00")]
    [InlineData("2025-04-01T09:00:00+09:60")]
    [InlineData("2025-04-01T09:00:00ZZ")]
    [InlineData("２０２５-04-01T09:00:00Z")]
    [InlineData("2025-04-01T09:00:00.٣Z")]
    [InlineData("1970-01-01T08:59:59+09:00")]
    [InlineData("1969-12-31T23:59:59Z")]
    [InlineData("R7-04-01T09:00:00Z")]
    public void Text_ThatIsNoTime_IsRefused(string text) => Assert.False(Rfc3339.TryRead(text, out _));
}
