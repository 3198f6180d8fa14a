using Assistant.Core.Documents;
using Xunit;

namespace Assistant.Core.Tests.Documents.Provisions;

public sealed class ProvisionStructureTests
{
    [Fact]
    public void Split_ArticleWithItsTitleAboveAndItsTextBehind_HasBothInItsPath()
    {
        var chunks = Split(Heading(1, "第１章 総則"), Line("（目的）"), Line("第１条　この規程は、職員の出張について定める。"), Line("（定義）"), Line("第２条　出張とは、公務で他の地にいくことをいう。"));

        Assert.Equal(["第１章 総則 > 第1条（目的）", "第１章 総則 > 第2条（定義）"], Paths(chunks));
        Assert.StartsWith("第１条", chunks[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("２　旅費は翌月に払う。")]
    [InlineData("2. 旅費は翌月に払う。")]
    [InlineData("② 旅費は翌月に払う。")]
    [InlineData("第２項　旅費は翌月に払う。")]
    public void Split_SecondParagraphOfAnArticle_IsItsSecond項(string second)
    {
        var chunks = Split(Line("第1条（旅費） 職員に旅費を支給する。"), Line(second), Line("第2条（手続） 職員は届け出る。"));

        Assert.Equal(["第1条（旅費） > 第1項", "第1条（旅費） > 第2項", "第2条（手続）"], Paths(chunks));
        Assert.Equal(second, chunks[1].Text);
    }

    [Fact]
    public void Split_漢数字AndInsertedArticles_AreCountedLikeArabicOnes()
    {
        var chunks = Split(Line("第十二条（休暇） 休暇を与える。"), Line("第十二条の二（特別休暇） 特別休暇を与える。"), Line("第十三条（欠勤） 届け出る。"));

        Assert.Equal(["第12条（休暇）", "第12条の2（特別休暇）", "第13条（欠勤）"], Paths(chunks));
    }

    [Fact]
    public void Split_号OfAnArticle_StayWithTheSentenceThatAnnouncesThem()
    {
        var chunk = Assert.Single(Split(Line("第3条（書類） 次の書類を提出する。"), Line("(1) 申請書"), Line("(2) 写真"), Line("ア 正面のもの"), Line("(3) 身分を示すもの")));

        Assert.Equal(["第3条（書類）"], chunk.HeadingPath);
        Assert.Equal(5, chunk.Segments.Count);
    }

    [Fact]
    public void Split_号ThatAreNumberedPlainly_AreNo項()
    {
        var chunks = Split(Line("第3条（書類） 次の書類を提出する。"), Line("1 申請書"), Line("2 写真"), Line("第4条（期限） 月末までとする。"));

        Assert.Equal(["第3条（書類）", "第4条（期限）"], Paths(chunks));
    }

    [Fact]
    public void Split_LongListOfAnArticle_RepeatsItsLeadInThePathNotInTheText()
    {
        Block[] items = [.. Enumerable.Range(1, 12).Select(i => Line($"({i}) {new string('語', 90)}"))];

        var chunks = Split([Line("第3条（書類） 次の書類を提出する。"), .. items]);

        Assert.True(chunks.Count > 1);
        Assert.All(chunks.Skip(1), c => Assert.Equal("第3条（書類） 次の書類を提出する。", c.HeadingPath[^1]));
        Assert.Single(chunks, c => c.Text.Contains("次の書類", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("第12条の規定により、届け出ることとされている。")]
    [InlineData("第12条第2項に定めるもののほか、届け出る。")]
    [InlineData("第12条 に似た書き出しの文が一つだけある。")]
    [InlineData("2026年 4月から始める。")]
    [InlineData("１２条では何も決めていない。")]
    public void Split_ProseThatOnlyBeginsLikeAnArticle_StaysProse(string line)
    {
        var chunk = Assert.Single(Split(Heading(1, "お知らせ"), Line("手続が変わりました。"), Line(line), Line("２ 窓口は同じです。")));

        Assert.Equal(["お知らせ"], chunk.HeadingPath);
    }

    [Fact]
    public void Split_MentionInsideAnArticle_BeginsNoArticle()
    {
        var chunks = Split(Line("第1条（目的） 目的を定める。"), Line("第9条の規定により委任する。"), Line("第2条（定義） 用語を定める。"));

        Assert.Equal(["第1条（目的）", "第2条（定義）"], Paths(chunks));
    }

    [Fact]
    public void Split_ExplanationBelowAnArticle_IsNo項OfIt()
    {
        var chunks = Split(Heading(5, "（目的）"), Line("第1条 目的を定める。"), Heading(6, "【第1条 目的】"), Line("１ 説明です。"), Line("２ 続きです。"), Heading(5, "（定義）"), Line("第2条 用語を定める。"));

        Assert.Equal(["第1条（目的）", "【第1条 目的】", "第2条（定義）"], Paths(chunks));
    }

    [Fact]
    public void Split_附則_CountsItsArticlesAnew()
    {
        var chunks = Split(Heading(1, "第1章 総則"), Line("第1条（目的） 定める。"), Line("第2条（定義） 定める。"), Line("附　則"), Line("第1条（施行） 4月から施行する。"), Line("第2条（経過） 前の例による。"));

        Assert.Equal(["第1章 総則 > 第1条（目的）", "第1章 総則 > 第2条（定義）", "附　則 > 第1条（施行）", "附　則 > 第2条（経過）"], Paths(chunks));
    }

    [Fact]
    public void Split_OneFontForChapterAndArticle_StillPutsTheArticleBelow()
    {
        var chunks = Split(Heading(2, "第1章 総則"), Heading(2, "第1節 通則"), Heading(2, "第1条（目的）"), Line("定める。"), Heading(2, "第2章 雑則"), Heading(2, "第2条（委任）"), Line("委任する。"));

        Assert.Equal(["第1章 総則 > 第1節 通則 > 第1条（目的）", "第2章 雑則 > 第2条（委任）"], Paths(chunks));
    }

    [Fact]
    public void Split_項OverThePageBreak_KeepsThePathAndThePageOfEachSentence()
    {
        Block[] blocks = [Line("第1条（休暇） 休暇は次のとおりとする。", 3), Line("２ 届け出は前日までに", 3), Line("行うものとする。", 4), Line("第2条（欠勤） 届け出る。", 4)];

        var chunk = Split(blocks)[1];

        Assert.Equal(["第1条（休暇）", "第2項"], chunk.HeadingPath);
        Assert.Equal([3, 4], chunk.Segments.Select(s => s.Span.Page));
    }

    [Fact]
    public void Split_OrderedListOfAFormatThatCounts_Gives項()
    {
        Block[] items = [.. Enumerable.Range(1, 3).Select(i => new Block { Kind = BlockKind.ListItem, Segments = [Segment($"内容{i}を定める。")], Number = i })];

        var chunks = Split([Heading(3, "第3条（個人情報）"), .. items]);

        Assert.Equal(["第3条（個人情報） > 第1項", "第3条（個人情報） > 第2項", "第3条（個人情報） > 第3項"], Paths(chunks));
    }

    private static IReadOnlyList<Chunk> Split(params Block[] blocks) => Chunker.Split("d", blocks);

    private static IEnumerable<string> Paths(IReadOnlyList<Chunk> chunks) => chunks.Select(c => string.Join(" > ", c.HeadingPath));

    private static Block Heading(int level, string text) => new() { Kind = BlockKind.Heading, HeadingLevel = level, Segments = [Segment(text)] };

    private static Block Line(string text, int page = 0) => new() { Kind = BlockKind.Paragraph, Segments = [Segment(text, page)] };

    private static Segment Segment(string text, int page = 0) => new(text, new SourceSpan(page, 0, text.Length));
}
