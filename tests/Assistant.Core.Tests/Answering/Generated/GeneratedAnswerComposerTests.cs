using Assistant.Core.Answering;
using Assistant.Core.Answering.Generated;
using Assistant.Core.Documents;
using Assistant.Core.Prompts;
using Assistant.Core.Retrieval;
using Assistant.Infrastructure.Prompts;
using Assistant.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Core.Tests.Answering.Generated;

public sealed class GeneratedAnswerComposerTests
{
    private const string First = "申請の受付は平日の午前9時から午後5時までとする。";
    private const string Second = "対象となる手続は1,758件である。";
    private const string Third = "担当は令和8年度からDX戦略課とする。";

    private static readonly IPromptLibrary Prompts =
        new ServiceCollection().AddPrompts().BuildServiceProvider().GetRequiredService<IPromptLibrary>();

    [Fact]
    public async Task Answer_WithMarkersAndQuotes_IsRenumberedAndCited()
    {
        var (shown, draft) = await ComposeAsync(
            "担当は2026年度からDX戦略課です[3]。対象の手続は1758件です[2][3]。\n\n```json\n{\"quotes\":[{\"marker\":3,\"quote\":\"担当は令和8年度からDX戦略課とする。\"},{\"marker\":2,\"quote\":\"対象となる手続は1,758件である\"}]}\n```");

        Assert.Equal("担当は2026年度からDX戦略課です[1]。対象の手続は1758件です[2][1]。", draft.Answer);
        Assert.Equal(draft.Answer, shown);
        Assert.Equal("answered", draft.Status);
        Assert.Empty(draft.Warnings);
        Assert.Equal([(1, "c", Third), (2, "b", "対象となる手続は1,758件である")], draft.Citations.Select(c => (c.Marker, c.Hit.Document.Id, c.Quote)));
        Assert.Equal(new SourceSpan(0, 0, Second.Length - 1), draft.Citations[1].Span);
        Assert.Equal(new TokenUsage(1200, 85), draft.Usage);
        Assert.Equal(Prompts.Find("answer")!.Version, draft.TemplateVersion);
    }

    [Fact]
    public async Task Answer_InTwoPiecesSplitAtEveryPosition_ShowsTheSameAndNeverTheList()
    {
        const string Output = "受付は平日の9時からです[1]。「{注}」と書きます [3, 9]。`x`は[2026年]の値です[1]。\n\n```json\n{\"quotes\":[{\"marker\":1,\"quote\":\"申請の受付は平日\"}]}\n```\n";
        var (whole, draft) = await ComposeAsync(Output);
        Assert.Equal("受付は平日の9時からです[1]。「{注}」と書きます [2][?]。`x`は[2026年]の値です[1]。", whole);

        for (var at = 0; at <= Output.Length; at++)
        {
            var (shown, split) = await ComposeAsync(Output[..at], Output[at..]);

            Assert.Equal(whole, shown);
            Assert.Equal(whole, split.Answer);
            Assert.Equal(draft.Citations.Select(c => (c.Marker, c.Quote, c.Span)), split.Citations.Select(c => (c.Marker, c.Quote, c.Span)));
            Assert.Equal(draft.Warnings, split.Warnings);
        }

        var (letters, _) = await ComposeAsync([.. Output.Select(c => c.ToString())]);
        Assert.Equal(whole, letters);
    }

    [Fact]
    public async Task Answer_OfRandomSigns_ShowsTheSameHoweverItIsSplit()
    {
        string[] signs = ["[", "]", "［", "1", "2", "９", ",", " ", "\n", "。", "「", "」", "`", "```", "json", "{", "}", "\"quotes\"", ":[]", "受付", "根拠", "なし", "^", "*"];
        var random = new Random(20260401);
        for (var round = 0; round < 2_000; round++)
        {
            var pieces = random.GetItems(signs, random.Next(1, 30));
            // A word in front, so that there is always something to show.
            var (whole, draft) = await ComposeAsync("答" + string.Concat(pieces));
            var (shown, split) = await ComposeAsync(["答", .. pieces]);

            Assert.Equal(whole, draft.Answer);
            Assert.Equal(whole, shown);
            Assert.Equal(draft.Warnings, split.Warnings);
            Assert.All(draft.Citations, c => Assert.Equal(c.Quote.Length, c.Span!.Value.Length));
        }
    }

