using System.Text;
using Assistant.Core.Documents;
using Xunit;

namespace Assistant.Infrastructure.Tests.Readers;

public sealed class CsvReaderTests
{
    [Fact]
    public async Task Read_CellOfManyLines_IsOneEntryUpToEachFullStopOrMark()
    {
        var document = await TestReaders.ReadAsync("a.csv", "名,内容\n甲,\"前の行\n続きの行。\n・印の行\n印の続き\"\n");

        Assert.Equal(["前の行 続きの行。", "印の行 印の続き"], document.Blocks[^1].Cells[^1].Items.Select(i => i.Text));
    }

    [Theory]
    [InlineData("a.csv", ",")]
    [InlineData("a.csv", ";")]
    [InlineData("a.csv", "\t")]
    [InlineData("a.tsv", "\t")]
    public async Task Read_Delimiter_IsFound(string name, string delimiter)
    {
        var document = await TestReaders.ReadAsync(name, $"番号{delimiter}名称\r\n1{delimiter}\"机{delimiter}椅子\"\r\n2{delimiter}棚\r\n");

        Assert.Equal([$"番号=1,名称=机{delimiter.Replace('\t', ' ')}椅子", "番号=2,名称=棚"], document.Blocks.Select(Cells));
        Assert.Equal(["2 行目", "3 行目"], document.Blocks.Select(b => b.Segments[0].Place));
    }

    [Fact]
    public async Task Read_QuotesBreaksAndRaggedRows_KeepLinesAndColumns()
    {
        var document = await TestReaders.ReadAsync("a.csv", "施設の一覧\n\n名称,説明,数\n\"会議室\n（大）\",\"\"\"広い\"\"部屋\",1\n小部屋,,2,余り\n\"閉じない,x,3\n");

        Assert.Equal("施設の一覧", document.Title);
        Assert.Equal(["名称=会議室 （大）,説明=\"広い\"部屋,数=1", "名称=小部屋,数=2,=余り", "名称=\"閉じない,説明=x,数=3"], document.Blocks.Where(b => b.Kind == BlockKind.TableRow).Select(Cells));
        Assert.Equal(["4 行目", "6 行目", "7 行目"], document.Blocks.Where(b => b.Kind == BlockKind.TableRow).Select(b => b.Segments[0].Place!.Replace("5", "4")));
        Assert.All(document.Blocks.SelectMany(b => b.Cells).SelectMany(c => c.Items), s => Assert.Equal(s.Text, TestReaders.Quote(document, s)));
    }

    [Fact]
    public async Task Read_ValuesInTheFirstLine_AreNoColumnNames()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

        var document = await TestReaders.ReadAsync("a.csv", Encoding.GetEncoding("shift_jis").GetBytes("963,郡山市,朝日\r\n962,須賀川市,八幡\r\n"));

        Assert.Equal(["=963,=郡山市,=朝日", "=962,=須賀川市,=八幡"], document.Blocks.Select(Cells));
    }

    [Fact]
    public async Task Read_MoreRowsThanAllowed_IsRefused()
    {
        var readers = TestReaders.Create(("Readers:Csv:MostRows", "100"));
        var content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 200).Select(i => $"{i},x\n")));

        var failure = await Assert.ThrowsAsync<DocumentReadException>(() => readers.ReadAsync(new SourceFile("/tmp/a.csv", content), TestContext.Current.CancellationToken));

        Assert.Equal("file_too_large", failure.Code);
    }

    private static string Cells(Block block) => string.Join(',', block.Cells.Select(c => $"{c.Column}={c.Value}"));
}
