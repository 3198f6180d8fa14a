using Assistant.Core.Access;
using Assistant.Core.Answering;
using Assistant.Core.Answering.Extractive;
using Assistant.Core.Documents;
using Assistant.Core.Retrieval;
using Assistant.Core.Text;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Morphology;
using Assistant.Testing;
using Xunit;

namespace Assistant.Infrastructure.Tests.Answering;

public sealed class ExtractiveComposerTests : IDisposable
{
    private static readonly DocumentRecord Plan = Passages.Document("plan", "みどり市デジタル計画", kind: DocumentKind.Plan);

    private readonly MeCabSegmenter segmenter = new(new SearchOptions().MeCabDictionary);

    public void Dispose() => segmenter.Dispose();

    [Fact]
    public async Task Compose_SentenceCoversTheQuestion_QuotesAndCitesIt()
    {
        var draft = await AskAsync("電子契約はいつ始まりましたか");

        Assert.Equal(TurnStates.Answered, draft.Status);
        Assert.Equal("電子契約は2023年7月に開始しました。 [1]", draft.Answer);
        Assert.Equal("電子契約は2023年7月に開始しました。", Assert.Single(draft.Citations).Quote);
    }

    [Theory]
    [InlineData("みどり市の人口は何人ですか")]
    [InlineData("電子契約の年間利用料はいくらですか")]
    [InlineData("隣町の電子契約はいつ始まりましたか")]
    [InlineData("水道料金の支払い方法")]
    [InlineData("情報課の課長の名前は")]
    public async Task Compose_NeighbourOfWhatIsWritten_HasNoEvidence(string question)
    {
        var draft = await AskAsync(question);

        Assert.Equal(TurnStates.NoEvidence, draft.Status);
        Assert.Empty(draft.Citations);
    }

    [Theory]
    [InlineData("見守り事業の担当課はどこですか", "見守り事業：担当課は「福祉課」 [1]")]
    [InlineData("防災メール事業はどの課が担当しますか", "防災メール事業：担当課は「防災課」 [1]")]
    public async Task Compose_TableRowHoldsTheAnswer_NamesRowAndColumn(string question, string expected) =>
        Assert.Equal(expected, (await AskAsync(question)).Answer);

    [Fact]
    public async Task Compose_NumberOfARow_FindsThatRowOnly()
    {
        var draft = await AskAsync("事務事業No.10045の事業名");

        Assert.Contains("防災メール事業", draft.Answer, StringComparison.Ordinal);
        Assert.DoesNotContain("見守り", draft.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compose_SummaryRepeatsASentence_CitesTheMainTextOnce()
    {
        var draft = await AskAsync("アプリはいくつ作りましたか");

        Assert.Equal("成果", Assert.Single(draft.Citations).Hit.Chunk.HeadingPath[^1]);
    }

    [Fact]
    public async Task Compose_OtherYearThanWritten_HasNoEvidence() =>
        Assert.Equal(TurnStates.NoEvidence, (await AskAsync("オンライン申請件数の2027年度の目標値")).Status);

    [Fact]
    public async Task Compose_FigureUnderAHeading_SaysTheHeading() =>
        Assert.StartsWith("オンライン申請件数：", (await AskAsync("オンライン申請件数は何件ですか")).Answer, StringComparison.Ordinal);

    [Fact]
    public async Task Compose_ValueIsInAPictureOnly_SaysSoWithThePlace()
    {
        var draft = await AskAsync("スマホ講座の受講者数は何人ですか");

        Assert.Equal(TurnStates.NoEvidence, draft.Status);
        Assert.Contains("本文に数値の記載がありません", draft.Answer, StringComparison.Ordinal);
        Assert.Contains(draft.Warnings, w => w.Code == "value_in_chart_only");
        Assert.Single(draft.Citations);
    }

    [Fact]
    public async Task Compose_DocumentHoldsTheQuestionItself_IsNotAnsweredWithIt()
    {
        var draft = await AskAsync("駐車場の利用時間は何時から何時までですか");

        Assert.Equal(TurnStates.NoEvidence, draft.Status);
    }

    [Theory]
    [InlineData("第14条には何と書いてありますか", 0)]
    [InlineData("第14条第1項には何と書いてありますか", 0)]
    [InlineData("第14条第2項には何と書いてありますか", 1)]
    public async Task Compose_項ThatTheArticleLacks_QuotesTheArticleAndSaysSo(string question, int warnings)
    {
        var draft = await AskAsync(question);

        Assert.Equal(TurnStates.Answered, draft.Status);
        Assert.Contains("利用者は、証を示す。", draft.Answer, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Repeat("provision_not_found", warnings), draft.Warnings.Select(w => w.Code));
    }

    private async Task<AnswerDraft> AskAsync(string question)
    {
        var analyzer = new TextAnalyzer(segmenter);
        var evidence = new MemorySearch(segmenter, [.. Corpus()]).Search(new SearchRequest(question, 30, AccessScope.Everything));
        var items = new ExtractiveComposer(analyzer).ComposeAsync(new ComposerInput(question, evidence, [], "answer"), TestContext.Current.CancellationToken);
        AnswerDraft? draft = null;
        await foreach (var item in items)
        {
            draft = (item as ComposerDraft)?.Draft ?? draft;
        }

        Assert.NotNull(draft);
        return draft;
    }

    private static IEnumerable<IndexablePassage> Corpus()
    {
        yield return Passages.Of(Plan, 1, "電子契約は2023年7月に開始しました。", "これまでの取り組み");
        yield return Passages.Of(Plan, 2, "人口減少が進む中、情報課が中心となってデジタル化を進めます。", "背景");
        yield return Passages.Of(Plan, 3, "職員が業務アプリを40個作成しました。", "概要版");
        yield return Passages.Of(Plan, 4, "職員が業務アプリを40個作成しました。", "本編", "成果");
        yield return Passages.Of(Plan, 5, "2024年度 1,200件 ↓ 2029年度 3,000件", "指標", "オンライン申請件数");
        yield return Passages.Of(Plan, 20, "健康課が事業者と行う講座の受講者を増やします。", "指標", "スマホ講座の受講者数");
        yield return Passages.Of(Plan, 21, "駐車場の利用時間は何時から何時までですか。", "質問の例");
        yield return Passages.Of(Plan, 22, "第14条 利用者は、証を示す。", "図書室の決まり", "第14条（利用）");
        yield return Row(6, "510", "見守り事業", "福祉課");
        yield return Row(7, "10045", "防災メール事業", "防災課");
        yield return Row(8, "6078", "業務改善事業", "総務課");
    }

    private static IndexablePassage Row(int ordinal, string number, string name, string division)
    {
        var text = $"{number}\t{name}\t{division}";
        TableCell Cell(string column, string value) => new(column, [new Segment(value, new SourceSpan(0, text.IndexOf(value, StringComparison.Ordinal), value.Length))]);
        var chunk = new Chunk("row" + number, ordinal, BlockKind.TableRow, ["個別事業"], [new Segment(text, new SourceSpan(0, 0, text.Length))], [Cell("事務事業No.", number), Cell("事業名", name), Cell("担当課", division)]);
        return new IndexablePassage(Plan, chunk);
    }
}