    [Theory]
    [InlineData("受付は9時からです[1]。{\"quotes\":[{\"marker\":1,\"quote\":\"x\"}]}")]
    [InlineData("受付は9時からです[1]。\n{ \"quotes\": [] }")]
    [InlineData("受付は9時からです[1]。\n```\n{\"quotes\":[]}\n```\n以上です。")]
    [InlineData("受付は9時からです[1]。\n```json\n{\"quo")]
    [InlineData("受付は9時からです[1]。\n```json\n")]
    [InlineData("受付は9時からです[1]。\n```")]
    public async Task List_InWhateverForm_IsNeverShown(string output)
    {
        for (var at = 0; at <= output.Length; at++)
        {
            var (shown, draft) = await ComposeAsync(output[..at], output[at..]);

            Assert.Equal("受付は9時からです[1]。", shown);
            Assert.Equal(shown, draft.Answer);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n```json\n{broken\n```")]
    [InlineData("\n```json\n{\"quotes\":\"none\"}\n```")]
    [InlineData("\n```json\n{\"quotes\":[1,{\"marker\":true},{\"quote\":\"x\"}]}\n```")]
    public async Task Quotes_MissingOrUnreadable_FallBackToTheBestSentenceOfThePassage(string tail)
    {
        var passage = Passage("p", "前の文はほかの話である。", First, "後の文もほかの話である。");

        var (_, draft) = await ComposeAsync([passage], "申請の受付は午前9時からです[1]。" + tail);

        var citation = Assert.Single(draft.Citations);
        Assert.Equal(First, citation.Quote);
        Assert.Equal(passage.Chunk.Segments[1].Span, citation.Span);
        Assert.Empty(draft.Warnings);
    }

    [Fact]
    public async Task Quote_ThatStandsNowhere_IsReplacedByTheClosestSentenceWithAWarning()
    {
        var (_, draft) = await ComposeAsync("受付は終日です[1]。```json{\"quotes\":[{\"marker\":1,\"quote\":\"窓口は年中無休で開いている。\"}]}```");

        Assert.Equal(First, Assert.Single(draft.Citations).Quote);
        Assert.Equal("citation_unverified", Assert.Single(draft.Warnings).Code);
    }

    [Fact]
    public async Task Quotes_OfSeveralSentencesOfOnePassage_BecomeOneStretch()
    {
        var passage = Passage("p", First, Second, Third);

        var (_, draft) = await ComposeAsync(
            [passage], "受付は9時からです[1]。担当はDX戦略課です[1]。```json{\"quotes\":[{\"marker\":1,\"quote\":\"DX戦略課とする\"},{\"marker\":\"[1]\",\"quote\":\"申請の受付は平日\"}]}```");

        var citation = Assert.Single(draft.Citations);
        Assert.Equal(First + Second + Third, citation.Quote);
        Assert.Equal(new SourceSpan(0, 0, (First + Second + Third).Length), citation.Span);
    }

    [Fact]
    public async Task Marker_OfNoPassage_StaysVisibleAsUnknownWithAWarning()
    {
        var (_, draft) = await ComposeAsync("受付は9時からです[7]。");

        Assert.Equal("受付は9時からです[?]。", draft.Answer);
        Assert.Empty(draft.Citations);
        Assert.Equal(["citation_unverified", "sentence_uncited"], draft.Warnings.Select(w => w.Code));
    }

    [Fact]
    public async Task Sentence_WithoutMarker_IsKeptWithAWarningThatCountsIt()
    {
        var (_, draft) = await ComposeAsync("受付は9時からです[1]。便利です。費用の記載はありません。\n手順は次のとおりです：\n・「対象となる手続。」を押します。[2]");

        Assert.Contains("便利です。", draft.Answer, StringComparison.Ordinal);
        var warning = Assert.Single(draft.Warnings);
        Assert.Equal("sentence_uncited", warning.Code);
        Assert.StartsWith("2番目の文", warning.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("対象は1,759件です[2]。", "1759")]
    [InlineData("対象は１７５８件、窓口は3か所です[2]。", "3")]
    [InlineData("2025年度からDX戦略課です[3]。", "2025")]
    public async Task Number_ThatThePassageDoesNotHold_IsWarnedOf(string output, string number)
    {
        var (_, draft) = await ComposeAsync(output);

        var warning = Assert.Single(draft.Warnings);
        Assert.Equal("number_unverified", warning.Code);
        Assert.Contains($"（{number}）", warning.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1. 対象は1758件です[2]。")]
    [InlineData("（２）対象は１，７５８件です［２］。")]
    [InlineData("受付は9時からで、対象は1,758件です[1, 2]。")]
    public async Task Number_ThatThePassagesHold_PassesInAnyWriting(string output)
    {
        var (_, draft) = await ComposeAsync(output);

        Assert.Empty(draft.Warnings);
    }

    [Theory]
    [InlineData("根拠なし")]
    [InlineData("「根拠なし」")]
    [InlineData(" 根拠なし。\n```json\n{\"quotes\":[]}\n```")]
    [InlineData("根拠なし\n記載が見つかりません。")]
    public async Task NoEvidence_SaidByTheModel_ShowsNothingWhereverItIsSplit(string output)
    {
        for (var at = 0; at <= output.Length; at++)
        {
            var (shown, draft) = await ComposeAsync(output[..at], output[at..]);

            Assert.Empty(shown);
            Assert.Equal(("no_evidence", string.Empty), (draft.Status, draft.Answer));
            Assert.Equal(new TokenUsage(1200, 85), draft.Usage);
        }
    }

    [Fact]
    public async Task Answer_ThatOnlyBeginsLikeNoEvidence_IsShown()
    {
        var (shown, draft) = await ComposeAsync("根拠", "となる条例は手引にあります[1]。");

        Assert.Equal("根拠となる条例は手引にあります[1]。", shown);
        Assert.Equal("answered", draft.Status);
    }

    [Fact]
    public async Task NoPassages_Found_AsksNoModel()
    {
        var model = new ScriptedChatClient("知っています。");

        var (shown, draft) = await ComposeAsync(model, []);

        Assert.Empty(shown);
        Assert.Equal("no_evidence", draft.Status);
        Assert.Empty(model.Received);
    }

    [Fact]
    public async Task Request_ToTheModel_CarriesSettingsHistoryWithoutMarkersAndNumberedPassages()
    {
        var model = new ScriptedChatClient("はい[1]。");

        await ComposeAsync(model, Hits(), new ConversationTurn("前の質問", "前の回答です [1]。"));

        var template = Prompts.Find("answer")!;
        Assert.Equal((float?)template.Settings.Temperature, model.Options!.Temperature);
        Assert.Equal(template.Settings.MaxTokens, model.Options.MaxOutputTokens);
        Assert.Equal(["system", "user", "assistant", "user"], model.Received.Select(m => m.Role.Value));
        Assert.Equal("前の回答です。", model.Received[2].Text);
        Assert.Contains($"<id>2</id>\n<title>手引b</title>\n<heading>第1章 / 窓口</heading>\n<page></page>\n<text>{Second}</text>", model.Received[3].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failure_OfTheModel_ComesThroughAfterWhatWasShown()
    {
        var failure = new ModelException(ModelErrorCodes.StreamInterrupted, "切れました。");
        var shown = new List<string>();

        var exception = await Assert.ThrowsAsync<ModelException>(async () =>
        {
            await foreach (var item in Composer(new ScriptedChatClient("受付は") { Failure = failure }).ComposeAsync(Input(Hits()), TestContext.Current.CancellationToken))
            {
                shown.Add(Assert.IsType<ComposerText>(item).Text);
            }
        });

        Assert.Same(failure, exception);
        Assert.Equal(["受付は"], shown);
    }

    [Theory]
    [InlineData(" \n")]
    [InlineData("```json\n{\"quotes\":[]}\n```")]
    public async Task Answer_WithoutAWord_IsAnInvalidResponse(string output)
    {
        var exception = await Assert.ThrowsAsync<ModelException>(() => ComposeAsync(output));

        Assert.Equal(ModelErrorCodes.InvalidResponse, exception.Code);
    }

    [Fact]
    public async Task Answer_CutOffAtTheLimit_SaysSo()
    {
        var (_, draft) = await ComposeAsync(new ScriptedChatClient("受付は9時からです[1]。続き") { Finish = ChatFinishReason.Length }, Hits());

        Assert.Contains(draft.Warnings, w => w.Code == "answer_truncated");
    }

    [Fact]
    public async Task Cancellation_WhileTheModelWrites_IsNotAFailure()
    {
        using var person = new CancellationTokenSource();
        await using var items = Composer(new ScriptedChatClient("受付", "は")).ComposeAsync(Input(Hits()), person.Token).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await items.MoveNextAsync());

        await person.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => items.MoveNextAsync().AsTask());
    }

    [Fact]
    public void Model_OfTheComposer_IsTheClientsName() => Assert.Equal(("generated", "scripted-model"), (Composer(new ScriptedChatClient()).Mode, Composer(new ScriptedChatClient()).Model));

    private static Task<(string Shown, AnswerDraft Draft)> ComposeAsync(params string[] pieces) => ComposeAsync(Hits(), pieces);

    private static Task<(string Shown, AnswerDraft Draft)> ComposeAsync(IReadOnlyList<SearchHit> hits, params string[] pieces) =>
        ComposeAsync(new ScriptedChatClient(pieces), hits);

    private static async Task<(string Shown, AnswerDraft Draft)> ComposeAsync(ScriptedChatClient model, IReadOnlyList<SearchHit> hits, params ConversationTurn[] history)
    {
        var items = await Composer(model).ComposeAsync(Input(hits) with { History = history }, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        return (string.Concat(items.OfType<ComposerText>().Select(t => t.Text)), Assert.IsType<ComposerDraft>(items[^1]).Draft);
    }

    private static GeneratedAnswerComposer Composer(ScriptedChatClient model) => new(model, Prompts);

    private static ComposerInput Input(IReadOnlyList<SearchHit> hits) => new("いつからですか", new SearchResult("hybrid", hits, [], hits.Count), [], "answer");

    private static List<SearchHit> Hits() => [Passage("a", First), Passage("b", Second), Passage("c", Third)];

    private static SearchHit Passage(string id, params string[] sentences)
    {
        var start = 0;
        var segments = new List<Segment>();
        foreach (var sentence in sentences)
        {
            segments.Add(new Segment(sentence, new SourceSpan(0, start, sentence.Length)));
            start += sentence.Length;
        }

        return new SearchHit(1, 1, Passages.Document(id, "手引" + id), new Chunk(id, 0, BlockKind.Paragraph, ["第1章", "窓口"], segments, []));
    }
}
