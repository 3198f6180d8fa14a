using Assistant.Testing;
using Xunit;

namespace Assistant.Cli.Tests.Script;

public sealed class TestSummaryTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Reports_OfSeveralPrograms_AreAddedUp()
    {
        Program("One", 0, Test("a", "passed"), Test("b", "skipped"));
        Program("Two", 0, Test("c", "passed"));

        var result = await RunAsync();

        Assert.Equal("2 passed, 0 failed, 1 skipped", result.Lines[^1]);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task Test_ThatRunsOnlyOnDemand_IsNotCounted()
    {
        Program("One", 0, Test("a", "passed"), Test("Names.OnDemand", "pending"));

        var result = await RunAsync();

        Assert.Equal("1 passed, 0 failed", result.Lines[^1]);
        Assert.DoesNotContain("Names.OnDemand", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failure_IsNamedWithItsMessage()
    {
        Program("One", 1, Test("a", "passed"), """{"name":"Names.Failing","status":"failed","message":"Expected: 1"}""");

        var result = await RunAsync();

        Assert.Contains("FAILED Names.Failing\n    Expected: 1", result.Output, StringComparison.Ordinal);
        Assert.Equal("1 passed, 1 failed", result.Lines[^1]);
        Assert.Equal(1, result.ExitCode);
    }

    [Theory]
    [InlineData(139, "ended with status 139")]
    [InlineData(124, "timed out")]
    public async Task Program_ThatBrokeDown_CountsAsFailedWithTheEndOfItsOutput(int status, string reason)
    {
        Program("One", 0, Test("a", "passed"));
        folder.Write("Two.status", $"{status}");
        folder.Write("Two.log", "last words");

        var result = await RunAsync();

        Assert.Contains($"FAILED Two: {reason}\n    last words", result.Output, StringComparison.Ordinal);
        Assert.Equal("1 passed, 1 failed", result.Lines[^1]);
        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public async Task Report_ThatWasCutOff_CountsAsFailed()
    {
        Program("One", 134);
        folder.Write("One.json", """{"results":{"tests":[{"name":"a","sta""");

        Assert.Equal("0 passed, 1 failed", (await RunAsync()).Lines[^1]);
    }

    [Fact]
    public async Task Run_InWhichNothingRan_IsNoSuccess()
    {
        Program("One", 0, Test("a", "skipped"));

        var result = await RunAsync();

        Assert.Equal("0 passed, 0 failed, 1 skipped", result.Lines[^1]);
        Assert.Equal(1, result.ExitCode);
    }

    public void Dispose() => folder.Dispose();

    private static string Test(string name, string status) => $$"""{"name":"{{name}}","status":"{{status}}"}""";

    private void Program(string name, int status, params string[] tests)
    {
        folder.Write($"{name}.status", $"{status}");
        folder.Write($"{name}.log", "");
        folder.Write($"{name}.json", $$$"""{"results":{"tests":[{{{string.Join(',', tests)}}}]}}""");
    }

    private Task<ProcessResult> RunAsync() => ChildProcess.RunAsync(
        "node", [RepositoryFolder.Combine("scripts", "test-summary.mjs"), folder.Path], TestContext.Current.CancellationToken);
}
