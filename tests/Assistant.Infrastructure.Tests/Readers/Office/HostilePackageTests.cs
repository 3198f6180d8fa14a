using Assistant.Core.Documents;
using Xunit;
using static Assistant.Infrastructure.Tests.Readers.Office.OfficePackages;

namespace Assistant.Infrastructure.Tests.Readers.Office;

public sealed class HostilePackageTests
{
    [Fact]
    public async Task Read_MoreRowsThanTheLimit_AreRefused()
    {
        static string Sheet(int rows) => Rows([.. Enumerable.Range(0, rows).Select(i => new[] { $"値{i}" })]);

        await RefusedAsync("a.xlsx", Xlsx(null, null, ("a", "", Sheet(60)), ("b", "", Sheet(60))), "file_too_large", ("Readers:Excel:MostRows", "100"));
    }

    [Theory]
    [InlineData("<w:tbl><w:tr><w:tc>", 2000)]
    [InlineData("<w:sdt><w:sdtContent>", 2000)]
    [InlineData("<w:p><w:r><w:pict><w:txbxContent>", 2000)]
    [InlineData("<w:ins>", 100_000)]
    public async Task Read_EndlessNesting_IsRefused(string open, int times)
    {
        var tags = open.Split('<', StringSplitOptions.RemoveEmptyEntries).Select(t => t.TrimEnd('>')).Reverse();
        var close = string.Concat(tags.Select(t => $"</{t}>"));

        await RefusedAsync("a.docx", Docx(string.Concat(Enumerable.Repeat(open, times)) + string.Concat(Enumerable.Repeat(close, times))), "office_too_large");
    }

    [Fact]
    public async Task Read_EntityBomb_IsRefused()
    {
        const string document = "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><w:document xmlns:w=\"x\"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>";

        await RefusedAsync("a.docx", Zip(("_rels/.rels", Relationships(("r", "officeDocument", "word/document.xml"))), ("word/document.xml", document)), "office_broken");
    }

    [Fact]
    public async Task Read_ExternalReferences_AreNotFollowed()
    {
        const string relationships = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + "<Relationship Id=\"t\" Type=\"http://x/attachedTemplate\" Target=\"http://127.0.0.1:9/template.dotm\" TargetMode=\"External\"/>"
            + "<Relationship Id=\"s\" Type=\"http://x/styles\" Target=\"file:///etc/passwd\" TargetMode=\"External\"/></Relationships>";

        var document = await TestReaders.ReadAsync("a.docm", Zip(
            ("_rels/.rels", Relationships(("r", "officeDocument", "word/document.xml"))),
            ("word/_rels/document.xml.rels", relationships),
            ("word/vbaProject.bin", "Sub AutoOpen"),
            ("word/document.xml", "<w:document xmlns:w=\"x\"><w:body><w:p><w:r><w:t>本文です。</w:t></w:r></w:p></w:body></w:document>")));

        Assert.Equal("本文です。", document.Pages.Single().Text);
    }

    [Fact]
    public async Task Read_InflatingBomb_EndsAtTheLimit()
    {
        var sheet = System.Text.Encoding.UTF8.GetBytes("<worksheet><sheetData>" + new string(' ', 40 * 1024 * 1024) + "</sheetData></worksheet>");
        var file = ZipBytes(
            ("_rels/.rels", System.Text.Encoding.UTF8.GetBytes(Relationships(("r", "officeDocument", "xl/workbook.xml")))),
            ("xl/workbook.xml", System.Text.Encoding.UTF8.GetBytes("<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"a\" r:id=\"r1\"/></sheets></workbook>")),
            ("xl/_rels/workbook.xml.rels", System.Text.Encoding.UTF8.GetBytes(Relationships(("r1", "worksheet", "sheet.xml")))),
            ("xl/sheet.xml", sheet));

        await RefusedAsync("a.xlsx", file, "office_too_large", ("Readers:Office:LargestRatio", "50"));
        await RefusedAsync("a.xlsx", file, "office_too_large", ("Readers:Office:LargestPartMegabytes", "20"));
        Assert.Single((await TestReaders.ReadAsync("a.xlsx", file)).Pages);
    }

    [Fact]
    public async Task Read_TooManyCellsOrSheets_IsRefused()
    {
        var rows = Rows([.. Enumerable.Range(0, 600).Select(i => (string?[])[$"{i}", "x"])]);

        await RefusedAsync("a.xlsx", Xlsx(null, null, ("a", "", rows)), "office_too_large", ("Readers:Excel:MostCells", "1000"));
        await RefusedAsync("a.xlsx", Xlsx(null, null, ("a", "", rows), ("b", "", rows)), "office_too_large", ("Readers:Excel:MostSheets", "1"));
    }

    private static async Task RefusedAsync(string name, byte[] content, string code, params (string Key, string Value)[] settings)
    {
        var failure = await Assert.ThrowsAsync<DocumentReadException>(() => TestReaders.Create(settings).ReadAsync(new SourceFile("/tmp/" + name, content), TestContext.Current.CancellationToken));

        Assert.Equal(code, failure.Code);
    }
}
