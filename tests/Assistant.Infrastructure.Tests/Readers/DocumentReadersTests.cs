using System.Text;
using Assistant.Core.Documents;
using Assistant.Infrastructure.Tests.Readers.Office;
using Assistant.Testing;
using Xunit;

namespace Assistant.Infrastructure.Tests.Readers;

public sealed class DocumentReadersTests
{
    private static readonly byte[] Unknown = [0x81, 0x20, 0xFF, 0xFF, 0xFF];
    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static TheoryData<string, byte[], string> Unreadable => new()
    {
        { "a.md", [], "file_empty" },
        { "a.pdf", [], "file_empty" },
        { "a.txt", [0x41, 0x00, 0x42], "file_not_text" },
        { "a.txt", [0x41, 0x00, 0xFF], "file_not_text" },
        { "a.md", Unknown, "encoding_unknown" },
        { "a.html", Unknown, "encoding_unknown" },
        { "a.doc", CompoundFile, "type_unsupported" },
        { "a.ppt", CompoundFile, "type_unsupported" },
        { "a.docx", "文字だけ"u8.ToArray(), "type_mismatch" },
        { "a.docx", CompoundFile, "type_mismatch" },
        { "a.docx", [.. CompoundFile, .. Encoding.Unicode.GetBytes("EncryptedPackage")], "office_encrypted" },
        { "a.docx", OfficePackages.Zip(("x.xml", "<a/>")), "office_broken" },
        { "a.docx", OfficePackages.Xlsx(null, null), "type_mismatch" },
        { "a.xlsx", OfficePackages.Docx("<w:p/>"), "type_mismatch" },
        { "a.pptx", "PK\u0003\u0004 壊れている"u8.ToArray(), "office_broken" },
        { "a.xls", OfficePackages.Xlsx(null, null), "type_mismatch" },
        { "a.xls", CompoundFile, "office_broken" },
        { "a.csv", OfficePackages.Xlsx(null, null), "type_mismatch" },
        { "noextension", "text"u8.ToArray(), "type_unsupported" },
        { "a.pdf", "これは PDF ではない"u8.ToArray(), "type_mismatch" },
        { "a.md", SmallPdf.Create(["文"]), "type_mismatch" },
        { "a.txt", [0x89, 0x50, 0x4E, 0x47, 0x0D], "type_mismatch" },
        { "a.md", "  <!DOCTYPE html><html></html>"u8.ToArray(), "type_mismatch" },
        { "a.pdf", "%PDF-1.4 壊れている"u8.ToArray(), "pdf_broken" },
        { "a.pdf", SmallPdf.CreateEncrypted(["秘密"]), "pdf_encrypted" },
        { "a.pdf", SmallPdf.Create(new string[][] { [] }), "pdf_no_text" },
        { "a.md", "---\ntitle: あ\ncolour: 青\n---\n"u8.ToArray(), "metadata_invalid" },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task Read_UnreadableFile_SaysWhyAndWhatToDo(string name, byte[] content, string code)
    {
        var failure = await Assert.ThrowsAsync<DocumentReadException>(() => TestReaders.ReadAsync(name, content));

        Assert.Equal(code, failure.Code);
        Assert.EndsWith("。", failure.Message);
        Assert.EndsWith("。", failure.NextStep);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task Read_TextWithByteOrderMark_IsDecodedWithoutIt(string encoding)
    {
        var writer = Encoding.GetEncoding(encoding);

        var document = await TestReaders.ReadAsync("a.txt", [.. writer.GetPreamble(), .. writer.GetBytes("第1条\r\n本文です。\r\n")]);

        Assert.Equal("第1条\r\n本文です。\r\n", document.Pages.Single().Text);
        Assert.Equal(["第1条", "本文です。"], document.Blocks.Select(b => b.Text));
    }

    [Fact]
    public async Task Read_PlainText_JoinsWrappedLinesAndKeepsShortOnesApart()
    {
        const string text = "第1章 総則\n\nこの要領は、窓口で行う受付の手順とその記録について必要な\n事項を定めるものである。\n\n受付　総務課\n交付　市民課\n";

        var document = await TestReaders.ReadAsync("a.txt", text);

        Assert.Equal(["第1章 総則", "この要領は、窓口で行う受付の手順とその記録について必要な事項を定めるものである。", "受付　総務課 交付　市民課"], document.Blocks.Select(b => b.Text));
        Assert.Equal("第1章 総則", document.Title);
    }

    [Fact]
    public async Task Read_HostileMarkup_EndsQuicklyAndKeepsQuotesTrue()
    {
        var random = new Random(7);
        const string letters = "[]()*_`<>|#-\t\n \"&;あ。「」○0trd/";
        for (var round = 0; round < 300; round++)
        {
            var text = "x" + string.Concat(Enumerable.Range(0, random.Next(200)).Select(_ => letters[random.Next(letters.Length)]));

            var document = await TestReaders.ReadAsync("a.md", text);

            Assert.All(TestReaders.AllSegments(document), s => Assert.InRange(s.Span.End, s.Span.Start, text.Length));
        }
    }
}
