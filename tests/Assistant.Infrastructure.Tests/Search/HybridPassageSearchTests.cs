using Assistant.Core.Access;
using Assistant.Core.Answering;
using Assistant.Core.Answering.Generated;
using Assistant.Core.Documents;
using Assistant.Core.Retrieval;
using Assistant.Core.Retrieval.Analysis;
using Assistant.Core.Retrieval.Dense;
using Assistant.Core.Retrieval.Vectors;
using Assistant.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Infrastructure.Tests.Search;

public sealed class HybridPassageSearchTests
{
    private static readonly string[] Texts =
    [
        "粗大ごみは電話で申し込んでから出します。",
        "転入届は引っ越した日から十四日以内に出します。",
        "令和8年度の予算は3月に決まります。",
        "サーバーの点検は毎月行います。",
        "取り組みの成果をまとめて公表します。",
        "マイナンバーカードの交付は予約が要ります。",
        "子供の医療費を助成します。",
        "水道料金は口座振替で支払えます。",
    ];

    [Theory]
    [InlineData("粗大ゴミの出し方", 0)]
    [InlineData("引越しの届出", 1)]
    [InlineData("2026年度の予算", 2)]
    [InlineData("Ｒ８年度の予算", 2)]
    [InlineData("サーバの点検", 3)]
    [InlineData("ｻｰﾊﾞｰの点検", 3)]
    [InlineData("取組の成果", 4)]
    [InlineData("取組みの成果", 4)]
    [InlineData("マイナバーカードの交付", 5)]
    [InlineData("マイナンバーカドの交付", 5)]
    [InlineData("こどもの医療費", 6)]
    [InlineData("子どもの医療費", 6)]
    public async Task Search_OtherSpellingOrSlip_FindsTheSamePassageFirst(string question, int expected)
    {
        await using var bed = await OpenAsync();
        Assert.Equal(Texts[expected], (await bed.FindAsync(question))[0]);
    }

    [Fact]
    public async Task Search_EachMode_SaysItsNameAndFinds()
    {
        await using var bed = await OpenAsync();
        foreach (var mode in Enum.GetValues<SearchMode>())
        {
            var result = await bed.SearchAsync("粗大ごみの出し方", adjust: r => r with { Mode = mode });
            Assert.Equal(SearchModes.NameOf(mode), result.Mode);
            Assert.Equal(Texts[0], result.Hits[0].Chunk.Text);
        }
    }

    [Fact]
    public async Task Search_ByNobody_FindsNothing()
    {
        await using var bed = await OpenAsync();
        Assert.Empty(await bed.FindAsync("粗大ごみ", AccessScope.Nothing));
        Assert.Empty(await bed.FindAsync("粗大ごみ", AccessScope.Of("他の所属")));
        Assert.NotEmpty(await bed.FindAsync("粗大ごみ", AccessScope.Of("staff")));
    }

    [Fact]
    public async Task Search_NarrowedToAKind_FindsOnlyIt()
    {
        await using var bed = await OpenAsync();
        await bed.StoreAsync("plan", ["粗大ごみの減量を進めます。"], kind: DocumentKind.Plan);
        var result = await bed.SearchAsync("粗大ごみ", adjust: r => r with { });
        Assert.True(result.Hits.Count > 1);
        var narrowed = await bed.SearchAsync("粗大ごみ", adjust: r => new SearchRequest(r.Query, r.Top, r.Access, new SearchFilters { Kinds = [DocumentKind.Plan] }));
        Assert.Equal("粗大ごみの減量を進めます。", Assert.Single(narrowed.Hits).Chunk.Text);
    }

    [Fact]
    public async Task Search_Explained_TermsAddUpToTheLexicalScore()
    {
        await using var bed = await OpenAsync();
        var lexical = await bed.SearchAsync("子どもの医療費", adjust: r => r with { Mode = SearchMode.Lexical, Explain = true });
        var explanation = Assert.IsType<HitExplanation>(lexical.Hits[0].Explanation);
        Assert.Equal(lexical.Hits[0].Score, explanation.Terms.Sum(t => t.Score), 1e-4);
        Assert.Equal(1, explanation.LexicalRank);
        Assert.Contains(explanation.Terms, t => t.Origin == TermOrigin.Synonym);
        Assert.All(explanation.Terms, t => Assert.Equal(t.Score, t.Weight * t.Rarity * t.Impact, 1e-9));

        var hybrid = await bed.SearchAsync("こどもの医療費", adjust: r => r with { Explain = true });
        Assert.InRange(hybrid.Hits[0].Explanation!.DenseScore!.Value, -1, 1.0001);
        Assert.Null((await bed.SearchAsync("こどもの医療費")).Hits[0].Explanation);
    }

    [Fact]
    public async Task Search_SameTextInTwoDocuments_ShowsItOnceAndNamesTheOther()
    {
        await using var bed = await OpenAsync();
        await bed.StoreAsync("copy", [Texts[0]], title: "概要版");
        var hits = (await bed.SearchAsync("粗大ごみは電話で申し込む", adjust: r => r with { Explain = true })).Hits;
        var shown = Assert.Single(hits, h => h.Chunk.Text == Texts[0]);
        Assert.Equal("文書", shown.Document.Metadata.Title);
        Assert.Single(shown.Explanation!.NearDuplicates);
    }

