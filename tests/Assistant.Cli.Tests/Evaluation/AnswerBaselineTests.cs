using System.Text.Json;
using Assistant.Cli.Tests.Running;
using Assistant.Testing;
using Xunit;

namespace Assistant.Cli.Tests.Evaluation;

/// <summary>Answers without a model must not fall below the committed baseline (tests/evals/baseline.json).</summary>
public sealed class AnswerBaselineTests
{
    [Fact]
    public Task Corpus_OwnQuestions_HoldTheBaseline() =>
        CheckAsync("corpus-answers", RepositoryFolder.Combine("corpus"), RepositoryFolder.Combine("tests", "evals", "corpus-answers.jsonl"));

    [Theory]
    [InlineData("plan-answers-1")]
    [InlineData("plan-answers-2")]
    [InlineData("plan-answers-3")]
    [InlineData("plan-answers-4")]
    public Task Plan_OwnQuestions_HoldTheBaseline(string set) =>
        CheckAsync(set, Plan(), RepositoryFolder.Combine("tests", "evals", set + ".jsonl"));

    [Fact]
    public Task Plan_SharedQuestions_HoldTheBaseline() => CheckAsync("plan-qa", Plan(), Shared("eval", "plan-qa.jsonl"));

    private static string Plan() => Shared("plan", "dx-koriyama-plan-2026-2029.md");

    private static string Shared(params string[] parts)
    {
        var path = RepositoryFolder.Shared(parts);
        Assert.SkipWhen(path is null, $"The shared data ({string.Join('/', parts)}) is not beside the repository.");
        return path!;
    }

    private static async Task CheckAsync(string set, string documents, string questions)
    {
        using var folder = new TemporaryFolder();
        await Tool.SucceedAsync("ingest", documents, "--data", folder.Combine("data"));
        var result = await Tool.SucceedAsync("eval", "answers", "--set", questions, "--data", folder.Combine("data"), "--json");

        var output = Tool.Json(Assert.Single(result.Lines));
        var baseline = Tool.Json(await File.ReadAllTextAsync(RepositoryFolder.Combine("tests", "evals", "baseline.json"), TestContext.Current.CancellationToken)).GetProperty(set);
        foreach (var kind in new[] { "answerable", "unanswerable" })
        {
            var passed = output.GetProperty(kind).GetProperty("passed").GetInt32();
            Assert.True(passed >= baseline.GetProperty(kind).GetInt32(), $"{set}, {kind}: {passed} passed, the baseline is {baseline.GetProperty(kind)}. Failed: {Failed(output)}");
        }

        Assert.All(output.GetProperty("items").EnumerateArray(), AssertVerified);
    }

    private static string Failed(JsonElement output) =>
        string.Join(", ", output.GetProperty("items").EnumerateArray().Where(i => !i.GetProperty("passed").GetBoolean()).Select(i => i.GetProperty("id").GetString()));

    /// <summary>Extracts are slices of the stored page: not one may fail its check.</summary>
    private static void AssertVerified(JsonElement item) =>
        Assert.All(item.GetProperty("response").GetProperty("citations").EnumerateArray(), c => Assert.True(c.GetProperty("verified").GetBoolean()));
}
