using Assistant.Cli.Tests.Running;
using Assistant.Testing;
using Xunit;

namespace Assistant.Cli.Tests.Shell;

public sealed class DataDirectoryTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Data_ThatIsAFile_IsRefused()
    {
        var file = folder.Write("data", "");

        Tool.AssertError(await Tool.RunAsync("search", "質問", "--data", file), "data_not_a_folder");
    }

    [Fact]
    public async Task Data_NotGiven_LiesBesideTheScriptWhereverTheCommandIsTyped()
    {
        await Tool.RunAsync(Environment("ASSISTANT_ROOT", folder.Path), "search", "質問");

        Assert.True(Directory.Exists(folder.Combine("data")));
    }

    [Fact]
    public async Task Data_OfTheEnvironment_IsUsedUnlessTheOptionNamesAnother()
    {
        var environment = Environment("ASSISTANT__Data__Directory", folder.Combine("one"));

        await Tool.RunAsync(environment, "search", "質問");
        await Tool.RunAsync(environment, "search", "質問", "--data", folder.Combine("two"));

        Assert.Equal(["one", "two"], Directory.GetDirectories(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Configuration_WithSeveralErrors_NamesEveryOne()
    {
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ASSISTANT__Database__Provider"] = "oracle",
            ["ASSISTANT__Conversation__RetentionDays"] = "-1",
            ["ASSISTANT__Model__Provider"] = "openai-compatible",
        };

        var result = await Tool.RunAsync(environment, "search", "質問", "--data", folder.Combine("data"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Database:Provider", result.Error, StringComparison.Ordinal);
        Assert.Contains("Conversation:RetentionDays", result.Error, StringComparison.Ordinal);
        Assert.Contains("Model:Endpoint", result.Error, StringComparison.Ordinal);
        Assert.All(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.StartsWith("error: configuration_invalid: ", line, StringComparison.Ordinal));
    }

    public void Dispose() => folder.Dispose();

    private static Dictionary<string, string?> Environment(string name, string value) => new(StringComparer.Ordinal) { [name] = value };
}
