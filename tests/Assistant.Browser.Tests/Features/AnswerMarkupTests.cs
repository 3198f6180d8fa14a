using Assistant.Core.Answering;
using Assistant.Core.Documents;
using Assistant.Web.Features.Ask;
using Assistant.Web.Features.Sources;

namespace Assistant.Browser.Tests.Features;

public sealed class AnswerMarkupTests
{
    [Fact]
    public void Parse_MarkersBeforeAndAfterTheFullStop_BelongToTheirSentence()
    {
        var sentences = AnswerMarkup.Parse("一つ目です [1]。二つ目です。[2][1] 三つ目", [Cited(1), Cited(2)])[0].Items[0];
        Assert.Equal(["一つ目です [1]。", "二つ目です。[2][1] ", "三つ目"], sentences.Select(s => string.Concat(s.Parts.Select(p => p.Text))));
        Assert.Equal([2, 1], sentences[1].Parts.Select(p => p.Citation?.Marker).OfType<int>());
    }

    [Fact]
    public void Parse_RowWithAFullStopInside_IsMarkedAsAWhole()
    {
        var sentence = Assert.Single(AnswerMarkup.Parse("項目：いくつですか？ ／ 値：862 [1]", [Cited(1) with { Verified = false }])[0].Items[0]);
        Assert.True(sentence.Unverified);
    }

    [Fact]
    public void Parse_NumberInBracketsWithoutCitation_StaysText()
    {
        var parts = AnswerMarkup.Parse("表[3]を見る", [Cited(1)])[0].Items[0][0].Parts;
        Assert.Equal([new AnswerPart("表[3]を見る", null)], parts);
    }

    [Fact]
    public void Parse_AnyText_KeepsEveryLetterOfALine()
    {
        const string line = "。。！はじめ？[1] **強い** <b>印</b>［全角］[9999] おわり";
        Assert.Equal(line, string.Concat(AnswerMarkup.Parse(line, [Cited(1)])[0].Items[0].SelectMany(s => s.Parts).Select(p => p.Text)));
    }

    [Fact]
    public void Parse_LinesWithBullets_BecomeOneList()
    {
        var blocks = AnswerMarkup.Parse("前書き\n- 一つ\n・二つ\n後書き", []);
        Assert.Equal([false, true, false], blocks.Select(b => b.IsList));
        Assert.Equal(2, blocks[1].Items.Count);
    }

    [Fact]
    public void Split_WithQuotesAndSigns_IsTheTextLetterForLetter()
    {
        const string text = "## 見出し\n**太字**と<ul style=\"x\"><li>項目</li></ul>\t終わり";
        var parts = PageMarkup.Split(text, [(5, 14), (-3, 2), (1000, 2000)]);
        Assert.Equal(text, string.Concat(parts.Select(p => p.Text)));
        Assert.Equal(text[5..14], string.Concat(parts.Where(p => p.Quoted && text.IndexOf(p.Text, StringComparison.Ordinal) >= 2).Select(p => p.Text)));
        Assert.Equal(["## ", "**", "**", "<ul style=\"x\">", "<li>", "</li>", "</ul>"], parts.Where(p => p.Markup).Aggregate(new List<string>(), Join));
    }

    // A sign may be cut where a quote begins; put its pieces together again.
    private static List<string> Join(List<string> signs, PagePart part)
    {
        if (signs.Count > 0 && !IsWhole(signs[^1]))
        {
            signs[^1] += part.Text;
        }
        else
        {
            signs.Add(part.Text);
        }

        return signs;
    }

    private static bool IsWhole(string sign) => sign is "**" or "## " || sign.EndsWith('>');

    private static Citation Cited(int marker) => new(marker, "d", "c", "文書", DocumentKind.Plan, "uri", 1, [], "引用", true);
}
