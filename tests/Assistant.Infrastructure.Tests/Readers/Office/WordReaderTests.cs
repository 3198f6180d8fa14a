using Assistant.Core.Documents;
using Xunit;
using static Assistant.Infrastructure.Tests.Readers.Office.OfficePackages;

namespace Assistant.Infrastructure.Tests.Readers.Office;

public sealed class WordReaderTests
{
    private const string HeadingStyles = """
        <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="own"><w:name w:val="市の見出し"/><w:basedOn w:val="2"/></w:style>
        <w:style w:type="paragraph" w:styleId="jp"><w:name w:val="見出し 3"/></w:style>
        <w:style w:type="character" w:styleId="secret"><w:name w:val="secret"/><w:rPr><w:vanish/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>
        """;

    private const string ArticleNumbering = """
        <w:abstractNum w:abstractNumId="7">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="1"/><w:lvlText w:val="第%1章"/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="2"/><w:lvlText w:val="%1-%2"/></w:lvl>
        <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimalFullWidth"/><w:lvlText w:val="第%3条"/><w:lvlRestart w:val="0"/></w:lvl>
        <w:lvl w:ilvl="3"><w:start w:val="2"/><w:numFmt w:val="japaneseCounting"/><w:lvlText w:val="%4"/></w:lvl>
        <w:lvl w:ilvl="4"><w:start w:val="1"/><w:numFmt w:val="aiueoFullWidth"/><w:lvlText w:val="（%5）"/><w:suff w:val="nothing"/></w:lvl>
        </w:abstractNum>
        <w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF06C;"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="2"><w:startOverride w:val="10"/></w:lvlOverride></w:num>
        """;

    [Fact]
    public async Task Read_AutomaticNumbers_AreWrittenBeforeTheirParagraphs()
    {
        var body = Styled("総則", "1") + Styled("目的", "2") + Numbered("目的を定める。", 1, 2) + Numbered("用語を定める。", 1, 2) + Numbered("追加の項。", 1, 3)
            + Numbered("一つ目", 1, 4) + Numbered("二つ目", 1, 4)
            + Styled("雑則", "1") + Styled("委任", "own") + Numbered("別に定める。", 1, 2) + Numbered("続きから始める。", 3, 2);

        var document = await ReadAsync(Docx(body, HeadingStyles, ArticleNumbering));

        Assert.Equal(
            ["第1章 総則", "1-1 目的", "第１条 目的を定める。", "第２条 用語を定める。", "二 追加の項。", "（ア）一つ目", "（イ）二つ目", "第2章 雑則", "2-1 委任", "第３条 別に定める。", "第１０条 続きから始める。"],
            document.Blocks.Select(b => b.Text));
        Assert.Equal([1, 2, 0, 0, 0, 0, 0, 1, 2, 0, 0], document.Blocks.Select(b => b.HeadingLevel));
        AssertQuotes(document);
    }

    [Theory]
    [InlineData("iroha", 3, "ﾊ")]
    [InlineData("irohaFullWidth", 3, "ハ")]
    [InlineData("aiueo", 2, "ｲ")]
    [InlineData("decimalEnclosedCircle", 21, "㉑")]
    [InlineData("decimalEnclosedParen", 4, "⑷")]
    [InlineData("japaneseCounting", 111, "百十一")]
    [InlineData("japaneseLegal", 12, "壱拾弐")]
    [InlineData("japaneseDigitalTenThousand", 20, "二〇")]
    [InlineData("ideographTraditional", 2, "乙")]
    [InlineData("upperRoman", 14, "XIV")]
    [InlineData("lowerLetter", 28, "bb")]
    [InlineData("decimalZero", 7, "07")]
    [InlineData("unknownToEverybody", 5, "5")]
    public async Task Read_NumberFormat_IsWrittenAsOnThePage(string format, int start, string expected)
    {
        var numbering = $"<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"{start}\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"%1\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";

        var document = await ReadAsync(Docx(Numbered("本文です。", 1, 0), null, numbering));

        Assert.Equal($"{expected} 本文です。", Assert.Single(document.Blocks).Text);
    }

