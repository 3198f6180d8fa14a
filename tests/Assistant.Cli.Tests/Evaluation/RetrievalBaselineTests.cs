using System.Text.Json;
using Assistant.Cli.Tests.Running;
using Assistant.Testing;
using Xunit;

namespace Assistant.Cli.Tests.Evaluation;

/// <summary>Search must not fall below the committed baseline (tests/evals/baseline.json).</summary>
public sealed class RetrievalBaselineTests(CorpusSearch corpus) : IClassFixture<CorpusSearch>
{
    [Fact]
    public async Task MunicipalFaq_HoldsTheBaseline()
    {
        var result = await Tool.SucceedAsync(
            "eval", "retrieval", "--corpus", Shared("corpus.json"), "--queries", Shared("queries.json"), "--qrels", Shared("qrels.json"), "--json");

        var output = Tool.Json(Assert.Single(result.Lines));
        Check("localgovfaq", output.GetProperty("recall@10").GetDouble(), output.GetProperty("ndcg@10").GetDouble());
    }

    [Fact]
    public async Task Corpus_OwnQuestions_HoldTheBaseline()
    {
        var average = await corpus.MeasureAsync(TestContext.Current.CancellationToken);

        Check("corpus-retrieval", average.Recall, average.Ndcg);
    }

    /// <summary>Slips, scans, widths, spellings and eras of one question lead to the same place; the baseline names those that don't yet.</summary>
    [Fact]
    public async Task Corpus_QuestionWrittenOtherwise_HasTheSameFirstHit()
    {
        var known = Baseline("corpus-retrieval").GetProperty("differing").EnumerateArray().Select(v => v.GetString()).ToList();

        var differing = await corpus.DifferingVariantsAsync(TestContext.Current.CancellationToken);

        Assert.Equal([], differing.Except(known, StringComparer.Ordinal));
    }

    private static void Check(string set, double recall, double ndcg)
    {
        var baseline = Baseline(set);
        Assert.True(recall >= baseline.GetProperty("recall@10").GetDouble(), $"{set}: recall@10 is {recall}, the baseline is {baseline}.");
        Assert.True(ndcg >= baseline.GetProperty("ndcg@10").GetDouble(), $"{set}: nDCG@10 is {ndcg}, the baseline is {baseline}.");
    }

    private static JsonElement Baseline(string set) =>
        JsonDocument.Parse(File.ReadAllText(RepositoryFolder.Combine("tests", "evals", "baseline.json"))).RootElement.GetProperty(set);

    private static string Shared(string name)
    {
        var path = RepositoryFolder.Shared("eval", "localgovfaq", name);
        Assert.SkipWhen(path is null, $"The shared data (eval/localgovfaq/{name}) is not beside the repository.");
        return path!;
    }
}
