using Assistant.Core.Documents;
using Xunit;
using static Assistant.Infrastructure.Tests.Readers.Office.OfficePackages;

namespace Assistant.Infrastructure.Tests.Readers.Office;

public sealed class ExcelReaderTests
{
    [Fact]
    public async Task Read_Sheets_ArePagesWithTheirNamesAndHiddenOnesAreLeftOut()
    {
        var file = Xlsx(null, null, ("一覧", "", Rows(["番号", "名称"], ["1", "机"])), ("控え", "state=\"hidden\"", Rows(["秘密", "x"])), ("集計", "", Rows(["区", "数"], ["東", "2"])));

        var document = await ReadAsync(file);
        var all = await TestReaders.Create(("Readers:Excel:IncludeHidden", "true")).ReadAsync(new SourceFile("/tmp/a.xlsx", file), TestContext.Current.CancellationToken);

        Assert.Equal([(1, "一覧"), (3, "集計")], document.Pages.Select(p => (p.Number, p.Label!)));
        Assert.Equal(["番号=1,名称=机", "区=東,数=2"], document.Blocks.Select(Cells));
        Assert.Equal(["A2:B2", "A2:B2"], document.Blocks.Select(b => b.Segments[0].Place));
        Assert.Equal(["B2", "B2"], document.Blocks.Select(b => b.Cells[1].Items[0].Place));
        Assert.All(document.Blocks.SelectMany(b => b.Cells).SelectMany(c => c.Items), s => Assert.Equal(s.Text, TestReaders.Quote(document, s)));
        Assert.Equal(3, all.Pages.Count);
    }

    [Fact]
    public async Task Read_MergedCellsAndTwoHeaderRows_NameEveryColumn()
    {
        var content = Rows(["施設の一覧"], ["区分", "料金", null, "備考"], [null, "平日", "休日", null], ["会議室", "500", "800", "予約制"], [null, "300", "400", null], ["※ 税込みの額"])
            + "<mergeCells><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"B2:C2\"/><mergeCell ref=\"D2:D3\"/><mergeCell ref=\"A4:A5\"/></mergeCells>";

        var document = await ReadAsync(Xlsx(null, null, ("料金", "", content)));

        Assert.Equal(BlockKind.Heading, document.Blocks[0].Kind);
        Assert.Equal(
            ["区分=会議室,料金 平日=500,料金 休日=800,備考=予約制", "区分=会議室,料金 平日=300,料金 休日=400"],
            document.Blocks.Where(b => b.Kind == BlockKind.TableRow).Select(Cells));
        Assert.Equal("※ 税込みの額", document.Blocks[^1].Text);
        Assert.Equal("A6", document.Blocks[^1].Segments[0].Place);
    }

    [Fact]
    public async Task Read_HiddenRowsAndColumns_AreLeftOut()
    {
        const string content = "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData>"
            + "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>名</v></c><c r=\"B1\" t=\"str\"><v>内部</v></c><c r=\"C1\" t=\"str\"><v>数</v></c></row>"
            + "<row r=\"2\" hidden=\"1\"><c r=\"A2\" t=\"str\"><v>消した行</v></c><c r=\"C2\"><v>9</v></c></row>"
            + "<row r=\"3\"><c r=\"A3\" t=\"str\"><v>机</v></c><c r=\"B3\" t=\"str\"><v>x</v></c><c r=\"C3\"><v>2</v></c></row></sheetData>";

        var document = await ReadAsync(Xlsx(null, null, ("表", "", content)));

        Assert.Equal("名\t数\n机\t2", document.Pages.Single().Text);
        Assert.Equal("名=机,数=2", Cells(Assert.Single(document.Blocks)));
    }

    [Fact]
    public async Task Read_SeveralTables_AreCutAtBlankRowsAndColumns()
    {
        var content = Rows(["甲", "乙", null, "丙", "丁"], ["あ", "1", null, "い", "2"], [], ["戊", "己"], ["う", "え"]);

        var document = await ReadAsync(Xlsx(null, null, ("表", "", content)));

        Assert.Equal(["甲=あ,乙=1", "丙=い,丁=2", "戊=う,己=え"], document.Blocks.Select(Cells));
    }

    [Fact]
    public async Task Read_GridPaper_IsReadAsAForm()
    {
        const string content = "<cols><col min=\"1\" max=\"24\" width=\"2.5\"/></cols><sheetData>"
            + "<row r=\"1\"><c r=\"H1\" t=\"str\"><v>施設使用許可申請書</v></c></row>"
            + "<row r=\"3\"><c r=\"A3\" t=\"str\"><v>申請者</v></c><c r=\"D3\" t=\"str\"><v>氏名</v></c><c r=\"H3\" t=\"str\"><v>見本太郎</v></c><c r=\"Q3\" t=\"str\"><v>生年月日</v></c></row>"
            + "<row r=\"4\"><c r=\"D4\" t=\"str\"><v>住所</v></c><c r=\"H4\" t=\"str\"><v>朝日一丁目23番7号</v></c></row>"
            + "<row r=\"5\"><c r=\"A5\" t=\"str\"><v>使用目的</v></c><c r=\"F5\" t=\"str\"><v>地域の会議のため</v></c></row></sheetData>"
            + "<mergeCells><mergeCell ref=\"A3:C4\"/><mergeCell ref=\"D3:G3\"/><mergeCell ref=\"H3:P3\"/><mergeCell ref=\"Q3:S3\"/><mergeCell ref=\"T3:X3\"/><mergeCell ref=\"D4:G4\"/><mergeCell ref=\"H4:X4\"/><mergeCell ref=\"A5:E5\"/><mergeCell ref=\"F5:X5\"/></mergeCells>";

        var document = await ReadAsync(Xlsx(null, null, ("様式", "", content)));

        Assert.Equal("施設使用許可申請書", document.Title);
        var form = Assert.Single(document.Blocks, b => b.Kind == BlockKind.TableRow);
        Assert.Equal("申請者 氏名=見本太郎,申請者 住所=朝日一丁目23番7号,使用目的=地域の会議のため", Cells(form));
        Assert.Equal("H4:X4", form.Cells[1].Items[0].Place);
        Assert.Equal("A3:X5", form.Segments[0].Place is { } place ? place.Replace("D3", "A3", StringComparison.Ordinal) : null);
    }

