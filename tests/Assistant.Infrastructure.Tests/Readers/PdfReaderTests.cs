using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers;
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
    public async Task Read_RunningHead_StaysInThePageTextAndMakesNoBlocks()
    {
        var pages = Enumerable.Range(1, 6).Select(n => (string[])["受付の手引き", .. Enumerable.Repeat(string.Empty, 3), $"{n}番目のページの本文です。"]).ToArray();

        var document = await TestReaders.ReadAsync("a.pdf", SmallPdf.Create(pages));

        Assert.All(document.Pages, p => Assert.StartsWith("受付の手引き\n", p.Text, StringComparison.Ordinal));
        Assert.Equal(6, document.Blocks.Count);
        Assert.DoesNotContain(document.Blocks, b => b.Text.Contains("受付の手引き", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Read_Sentences_KnowWhereTheyStand()
    {
        var document = await TestReaders.ReadAsync("a.pdf", SmallPdf.Create(["担当は市民課です。電話でもよい。"]));

        Assert.Equal((595.0, 842.0), document.Pages.Single().Size);
        var boxes = document.Blocks.Single().Segments.Select(s => s.Box!.Value).ToList();
        Assert.Equal([60, 60 + (9 * 12)], boxes.Select(b => b.Left), (a, b) => Math.Abs(a - b) < 1);
        Assert.Equal([60 + (9 * 12), 60 + (16 * 12)], boxes.Select(b => b.Right), (a, b) => Math.Abs(a - b) < 1);
        Assert.All(boxes, b => Assert.InRange(842 - 780, b.Top, b.Bottom));
    }

    [Fact]
    public async Task Read_VerticalPage_NamesPlacesOnThePageAsItIsSeen()
    {
        var document = await TestReaders.ReadAsync("a.pdf", SmallPdf.Create(new SmallPdfPage(IsVertical: true), ["窓口は平日に開いています。", "土曜日は休みます。"]));

        Assert.Equal(["窓口は平日に開いています。", "土曜日は休みます。"], document.Blocks.SelectMany(b => b.Segments).Select(s => s.Text));
        Assert.Equal((595.0, 842.0), document.Pages.Single().Size);
        var boxes = document.Blocks.SelectMany(b => b.Segments).Select(s => s.Box!.Value).ToList();
        Assert.True(boxes[0].Left > boxes[1].Left);
        Assert.All(boxes, b => Assert.True(b.Bottom - b.Top > 5 * (b.Right - b.Left)));
    }

    [Fact]
    public async Task Read_ManyPages_KeepTheirOrderAcrossChildren()
    {
        var pages = Enumerable.Range(1, 300).Select(n => (string[])[$"{n}番目のページの本文です。窓口は平日に開いています。"]).ToArray();
        var reader = TestReaders.Create(("Readers:Pdf:PagesPerProcess", "32"));

        var document = await reader.ReadAsync(new SourceFile("/tmp/a.pdf", SmallPdf.Create(pages)), TestContext.Current.CancellationToken);

        Assert.Equal(pages.Select(p => p[0]), document.Pages.Select(p => p.Text));
    }

    [Theory]
    [InlineData(100_000, "pdf_too_many_pages")]
    [InlineData(2_000_000_000, "pdf_too_many_pages")]
    public async Task Read_ClaimOfManyPages_IsRefused(int claimed, string code)
    {
        var failure = await Assert.ThrowsAsync<DocumentReadException>(() => TestReaders.ReadAsync("a.pdf", SmallPdf.Create(new SmallPdfPage(ClaimedPages: claimed), ["窓口"])));

        Assert.Equal(code, failure.Code);
    }

    [Fact]
    public async Task Read_ClaimOfMorePagesThanThereAre_SaysThatTheFileIsBroken()
    {
        var failure = await Assert.ThrowsAsync<DocumentReadException>(() => TestReaders.ReadAsync("a.pdf", SmallPdf.Create(new SmallPdfPage(ClaimedPages: 40), ["窓口"])));

        Assert.Equal("pdf_broken", failure.Code);
    }

    [Fact]
    public void Fold_KanjiWrittenAsRadicals_IsKanji()
    {
        var folded = PresentationForms.Fold("⽤⼈︒");

        Assert.Equal("用人。", folded);
    }

    [Theory]
    [InlineData(90)]
    [InlineData(270)]
    public async Task Read_PageWhoseLinesRunUpOrDown_IsReadInTheirOrder(int rotation)
    {
        var document = await TestReaders.ReadAsync("a.pdf", SmallPdf.Create(new SmallPdfPage(Rotation: rotation), ["窓口は平日に開いています。担当は市民課です。", "土曜日は休みます。", "日曜日と祝日も休みます。"]));

        var page = document.Pages.Single();
        Assert.Equal("窓口は平日に開いています。担当は市民課です。\n土曜日は休みます。\n日曜日と祝日も休みます。", page.Text);
        Assert.Equal((842.0, 595.0), page.Size);
        Assert.All(document.Blocks.SelectMany(b => b.Segments), s => Assert.InRange(s.Box!.Value.Bottom, s.Box.Value.Top + 50, 595));
    }

    [Fact]
    public async Task Read_ListOfArticles_MakesNoHeadingsOfItsOwn()
    {
        string[] contents = [.. Enumerable.Range(1, 8).Select(n => $"第{n}条（受付の手順）")];

        var document = await TestReaders.ReadAsync("a.pdf", SmallPdf.Create(contents, ["第1条（受付の手順）", "窓口は平日に開いています。担当は市民課です。"]));

        Assert.Equal(["第1条（受付の手順）", "窓口は平日に開いています。担当は市民課です。"], document.Blocks.Select(b => b.Text));
        Assert.Equal(2, document.Blocks[0].Segments[0].Span.Page);
        Assert.StartsWith("第1条（受付の手順）\n第2条", document.Pages[0].Text, StringComparison.Ordinal);
    }
}