    [Fact]
    public async Task Read_ChangesHiddenTextFieldsAndRuby_AreAsTheReaderSeesThem()
    {
        var body = "<w:p><w:r><w:t>受付</w:t></w:r><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins>"
            + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隠し</w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"secret\"/></w:rPr><w:t>隠し</w:t></w:r>"
            + "<w:r><w:ruby><w:rt><w:r><w:t>まどぐち</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>窓口</w:t></w:r></w:rubyBase></w:ruby></w:r>"
            + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>表３</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
            + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> eq \\o\\ac(○,3) </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
            + "<w:moveFrom><w:r><w:t>移動</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>移動</w:t></w:r></w:moveTo>"
            + "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r><w:hyperlink><w:r><w:t>詳細</w:t></w:r></w:hyperlink></w:p>";

        var document = await ReadAsync(Docx(body, HeadingStyles));

        Assert.Equal("受付新窓口表３③移動✓詳細", document.Pages.Single().Text);
    }

    [Fact]
    public async Task Read_DeletedParagraphMark_JoinsTheParagraphs()
    {
        var document = await ReadAsync(Docx("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半と</w:t></w:r></w:p>" + Paragraph("後半です。")));

        Assert.Equal("前半と後半です。", Assert.Single(document.Blocks).Text);
    }

    [Fact]
    public async Task Read_TextBox_IsReadOnceThoughItIsWrittenTwice()
    {
        const string box = "<w:txbxContent><w:p><w:r><w:t>枠の中です。</w:t></w:r></w:p></w:txbxContent>";
        var body = $"<w:p><w:r><w:t>枠の外です。</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>";

        var document = await ReadAsync(Docx(body));

        Assert.Equal(["枠の外です。", "枠の中です。"], document.Blocks.Select(b => b.Text));
    }

    [Fact]
    public async Task Read_Footnote_FollowsItsParagraphAndItsMarkStandsInTheSentence()
    {
        var body = "<w:p><w:r><w:t>期限は30日です。</w:t></w:r><w:r><w:footnoteReference w:id=\"4\"/></w:r><w:r><w:t>例外もあります。</w:t></w:r></w:p>" + Paragraph("次の段落です。");

        var document = await ReadAsync(Docx(body, footnotes: "<w:footnote w:type=\"separator\" w:id=\"0\"/><w:footnote w:id=\"4\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>休日を除く。</w:t></w:r></w:p></w:footnote>"));

        Assert.Equal(["期限は30日です（注1）。", "例外もあります。", "（注1）休日を除く。", "次の段落です。"], document.Blocks.SelectMany(b => b.Segments).Select(s => s.Text));
        Assert.Equal(["段落 1", "段落 1", "脚注 1", "段落 2"], document.Blocks.SelectMany(b => b.Segments).Select(s => s.Place));
        AssertQuotes(document);
    }

    [Fact]
    public async Task Read_TableWithMergedCells_NamesColumnsAndRepeatsWhatIsMerged()
    {
        var table = "<w:tbl>"
            + Row(Cell("区分", "<w:vMerge w:val=\"restart\"/>"), Cell("手数料", "<w:gridSpan w:val=\"2\"/>"))
            + Row(Cell("", "<w:vMerge/>"), Cell("窓口"), Cell("郵送"))
            + Row(Cell("証明", "<w:vMerge w:val=\"restart\"/>"), Cell("300円"), Cell("350円"))
            + Row(Cell("", "<w:vMerge/>"), Cell("200円"), Cell("250円"))
            + "</w:tbl>";

        var document = await ReadAsync(Docx(Paragraph("表1 手数料の一覧") + table));

        var rows = document.Blocks.Where(b => b.Kind == BlockKind.TableRow).ToList();
        Assert.Equal(["区分=証明,手数料 窓口=300円,手数料 郵送=350円", "区分=証明,手数料 窓口=200円,手数料 郵送=250円"], rows.Select(Cells));
        Assert.Equal(["表 1 の 3 行目", "表 1 の 4 行目"], rows.Select(r => r.Segments[0].Place));
        Assert.All(rows, r => Assert.Equal("表1 手数料の一覧", r.Lead));
        AssertQuotes(document);
    }

