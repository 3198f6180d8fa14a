using Assistant.Core.Errors;
using Xunit;

namespace Assistant.Ingest.Tests;

public sealed class IngestCommandTests
{
    [Fact]
    public void Parse_OnceWithPathsAndData_IsUnderstood()
    {
        var command = IngestCommand.Parse(["--data", "/d", "--once", "a", "b"]);

        Assert.True(command.Once);
        Assert.Equal(["a", "b"], command.Paths);
        Assert.Equal("/d", command.Settings["Data:Directory"]);
    }

    [Theory]
    [InlineData("--once")]
    [InlineData("a")]
    [InlineData("--data")]
    [InlineData("--other")]
    public void Parse_AnythingElse_ExplainsTheUsage(params string[] arguments) =>
        Assert.Equal("usage", Assert.Throws<AssistantException>(() => IngestCommand.Parse(arguments)).Code);
}
