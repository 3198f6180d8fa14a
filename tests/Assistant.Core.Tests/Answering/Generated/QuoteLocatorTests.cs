using Assistant.Core.Answering.Quotes;
using Assistant.Core.Answering.Generated;
using Assistant.Core.Documents;
using Xunit;

namespace Assistant.Core.Tests.Answering.Generated;

public sealed class QuoteLocatorTests
{
    private const string Page = "# 窓口\n\n受付は**平日**の午前9時からとする。 申込みには\n本人確認書類が必要である。\n| 課 | 電話<br>番号 |\n| ＤＸ戦略課 | 924-2511 |\n";

    [Theory]
    [InlineData("申込みには\n本人確認書類が必要である。", "申込みには\n本人確認書類が必要である。")]
    [InlineData("本人確認書類が必要", "本人確認書類が必要")]
    [InlineData("申込みには本人確認書類が必要である。", "申込みには\n本人確認書類が必要である。")]
    [InlineData("受付は平日の午前9時からとする。", "受付は**平日**の午前9時からとする。")]
    [InlineData("受付は**平日**の午前９時から", "受付は**平日**の午前9時からとする。")]
    [InlineData("午前9時からとする。申込みには 本人確認書類", "受付は**平日**の午前9時からとする。 申込みには\n本人確認書類")]
    public void Quote_OfSentences_IsTheRawSliceOfThePage(string claimed, string raw)
    {
        var found = QuoteLocator.Locate(Sentences(), claimed)!;

        Assert.Equal(raw, Page.Substring(found.Span.Start, found.Span.Length));
        Assert.Equal(Letters(raw), Letters(found.Text));
    }

    [Theory]
    [InlineData("DX戦略課", "ＤＸ戦略課")]
    [InlineData("課：ＤＸ戦略課", "ＤＸ戦略課")]
    [InlineData("課：ＤＸ戦略課 ／ 電話番号：924-2511", "| ＤＸ戦略課 | 924-2511 |")]
    [InlineData("電話番号: 924-2511", "924-2511")]
    [InlineData("| DX戦略課 | 924-2511 |", "| ＤＸ戦略課 | 924-2511 |")]
    [InlineData("戦略課、924-25", "| ＤＸ戦略課 | 924-2511 |")]
    [InlineData("国 ／ ＤＸ戦略課", "| ＤＸ戦略課 | 924-2511 |")]
    [InlineData("924-2", "924-2")]
    public void Quote_OfARow_IsTheCellOrTheWholeRow(string claimed, string raw)
    {
        var found = QuoteLocator.Locate(Row(), claimed)!;

        Assert.Equal(raw, Page.Substring(found.Span.Start, found.Span.Length));
        Assert.Equal(Letters(raw), Letters(found.Text));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" * ")]
    [InlineData("必要")]
    [InlineData("受付は休日の午前9時からとする。")]
    [InlineData("本人確認書類が必要でない。")]
    public void Quote_ThatIsNotThereOrProvesNothing_HasNoPlace(string claimed) => Assert.Null(QuoteLocator.Locate(Sentences(), claimed));

    [Theory]
    [InlineData("課：市民課 ／ 電話番号：924-2511")]
    [InlineData("担当：")]
    public void Quote_WithACellThatIsNotThere_HasNoPlace(string claimed) => Assert.Null(QuoteLocator.Locate(Row(), claimed));

    [Fact]
    public void Quote_OverTwoPages_HasNoPlaceOnOne()
    {
        var chunk = Chunk([new("前の頁の文である。", new SourceSpan(1, 50, 9)), new("次の頁の文である。", new SourceSpan(2, 0, 9))]);

        Assert.Null(QuoteLocator.Locate(chunk, "前の頁の文である。次の頁の文である。"));
        Assert.Equal(new SourceSpan(2, 0, 9), QuoteLocator.Locate(chunk, "次の頁の文である。")!.Span);
    }

    [Theory]
    [InlineData("利便性の向上")]
    [InlineData("価値：利便性の向上")]
    [InlineData("課：市民課 ／ 価値：利便性の向上")]
    public void Quote_OfAMarkReadAsItsColumn_IsTheRowInWhichTheMarkStands(string claimed)
    {
        var row = Chunk([new("市民課 ／ 利便性の向上", new SourceSpan(0, 0, 9))]) with
        {
            Cells = [new("課", [new("市民課", new SourceSpan(0, 2, 3))]), new("価値", [new("利便性の向上", new SourceSpan(0, 6, 1))])],
        };

        Assert.Equal(new LocatedQuote("市民課", new SourceSpan(0, 0, 9)), QuoteLocator.Locate(row, claimed));
    }

    [Fact]
    public void Quote_OfAVeryShortSentence_IsEnoughWhenItIsWhole()
    {
        var chunk = Chunk([new("使命を果たす。", new SourceSpan(0, 0, 7)), new("使命", new SourceSpan(0, 9, 2))]);

        Assert.Equal(new SourceSpan(0, 9, 2), QuoteLocator.Locate(chunk, "使命")!.Span);
    }

    [Fact]
    public void Quote_InTheLineBreakOfAPage_KeepsRareCharacters()
    {
        const string Text = "𠮷野家の髙﨑さんが担当する。";
        var chunk = Chunk([new(Text, new SourceSpan(3, 7, Text.Length))]);

        Assert.Equal(new SourceSpan(3, 7, 9), QuoteLocator.Locate(chunk, "𠮷野家の 髙﨑さん")!.Span);
    }

    [Fact]
    public void Closest_OfSeveralSentences_IsTheOneThatSharesMost()
    {
        var (quote, share) = QuoteLocator.Closest(Sentences(), "申込みに要るものは本人確認書類です")!.Value;

        Assert.StartsWith("申込みには", quote.Text, StringComparison.Ordinal);
        Assert.InRange(share, 0.3, 0.9);
    }

    private static Chunk Sentences() => Chunk([Segment("受付は平日の午前9時からとする。", "受付は**平日**の午前9時からとする。"), Segment("申込みには\n本人確認書類が必要である。")]);

    // As readers make it: cells joined by 「／」, with the value of a merged cell that stands in the row above.
    private static Chunk Row() => Chunk([Segment("国 ／ ＤＸ戦略課 ／ 924-2511", "| ＤＸ戦略課 | 924-2511 |")]) with
    {
        Kind = BlockKind.TableRow,
        Cells = [new("区分", [new Segment("国", new SourceSpan(0, 2, 1))]), new("課", [Segment("ＤＸ戦略課")]), new("電話番号", [Segment("924-2511")])],
    };

    private static Chunk Chunk(IReadOnlyList<Segment> segments) => new("c", 0, BlockKind.Paragraph, [], segments, []);

    private static Segment Segment(string text, string? raw = null) =>
        new(text, new SourceSpan(0, Page.IndexOf(raw ?? text, StringComparison.Ordinal), (raw ?? text).Length));

    private static string Letters(string text) => new QuoteLetters(text).Text;
}
