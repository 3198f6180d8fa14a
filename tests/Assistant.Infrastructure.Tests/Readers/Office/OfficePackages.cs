using System.IO.Compression;
using System.Text;

namespace Assistant.Infrastructure.Tests.Readers.Office;

/// <summary>Small packages, written part by part so that tests can also write what no program would.</summary>
internal static class OfficePackages
{
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string Word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"";
    private const string Sheet = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private const string Slide = "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    public static byte[] Zip(params (string Name, string Text)[] parts) => ZipBytes([.. parts.Select(p => (p.Name, Encoding.UTF8.GetBytes(p.Text)))]);

    public static byte[] ZipBytes(params (string Name, byte[] Content)[] parts)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                part.Write(content);
            }
        }

        return stream.ToArray();
    }

    public static byte[] Docx(string body, string? styles = null, string? numbering = null, string? footnotes = null, params (string Name, string Text)[] more) => Zip(
    [
        ("_rels/.rels", Relationships(("rId1", "officeDocument", "word/document.xml"))),
        ("word/document.xml", $"<w:document {Word}><w:body>{body}<w:sectPr/></w:body></w:document>"),
        ("word/_rels/document.xml.rels", Relationships(("s", "styles", "styles.xml"), ("n", "numbering", "numbering.xml"), ("f", "footnotes", "/word/footnotes.xml"))),
        ("word/styles.xml", $"<w:styles {Word}>{styles}</w:styles>"),
        ("word/numbering.xml", $"<w:numbering {Word}>{numbering}</w:numbering>"),
        ("word/footnotes.xml", $"<w:footnotes {Word}>{footnotes}</w:footnotes>"),
        .. more,
    ]);

    /// <param name="sheets">Name, attributes of the sheet's entry, content of its part.</param>
    public static byte[] Xlsx(string? styles, string? strings, params (string Name, string Attributes, string Content)[] sheets) => Zip(
    [
        ("_rels/.rels", Relationships(("rId1", "officeDocument", "xl/workbook.xml"))),
        ("xl/workbook.xml", $"<workbook {Sheet}><sheets>{string.Concat(sheets.Select((s, i) => $"<sheet name=\"{s.Name}\" sheetId=\"{i + 1}\" r:id=\"r{i}\" {s.Attributes}/>"))}</sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", Relationships([("st", "styles", "styles.xml"), ("ss", "sharedStrings", "sharedStrings.xml"), .. sheets.Select((_, i) => ($"r{i}", "worksheet", $"worksheets/sheet{i}.xml"))])),
        ("xl/styles.xml", $"<styleSheet {Sheet}>{styles}</styleSheet>"),
        ("xl/sharedStrings.xml", $"<sst {Sheet}>{strings}</sst>"),
        .. sheets.Select((s, i) => ($"xl/worksheets/sheet{i}.xml", $"<worksheet {Sheet}>{s.Content}</worksheet>")),
    ]);

    /// <summary>Rows of inline texts; a cell that is a number is one. Null leaves a place blank.</summary>
    public static string Rows(params string?[][] rows) => $"<sheetData>{string.Concat(rows.Select((row, r) => $"<row r=\"{r + 1}\">{string.Concat(row.Select((c, i) => Cell(r, i, c)))}</row>"))}</sheetData>";

    /// <param name="slides">Attributes of the slide, content of its tree, notes (null for none).</param>
    public static byte[] Pptx(params (string Attributes, string Tree, string? Notes)[] slides) => Zip(
    [
        ("_rels/.rels", Relationships(("rId1", "officeDocument", "ppt/presentation.xml"))),
        ("ppt/presentation.xml", $"<p:presentation {Slide}><p:sldIdLst>{string.Concat(slides.Select((_, i) => $"<p:sldId id=\"{256 + i}\" r:id=\"r{i}\"/>"))}</p:sldIdLst></p:presentation>"),
        ("ppt/_rels/presentation.xml.rels", Relationships([.. slides.Select((_, i) => ($"r{i}", "slide", $"slides/slide{i}.xml"))])),
        .. slides.Select((s, i) => ($"ppt/slides/slide{i}.xml", $"<p:sld {Slide} {s.Attributes}><p:cSld><p:spTree>{s.Tree}</p:spTree></p:cSld></p:sld>")),
        .. slides.Select((_, i) => ($"ppt/slides/_rels/slide{i}.xml.rels", Relationships(("n", "notesSlide", $"../notesSlides/notes{i}.xml")))),
        .. slides.Select((s, i) => ($"ppt/notesSlides/notes{i}.xml", $"<p:notes {Slide}><p:cSld><p:spTree>{(s.Notes is null ? string.Empty : Shape("body", 0, 0, s.Notes))}</p:spTree></p:cSld></p:notes>")),
    ]);

    public static string Shape(string? placeholder, int top, int left, params string[] paragraphs) =>
        $"<p:sp><p:nvSpPr><p:cNvPr id=\"1\" name=\"x\"/><p:nvPr>{(placeholder is null ? string.Empty : $"<p:ph type=\"{placeholder}\"/>")}</p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"{left}\" y=\"{top}\"/><a:ext cx=\"100\" cy=\"100\"/></a:xfrm></p:spPr><p:txBody>{string.Concat(paragraphs.Select(p => $"<a:p><a:r><a:t>{p}</a:t></a:r></a:p>"))}</p:txBody></p:sp>";

    public static string Paragraph(string text, string properties = "") => $"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    public static string Relationships(params (string Id, string Type, string Target)[] entries) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(entries.Select(e => $"<Relationship Id=\"{e.Id}\" Type=\"{Relation}{e.Type}\" Target=\"{e.Target}\"/>"))}</Relationships>";

    private static string Cell(int row, int column, string? content) => content is null ? string.Empty
        : double.TryParse(content, System.Globalization.CultureInfo.InvariantCulture, out _) ? $"<c r=\"{(char)('A' + column)}{row + 1}\"><v>{content}</v></c>"
        : $"<c r=\"{(char)('A' + column)}{row + 1}\" t=\"inlineStr\"><is><t>{content}</t></is></c>";
}
