using System.Diagnostics;
using Xunit;

namespace Assistant.Infrastructure.Tests.Readers;

public sealed class InlineMarkupTests
{
    [Theory]
    [InlineData("[", "", "")]
    [InlineData("[", "文", "](a)")]
    [InlineData("[](", "", "")]
    [InlineData("[a](", "", ")")]
    [InlineData("<a ", "", "")]
    [InlineData("<", "文", ">")]
    public async Task Read_BracketsOfOneLine_NeitherExhaustTheStackNorTakeMinutes(string open, string inner, string close)
    {
        const int times = 200_000;
        var line = string.Concat(Enumerable.Repeat(open, times)) + inner + string.Concat(Enumerable.Repeat(close, times));
        var watch = Stopwatch.StartNew();

        var document = await TestReaders.ReadAsync("a.md", "前文です。\n\n" + line + "\n\n後文です。\n");

        Assert.Equal("前文です。", document.Blocks[0].Text);
        Assert.Equal("後文です。", document.Blocks[^1].Text);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20);
    }

    [Fact]
    public async Task Read_LinksAndPicturesWithinLinks_LeaveTheirText()
    {
        var document = await TestReaders.ReadAsync("a.md", $"[![図](data:image/png;base64,{new string('A', 20_000)})手続](a_(b).html)と<span title=\"x\">窓口</span>、a < b です。\n");

        Assert.Equal("図手続と窓口、a < b です。", Assert.Single(document.Blocks).Text);
    }
}
