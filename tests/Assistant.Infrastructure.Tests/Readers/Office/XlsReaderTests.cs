using Xunit;

namespace Assistant.Infrastructure.Tests.Readers.Office;

public sealed class XlsReaderTests
{
    [Fact]
    public async Task Read_OldWorkbook_IsReadAsANewOne()
    {
        var file = SmallXls.Create("備品", [["区分", "数", null], [null, "東", "西"], ["机", "1", "2.5"], ["隠した行", "9", "9"], ["椅子", "3", "4"]], hiddenRow: 3, (0, 0, 1, 0), (0, 1, 0, 2));

        var document = await TestReaders.ReadAsync("a.xls", file);

        var page = Assert.Single(document.Pages);
        Assert.Equal((1, "備品"), (page.Number, page.Label!));
        Assert.Equal(["区分=机,数 東=1,数 西=2.5", "区分=椅子,数 東=3,数 西=4"], document.Blocks.Select(b => string.Join(',', b.Cells.Select(c => $"{c.Column}={c.Value}"))));
        Assert.Equal("A5:C5", document.Blocks[1].Segments[0].Place);
    }
}