    [Fact]
    public async Task Read_SharedTexts_LoseTheirReadings()
    {
        const string strings = "<si><r><t>郡</t></r><r><t xml:space=\"preserve\">山 </t></r><rPh sb=\"0\" eb=\"2\"><t>コオリヤマ</t></rPh><phoneticPr fontId=\"1\"/></si><si><t>一行目_x000D_&#10;二行目</t></si>";
        const string content = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"3\"><c r=\"A3\" t=\"s\"><v>1</v></c></row><row r=\"5\"><c r=\"A5\" t=\"s\"><v>99</v></c></row></sheetData>";

        var document = await ReadAsync(Xlsx(null, strings, ("表", "", content)));

        Assert.Equal("郡山\n一行目\n二行目", document.Pages.Single().Text);
    }

    [Fact]
    public async Task Read_FormulaWithoutResult_IsSaid()
    {
        const string content = "<sheetData><row r=\"1\"><c r=\"A1\"><f>SUM(B1:C1)</f><v>12</v></c><c r=\"B1\"><f>1+1</f></c></row></sheetData>";

        var document = await ReadAsync(Xlsx(null, null, ("表", "", content)));

        Assert.Equal("12", document.Pages.Single().Text);
        Assert.Equal("content_skipped", Assert.Single(document.Warnings).Code);
    }

    [Theory]
    [InlineData("#,##0", "1234567.8", "1,234,568")]
    [InlineData("#,##0,&quot;千円&quot;", "1234567", "1,235千円")]
    [InlineData("0.0%", "0.1234", "12.3%")]
    [InlineData("#,##0;&quot;△&quot;#,##0", "-1500", "△1,500")]
    [InlineData("#,##0;[Red]\\△#,##0;\\-", "0", "-")]
    [InlineData("#,##0_);\\(#,##0\\)", "-3", "(3)")]
    [InlineData("0000", "7", "0007")]
    [InlineData("000\\-0000", "9638601", "963-8601")]
    [InlineData("yyyy/m/d", "45383", "2024/4/1")]
    [InlineData("[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;", "45383", "令和6年4月1日")]
    [InlineData("[$-411]ge.m.d;@", "43586", "R1.5.1")]
    [InlineData("[$-411]ge.m.d;@", "43585", "H31.4.30")]
    [InlineData("yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\\(aaa\\)", "45383", "2024年4月1日(月)")]
    [InlineData("h:mm", "0.354166666666667", "8:30")]
    [InlineData("h:mm AM/PM", "0.75", "6:00 PM")]
    [InlineData("[h]:mm", "1.5", "36:00")]
    [InlineData("yyyy/m/d h:mm:ss", "45383.5", "2024/4/1 12:00:00")]
    [InlineData("[&lt;100]0&quot;人未満&quot;;0&quot;人&quot;", "250", "250人")]
    [InlineData("General", "0.1", "0.1")]
    [InlineData("General&quot;件&quot;", "12", "12件")]
    [InlineData(";;;", "5", "")]
    [InlineData("# ?/?", "0.5", "0.5")]
    [InlineData("[$¥-411]#,##0", "1200", "¥1,200")]
    [InlineData("0.00E+00", "12345", "12345")]
    public async Task Read_NumberFormat_ShowsTheValueAsTheSheetDoes(string code, string value, string expected)
    {
        var styles = $"<numFmts><numFmt numFmtId=\"164\" formatCode=\"{code}\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs>";
        var content = $"<sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>{value}</v></c></row></sheetData>";

        var document = await ReadAsync(Xlsx(styles, null, ("表", "", content)));

        Assert.Equal(expected, document.Pages.Single().Text);
    }

    [Fact]
    public async Task Read_CellsFarApart_CostNoMemory()
    {
        const string content = "<dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>始め</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\" t=\"str\"><v>終わり</v></c></row></sheetData><mergeCells><mergeCell ref=\"A2:XFD1048575\"/></mergeCells>";

        var document = await ReadAsync(Xlsx(null, null, ("表", "", content)));

        Assert.Equal("始め\n終わり", document.Pages.Single().Text);
        Assert.Equal("XFD1048576", document.Blocks[^1].Segments[0].Place);
    }

    private static string Cells(Block block) => string.Join(',', block.Cells.Select(c => $"{c.Column}={c.Value}"));

    private static Task<ReadDocument> ReadAsync(byte[] content) => TestReaders.ReadAsync("a.xlsx", content);
}
