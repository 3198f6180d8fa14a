using Assistant.Core.Documents;
using Assistant.Testing;
using Xunit;

namespace Assistant.Infrastructure.Tests.Readers;

public sealed class PdfReaderTests
{
    [Fact]
    public async Task Read_Pages_KeepTheirNumbersAndQuotes()
    {
        var document = await TestReaders.ReadAsync("a.pdf", SmallPdf.Create(["窓口は平日に開いています。"], [], ["土曜日は休みます。"]));

        Assert.Equal([1, 2, 3], document.Pages.Select(p => p.Number));
        Assert.Equal(["窓口は平日に開いています。", string.Empty, "土曜日は休みます。"], document.Pages.Select(p => p.Text));
        Assert.Equal([1, 3], document.Blocks.Select(b => b.Segments[0].Span.Page));
        Assert.All(document.Blocks, b => Assert.NotNull(b.Box));
        Assert.All(TestReaders.AllSegments(document), s => Assert.Equal(s.Text, TestReaders.Quote(document, s)));
    }

    [Fact]
    public async Task Read_WrappedParagraph_IsJoinedWithoutSpaces()
    {
        var document = await TestReaders.ReadAsync("a.pdf", SmallPdf.Create(["この要領は、窓口で行う受付の手順とその記録について", "必要な事項を定めるものです。担当は市民課です。"]));

        Assert.Equal(
            ["この要領は、窓口で行う受付の手順とその記録について必要な事項を定めるものです。", "担当は市民課です。"],
            document.Blocks.SelectMany(b => b.Segments).Select(s => s.Text));
    }

    [Fact]
    public async Task Read_NumberedHeadings_AreHeadings()
    {
        var document = await TestReaders.ReadAsync("a.pdf", SmallPdf.Create(["第１章　総則", "この規則は受付の手順を定めます。", "【補足】", "別に定めます。"]));

        Assert.Equal([BlockKind.Heading, BlockKind.Paragraph, BlockKind.Heading, BlockKind.Paragraph], document.Blocks.Select(b => b.Kind));
    }

    [Fact]
    public async Task Read_RunningHeadAndPageNumbers_AreDropped()
    {
        var pages = Enumerable.Range(1, 6).Select(n => (string[])["受付の手引き", .. Enumerable.Repeat(string.Empty, 3), $"{n}番目のページの本文です。"]).ToArray();

        var document = await TestReaders.ReadAsync("a.pdf", SmallPdf.Create(pages));

        Assert.DoesNotContain(document.Pages, p => p.Text.Contains("受付の手引き", StringComparison.Ordinal));
        Assert.Equal(6, document.Blocks.Count);
    }
}
