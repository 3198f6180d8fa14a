using Assistant.Cli.Tests.Running;
using Xunit;

namespace Assistant.Cli.Tests.Shell;

public sealed class UsageErrorTests
{
    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("search")]
    [InlineData("search 質問 余分")]
    [InlineData("search 質問 --unknown")]
    [InlineData("search 質問 --top 0")]
    [InlineData("search 質問 --top 101")]
    [InlineData("search 質問 --top １０")]
    [InlineData("search 質問 --data")]
    [InlineData("ask")]
    [InlineData("ingest")]
    [InlineData("ingest x --kind 計画")]
    [InlineData("eval")]
    [InlineData("eval answers")]
    [InlineData("users")]
    [InlineData("users add suzuki")]
    [InlineData("users roles suzuki")]
    [InlineData("keys issue suzuki")]
    [InlineData("keys issue suzuki --label x --days 0")]
    public async Task Arguments_ThatMakeNoSense_AreRefusedInWordsWithStatusOne(string arguments)
    {
        var result = await Tool.RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Tool.AssertError(result, "usage");
    }

    [Fact]
    public async Task Help_OfEveryCommand_IsShownWithStatusZero()
    {
        foreach (var command in new[] { "ingest", "search", "ask", "eval", "users", "keys", "doctor" })
        {
            var result = await Tool.SucceedAsync(command, "--help");

            Assert.Contains($"./assistant {command}", result.Output, StringComparison.Ordinal);
        }
    }
}