    [Fact]
    public async Task Search_WithAReranker_FollowsItsScores()
    {
        await using var bed = await OpenAsync(s => s.AddSingleton<IReranker>(new LengthReranker(fails: false)));
        var hits = (await bed.SearchAsync("ごみの出し方と届出と予算")).Hits;
        Assert.Equal(hits.OrderByDescending(h => h.Chunk.Text.Length).Select(h => h.Chunk.Text.Length), hits.Select(h => h.Chunk.Text.Length));
    }

    [Fact]
    public async Task Search_RerankerOrEmbeddingModelAway_AnswersWithoutIt()
    {
        await using var plain = await OpenAsync();
        await using var bed = await OpenAsync(s => s.AddSingleton<IReranker>(new LengthReranker(fails: true)));
        Assert.Equal(await plain.FindAsync("粗大ごみの出し方"), await bed.FindAsync("粗大ごみの出し方"));

        var model = new StandInModel();
        await using var dense = await OpenAsync(s => s.AddSingleton<IDenseModel>(model));
        Assert.Equal("hybrid", (await dense.SearchAsync("粗大ごみの出し方")).Mode);
        model.IsAway = true;
        var without = await dense.SearchAsync("粗大ごみの出し方");
        Assert.Equal("lexical", without.Mode);
        Assert.Equal(Texts[0], without.Hits[0].Chunk.Text);

        // New text can't be embedded now: the index answers as it stands, and catches up later.
        await dense.StoreAsync("new", ["証明書の手数料は三百円です。"]);
        Assert.DoesNotContain("証明書の手数料は三百円です。", await dense.FindAsync("証明書の手数料"));
        model.IsAway = false;
        dense.Storage.Time.Advance(TimeSpan.FromSeconds(31));
        Assert.Contains("証明書の手数料は三百円です。", await dense.FindAsync("証明書の手数料"));
    }

    [Fact]
    public async Task Search_TextThatIsNoText_IsSearchedAllTheSame()
    {
        await using var bed = await OpenAsync();
        await bed.StoreAsync("broken", ["庁舎の案内\uFFFEです。", "半分の\uD83D文字"]);
        Assert.Contains(await bed.FindAsync("庁舎の案内"), t => t.StartsWith("庁舎の案内", StringComparison.Ordinal));
        Assert.NotEmpty(await bed.FindAsync("粗大\uFFFEごみ\uDC00"));
    }

    [Fact]
    public async Task Search_GlossaryOfARestrictedDocument_HelpsOnlyThoseWhoMayReadIt()
    {
        await using var bed = await OpenAsync();
        await bed.StoreGlossaryAsync("secret", "青葉案件（駅前庁舎売却）", access: ["財政課"]);
        await bed.StoreAsync("open", ["駅前庁舎売却の検討を始めます。"], access: ["staff"]);

        Assert.DoesNotContain(await ByWordsAsync("staff"), t => t.StartsWith("駅前庁舎", StringComparison.Ordinal));
        Assert.Contains(await ByWordsAsync("staff", "財政課"), t => t.StartsWith("駅前庁舎", StringComparison.Ordinal));

        async Task<IEnumerable<string>> ByWordsAsync(params string[] codes) =>
            (await bed.SearchAsync("青葉案件", AccessScope.Of(codes), r => r with { Mode = SearchMode.Lexical })).Hits.Select(h => h.Chunk.Text);
    }

    [Fact]
    public async Task Search_VeryLongQuestionOfUnknownWords_EndsSoon()
    {
        await using var bed = await OpenAsync();
        var question = string.Concat(Enumerable.Range(0, 1500).Select(i => $"ミカクニン{(char)('ア' + (i % 40))}{(char)('カ' + (i % 30))}。"));
        var result = await bed.SearchAsync(question).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Equal(Texts.Length, result.Passages);
    }

    private static async Task<SearchBed> OpenAsync(Action<IServiceCollection>? configure = null)
    {
        var bed = await SearchBed.OpenAsync(configure: configure);
        await bed.StoreAsync("main", Texts);
        return bed;
    }

    private sealed class LengthReranker(bool fails) : IReranker
    {
        public Task<IReadOnlyList<double>> ScoreAsync(string query, IReadOnlyList<string> passages, CancellationToken cancellationToken) => fails
            ? throw new ModelException(ModelErrorCodes.Unavailable, "away")
            : Task.FromResult<IReadOnlyList<double>>([.. passages.Select(p => (double)p.Length)]);
    }

    private sealed class StandInModel : IDenseModel
    {
        public bool IsAway { get; set; }

        public string Identity => "stand-in";

        public int Dimensions => 32;

        public Task<IReadOnlyList<ReadOnlyMemory<float>>> EncodePassagesAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken) => IsAway
            ? throw new ModelException(ModelErrorCodes.Unavailable, "away")
            : Task.FromResult<IReadOnlyList<ReadOnlyMemory<float>>>([.. texts.Select(t => (ReadOnlyMemory<float>)ScriptedVectors.UnitOf(t, Dimensions))]);

        public async Task<ReadOnlyMemory<float>> EncodeQueryAsync(string text, CancellationToken cancellationToken) => (await EncodePassagesAsync([text], cancellationToken))[0];
    }
}