    [Fact]
    public async Task Read_FramesNestedTablesAndContents_AreToldApart()
    {
        var inner = "<w:tbl>" + Row(Cell("名称"), Cell("数")) + Row(Cell("机"), Cell("2")) + "</w:tbl>";
        var body = Styled("第1章 概要 …… 3", "T1")
            + "<w:tbl><w:tr><w:tc>" + Paragraph("枠に入れた文です。") + "</w:tc></w:tr></w:tbl>"
            + "<w:tbl>" + Row(Cell("項目"), Cell("内訳")) + "<w:tr>" + Cell("備品") + $"<w:tc><w:p><w:r><w:t>次の表</w:t></w:r></w:p>{inner}<w:p/></w:tc></w:tr></w:tbl>";

        var document = await ReadAsync(Docx(body, HeadingStyles));

        Assert.StartsWith("第1章 概要 …… 3\n", document.Pages.Single().Text, StringComparison.Ordinal);
        Assert.Equal(["枠に入れた文です。", "備品 ／ 次の表", "机 ／ 2"], document.Blocks.Select(b => b.Text));
        Assert.Equal("名称=机,数=2", Cells(document.Blocks[2]));
    }

    [Fact]
    public async Task Read_BulletsUnderASentence_CarryTheirLead()
    {
        var document = await ReadAsync(Docx(Paragraph("必要な物は次のとおりです。") + Numbered("申請書", 2, 0) + Numbered("本人確認書類", 2, 0), null, ArticleNumbering));

        Assert.Equal(["申請書", "本人確認書類"], document.Blocks.Where(b => b.Kind == BlockKind.ListItem).Select(b => b.Text));
        Assert.All(document.Blocks.Where(b => b.Kind == BlockKind.ListItem), b => Assert.Equal("必要な物は次のとおりです。", b.Lead));
    }

    [Fact]
    public async Task Split_AutomaticNumbersThatNoMarkShows_Give項()
    {
        const string numbering = """
            <w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum>
            <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
            """;
        var body = Paragraph("第3条（届出）") + Numbered("届け出る。", 1, 0) + Numbered("事項は次のとおりとする。", 1, 0) + Numbered("氏名", 1, 1) + Numbered("理由", 1, 1) + Numbered("前日までにする。", 1, 0);

        var document = await ReadAsync(Docx(body, null, numbering));
        var chunks = Chunker.Split("d", document.Blocks);

        Assert.Equal([null, 1, 2, null, null, 3], document.Blocks.Select(b => b.Number));
        Assert.Equal(["第3条（届出） > 第1項", "第3条（届出） > 第2項", "第3条（届出） > 第3項"], chunks.Select(c => string.Join(" > ", c.HeadingPath)));
        AssertQuotes(document);
    }

    private static string Styled(string text, string style) => Paragraph(text, $"<w:pStyle w:val=\"{style}\"/>");

    private static string Numbered(string text, int list, int level) => Paragraph(text, $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");

    private static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells)}</w:tr>";

    private static string Cell(string text, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>";

    private static string Cells(Block block) => string.Join(',', block.Cells.Select(c => $"{c.Column}={c.Value}"));

    private static Task<ReadDocument> ReadAsync(byte[] content) => TestReaders.ReadAsync("a.docx", content);

    private static void AssertQuotes(ReadDocument document) =>
        Assert.All(document.Blocks.Where(b => b.Cells.Count == 0).SelectMany(b => b.Segments).Concat(document.Blocks.SelectMany(b => b.Cells).SelectMany(c => c.Items)), s => Assert.Equal(s.Text, TestReaders.Quote(document, s)));
}
