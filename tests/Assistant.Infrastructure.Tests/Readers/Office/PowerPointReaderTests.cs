using Assistant.Core.Documents;
using Xunit;
using static Assistant.Infrastructure.Tests.Readers.Office.OfficePackages;

namespace Assistant.Infrastructure.Tests.Readers.Office;

public sealed class PowerPointReaderTests
{
    [Fact]
    public async Task Read_Slides_AreReadFromTopToBottomWithoutFurniture()
    {
        var first = Shape("sldNum", 900, 900, "1") + Shape(null, 500, 600, "右です。") + Shape(null, 510, 0, "左です。") + Shape("title", 0, 0, "研修の進め方") + Shape("body", 200, 0, "申込み", "当日");

        var document = await TestReaders.ReadAsync("a.pptx", Pptx(("", first, "ここで質問を受ける。"), ("show=\"0\"", Shape("title", 0, 0, "予備"), null), ("", Shape("title", 0, 0, "まとめ"), null)));

        Assert.Equal([(1, "スライド 1"), (3, "スライド 3")], document.Pages.Select(p => (p.Number, p.Label!)));
        Assert.Equal("研修の進め方", document.Title);
        Assert.Equal(["研修の進め方", "申込み", "当日", "左です。", "右です。", "ここで質問を受ける。", "まとめ"], document.Blocks.Select(b => b.Text));
        Assert.Equal("ノート", document.Blocks[5].Segments[0].Place);
        Assert.Equal([BlockKind.Heading, BlockKind.ListItem, BlockKind.ListItem, BlockKind.Paragraph], document.Blocks.Take(4).Select(b => b.Kind));
    }

    [Fact]
    public async Task Read_GroupedShapesAndTables_AreRead()
    {
        static string Cell(string text, string attributes = "") => $"<a:tc {attributes}><a:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></a:txBody></a:tc>";
        var group = $"<p:grpSp><p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"10\"/></a:xfrm></p:grpSpPr>{Shape(null, 0, 0, "組の一。")}{Shape(null, 300, 0, "組の二。")}</p:grpSp>";
        var table = $"<p:graphicFrame><p:xfrm><a:off x=\"0\" y=\"800\"/></p:xfrm><a:graphic><a:graphicData><a:tbl><a:tblPr firstRow=\"1\"/><a:tr>{Cell("区分", "rowSpan=\"2\"")}{Cell("数", "gridSpan=\"2\"")}{Cell("", "hMerge=\"1\"")}</a:tr><a:tr>{Cell("", "vMerge=\"1\"")}{Cell("東")}{Cell("西")}</a:tr><a:tr>{Cell("机")}{Cell("1")}{Cell("2")}</a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>";

        var document = await TestReaders.ReadAsync("a.pptx", Pptx(("", table + group, null)));

        Assert.Equal(["組の一。", "組の二。"], document.Blocks.Take(2).Select(b => b.Text));
        Assert.Equal(["区分=机", "数 東=1", "数 西=2"], document.Blocks[2].Cells.Select(c => $"{c.Column}={c.Value}"));
        Assert.Equal("表の 3 行目", document.Blocks[2].Segments[0].Place);
    }
}
