using Assistant.Cli.Evaluation;
using Assistant.Core.Answering;
using Assistant.Core.Documents;
using Xunit;

namespace Assistant.Cli.Tests.Evaluation;

public sealed class VerdictTests
{
    [Theory]
    [InlineData("計画期間は２０２６年 ４月からです。", "", true)]
    [InlineData("計画期間はこの春からです。", "2026年4月", true)]
    [InlineData("計画期間はこの春からです。", "2026年5月", false)]
    public void Group_IsLookedForInAnswerAndQuotesAfterNormalisation(string answer, string quote, bool passes) =>
        Assert.Equal(passes, Verdict.On(Question([["2026 年4月", "令和8年4月"]]), Response(answer, quote)).Passed);

    [Fact]
    public void Question_WithOneGroupMissing_FailsAndNamesIt()
    {
        var verdict = Verdict.On(Question([["2026年4月"], ["2030年3月", "令和12年3月"]]), Response("2026年4月から", ""));

        Assert.False(verdict.Passed);
        Assert.Contains("2030年3月 / 令和12年3月", verdict.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(12, true)]
    [InlineData(13, false)]
    [InlineData(null, false)]
    public void Question_WithPages_NeedsACitationOfOneOfThem(int? page, bool passes) =>
        Assert.Equal(passes, Verdict.On(Question([["はい"]], pages: [11, 12]), Response("はい", "はい", page)).Passed);

    [Theory]
    [InlineData("no_evidence", true)]
    [InlineData("answered", false)]
    [InlineData("error", false)]
    public void Question_WithoutAnAnswer_PassesOnlyWhenThatIsSaid(string status, bool passes) =>
        Assert.Equal(passes, Verdict.On(new QuestionLine("n", "？", false, null, null), Response("", "", status: status)).Passed);

    [Fact]
    public void Question_WithAnAnswer_FailsWhenNoEvidenceIsClaimedEvenIfTheWordsAreThere() =>
        Assert.False(Verdict.On(Question([["窓口"]]), Response("窓口についての記載はありません。", "", status: "no_evidence")).Passed);

    private static QuestionLine Question(IReadOnlyList<IReadOnlyList<string>> groups, IReadOnlyList<int>? pages = null) => new("q", "？", true, groups, pages);

    private static AnswerResponse Response(string answer, string quote, int? page = null, string status = "answered") => new(
        "a", "c", status, "extractive", answer, [new Citation(1, "d", "k", "題", DocumentKind.Plan, "p.md", page, [], quote, true)], [], TokenUsage.None, new AnswerTimings(1, 1, 1));
}
