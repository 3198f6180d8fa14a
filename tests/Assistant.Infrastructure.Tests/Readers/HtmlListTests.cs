using Assistant.Core.Documents;
using Xunit;

namespace Assistant.Infrastructure.Tests.Readers;

public sealed class HtmlListTests
{
    [Theory]
    [InlineData("<ol><li>甲<li>乙</ol>", new[] { 1, 2 })]
    [InlineData("<ol start=\" 5\"><li>甲<li><p>乙</p></ol>", new[] { 5, 6 })]
    [InlineData("<ol><li value=3>甲<li>乙</ol>", new[] { 3, 4 })]
    [InlineData("<ol reversed><li>甲<li>乙</ol>", new[] { 2, 1 })]
    [InlineData("<ol start=2147483647><li>甲<li>乙</ol>", new[] { int.MaxValue, 0 })]
    [InlineData("<ol type=a><li>甲<li>乙</ol>", new[] { 0, 0 })]
    [InlineData("<ul><li>甲<li>乙</ul>", new[] { 0, 0 })]
    public async Task Read_List_IsCountedAsABrowserDoes(string list, int[] expected)
    {
        var document = await TestReaders.ReadAsync("a.html", $"<!doctype html><html><body>{list}</body></html>");

        Assert.Equal(["甲", "乙"], document.Blocks.Select(b => b.Text));
        Assert.Equal(expected, document.Blocks.Select(b => b.Number ?? 0));
    }

    [Fact]
    public async Task Read_OuterItemAfterAnInnerList_CountsOn()
    {
        var document = await TestReaders.ReadAsync("a.html", "<!doctype html><html><body><ol><li>甲<ol><li>子<li>丑</ol>続き<li>乙</ol></body></html>");

        Assert.Equal([("甲", 1), ("子", 0), ("丑", 0), ("続き", 0), ("乙", 2)], document.Blocks.Select(b => (b.Text, b.Number ?? 0)));
    }

    [Fact]
    public async Task Split_ArticleWithOrderedLists_Gives項And号()
    {
        const string rule = """
            <!doctype html><html><body><h2>第3条（届出）</h2>
            <ol><li>職員は、休むときは届け出る。<li>届け出る事項は、次のとおりとする。<ol><li>氏名<li>理由</ol><li>届出は前日までにする。</ol>
            <h2>第4条（保存）</h2><p>記録は次に掲げるものとする。</p><ol><li>日誌<li>名簿</ol></body></html>
            """;

        var document = await TestReaders.ReadAsync("a.html", rule);
        var chunks = Chunker.Split("d", document.Blocks);

        Assert.Equal(["第3条（届出） > 第1項", "第3条（届出） > 第2項", "第3条（届出） > 第3項", "第4条（保存）"], chunks.Select(c => string.Join(" > ", c.HeadingPath)));
        Assert.Contains("理由", string.Concat(chunks[1].Segments.Select(s => s.Text)), StringComparison.Ordinal);
        Assert.Equal("記録は次に掲げるものとする。日誌名簿", string.Concat(chunks[3].Segments.Select(s => s.Text)));
    }
}
