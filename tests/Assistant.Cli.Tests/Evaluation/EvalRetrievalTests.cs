using Assistant.Cli.Tests.Running;
using Assistant.Testing;
using Xunit;

namespace Assistant.Cli.Tests.Evaluation;

public sealed class EvalRetrievalTests : IDisposable
{
    private const string Corpus = """
        {"a/1":"市役所の窓口の受付時間は午前8時30分からです。","b":{"title":"粗大ごみの出し方","text":"事前に電話で申し込んでください。"},
        "c":"---\ntitle: これは本文\n---\n図書館の休館日は月曜日です。","d":"公園の桜は四月に咲きます。"}
        """;

    private const string Queries = """{"q1":"窓口の受付時間","q2":"粗大ごみ","q3":"図書館の休館日","q4":"桜"}""";
    private const string Qrels = """{"q1":{"a/1":2},"q2":{"b":2,"gone":1},"q3":{"c":1},"q4":{"d":0}}""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Json_OfAnEvaluation_HasTheNamesAndValuesOfTheContract()
    {
        var result = await RunAsync(Corpus, Queries, Qrels, "--json");

        Assert.Equal(0, result.ExitCode);
        var output = Tool.Json(Assert.Single(result.Lines));
        Assert.Equal(["mode", "queries", "recall@10", "precision@10", "ndcg@10", "mrr@10", "latency", "indexing"], Tool.Names(output));
        Assert.Equal(["p50Ms", "p95Ms"], Tool.Names(output.GetProperty("latency")));
        Assert.Equal(["documents", "chunks", "elapsedMs"], Tool.Names(output.GetProperty("indexing")));
        Assert.Equal("hybrid", output.GetProperty("mode").GetString());
        Assert.Equal(3, output.GetProperty("queries").GetInt32());
        Assert.Equal(4, output.GetProperty("indexing").GetProperty("documents").GetInt32());
        Assert.Equal(1, output.GetProperty("mrr@10").GetDouble());

        // The second query finds one of two: the other is not in the corpus.
        Assert.Equal(0.8333, output.GetProperty("recall@10").GetDouble());
        Assert.Contains("正解のない質問 1 件", result.Error, StringComparison.Ordinal);
        Assert.Contains("1 件は文書の一覧になく", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_WithoutJson_NamesEveryMeasure()
    {
        var result = await RunAsync(Corpus, Queries, Qrels, "--mode", "lexical");

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("検索の方式   lexical（質問 3 件）", result.Output, StringComparison.Ordinal);
        Assert.All(["recall@10", "precision@10", "nDCG@10", "MRR@10", "p50", "p95", "取り込み"], name => Assert.Contains(name, result.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Evaluation_LeavesNothingBehind()
    {
        var temporary = Directory.CreateDirectory(_folder.Combine("temporary")).FullName;
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["TMPDIR"] = temporary };

        var good = await Tool.RunAsync(environment, Arguments(Corpus, Queries, Qrels));
        var bad = await Tool.RunAsync(environment, Arguments("""{"a":"零\u0000文字","b":"い"}""", """{"q":"あ"}""", """{"q":{"b":1}}"""));

        Assert.Equal(0, good.ExitCode);
        Tool.AssertError(bad, "corpus_not_readable");
        Assert.Contains("文書「a」", bad.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetDirectories(temporary), d => Path.GetFileName(d).StartsWith("assistant-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{}", Queries, Qrels, "1件もありません")]
    [InlineData("[]", Queries, Qrels, "1つの JSON オブジェクト")]
    [InlineData("{\"a\":\n\"b\",\n]", Queries, Qrels, "3 行目")]
    [InlineData("""{"a":"b","a":"c"}""", Queries, Qrels, "重なっています: a")]
    [InlineData("""{"a":1}""", Queries, Qrels, "「a」の値")]
    [InlineData("""{"a":{"title":"b"}}""", Queries, Qrels, "「a」の値")]
    [InlineData("""{"a":{"title":1,"text":"b"}}""", Queries, Qrels, "「a」の値")]
    [InlineData("""{"a":"\ud800"}""", Queries, Qrels, "「a」の値")]
    [InlineData(Corpus, """{"q1":""}""", """{"q1":{"d":1}}""", "id「q1」")]
    [InlineData(Corpus, """{"q1":"窓口"}""", """{"q1":{"d":1},"q8":{"d":1},"q9":{"d":1}}""", "2 件あります（例: q8）")]
    [InlineData(Corpus, Queries, """{"q1":{"a/1":-1}}""", "「q1」の値")]
    [InlineData(Corpus, Queries, """{"q1":{"a/1":1,"a/1":2}}""", "「q1」の値")]
    [InlineData(Corpus, Queries, """{"q1":["a/1"]}""", "「q1」の値")]
    [InlineData(Corpus, Queries, """{"q1":{"a/1":0}}""", "正解（1 以上）のある質問が1つもありません")]
    [InlineData(Corpus, Queries, """{"q1":{"nowhere":1}}""", "文書の一覧に1つもありません")]
    public async Task Set_ThatIsWrong_IsRefusedWithItsFault(string corpus, string queries, string qrels, string fault)
    {
        var result = await RunAsync(corpus, queries, qrels, "--json");

        Tool.AssertError(result, "set_invalid");
        Assert.Contains(fault, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Set_ThatIsNotThere_IsAnError() =>
        Tool.AssertError(await Tool.RunAsync("eval", "retrieval", "--corpus", _folder.Combine("none.json"), "--queries", "q", "--qrels", "r"), "set_not_found");

    [Fact]
    public async Task Mode_ThatDoesNotExist_IsAnError() => Tool.AssertError(await RunAsync(Corpus, Queries, Qrels, "--mode", "magic"), "usage");

    private Task<ProcessResult> RunAsync(string corpus, string queries, string qrels, params string[] more) => Tool.RunAsync([.. Arguments(corpus, queries, qrels), .. more]);

    private string[] Arguments(string corpus, string queries, string qrels) =>
    [
        "eval", "retrieval", "--corpus", _folder.Write("corpus.json", corpus), "--queries", _folder.Write("queries.json", queries), "--qrels", _folder.Write("qrels.json", qrels),
    ];
}
