using Assistant.Cli.Tests.Running;
using Xunit;

namespace Assistant.Cli.Tests.Asking;

public sealed class AskTests(PreparedData data)
{
    [Fact]
    public async Task Json_OfAnAnswer_HasTheNamesOfTheContract()
    {
        var result = await Tool.SucceedAsync("ask", "市役所の窓口の受付時間は何時からですか", "--data", data.Path, "--json");

        var answer = Tool.Json(Assert.Single(result.Lines));
        Assert.Subset(
            Tool.Names(answer).ToHashSet(StringComparer.Ordinal),
            new HashSet<string>(["answerId", "status", "mode", "answer", "citations", "warnings", "usage", "timings"], StringComparer.Ordinal));
        Assert.Equal("answered", answer.GetProperty("status").GetString());
        Assert.Equal("extractive", answer.GetProperty("mode").GetString());
        Assert.Contains("[1]", answer.GetProperty("answer").GetString(), StringComparison.Ordinal);
        var citation = answer.GetProperty("citations")[0];
        Assert.Equal(["marker", "documentId", "chunkId", "title", "kind", "uri", "page", "headingPath", "quote", "verified"], Tool.Names(citation));
        Assert.True(citation.GetProperty("verified").GetBoolean());
        Assert.Equal(["inputTokens", "outputTokens"], Tool.Names(answer.GetProperty("usage")));
        Assert.Equal(["retrievalMs", "firstTokenMs", "totalMs"], Tool.Names(answer.GetProperty("timings")));
        Assert.DoesNotContain("\\u", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_WithoutJson_ShowsAnswerAndNumberedSources()
    {
        var result = await Tool.SucceedAsync("ask", "市役所の窓口の受付時間は何時からですか", "--data", data.Path);

        Assert.Contains("午前8時30分", result.Output, StringComparison.Ordinal);
        Assert.Contains("出典\n[1] ", result.Output, StringComparison.Ordinal);
        Assert.Contains("窓口の案内", result.Output, StringComparison.Ordinal);
        Assert.Contains("文書からの抜粋", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_WithoutEvidence_EndsWithStatusThree()
    {
        var result = await Tool.RunAsync("ask", "ザゼンソウの開花はいつですか", "--data", data.Path, "--json");

        Assert.Equal(3, result.ExitCode);
        Assert.Equal("no_evidence", Tool.Json(result.Output).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Ask_AsAPerson_NeverAnswersFromWhatThePersonMayNotRead()
    {
        var result = await Tool.RunAsync("ask", "人事異動の内示はいつですか", "--data", data.Path, "--as", "suzuki", "--json");

        Assert.Equal(3, result.ExitCode);
        Assert.DoesNotContain("三月二十日", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "question_empty")]
    [InlineData(" \t\n　", "question_empty")]
    [InlineData("窓口\u001b[31mはどこ", "question_control_characters")]
    public async Task Question_ThatIsNone_IsRefused(string question, string code) =>
        Tool.AssertError(await Tool.RunAsync("ask", question, "--data", data.Path), code);

    [Fact]
    public async Task Question_OfTenThousandCharacters_IsTakenAndOneMoreIsRefused()
    {
        Assert.NotEqual(1, (await Tool.RunAsync("ask", new string('窓', 10_000), "--data", data.Path, "--json")).ExitCode);
        Tool.AssertError(await Tool.RunAsync("ask", new string('窓', 10_001), "--data", data.Path), "question_too_long");
    }

    [Theory]
    [InlineData("nobody", "user_unknown")]
    [InlineData("yamada", "user_disabled")]
    [InlineData("tanaka", "forbidden")]
    public async Task Ask_AsSomebodyWhoMayNot_IsRefused(string user, string code) =>
        Tool.AssertError(await Tool.RunAsync("ask", "窓口の受付時間は？", "--data", data.Path, "--as", user), code);
}
