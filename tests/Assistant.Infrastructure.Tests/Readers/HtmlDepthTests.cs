using System.Diagnostics;
using Xunit;

namespace Assistant.Infrastructure.Tests.Readers;

public sealed class HtmlDepthTests
{
    [Theory]
    [InlineData("<div>")]
    [InlineData("<ol><li>")]
    [InlineData("<b>")]
    [InlineData("<table><tr><td>")]
    public async Task Read_HundredThousandOpenElements_EndsWithItsText(string tags)
    {
        var watch = Stopwatch.StartNew();

        var document = await TestReaders.ReadAsync("a.html", "<!doctype html><html><body><p>前文です。</p>" + string.Concat(Enumerable.Repeat(tags, 100_000)) + "深い文です。");

        Assert.Contains("深い文です。", string.Concat(document.Blocks.Select(b => b.Text)), StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20);
    }
}
