using System.Text.Json;
using Assistant.Testing;
using Xunit;

namespace Assistant.Cli.Tests.Running;

/// <summary>The built command line as a child process, with nothing of the tester's own settings.</summary>
internal static class Tool
{
    private static readonly Dictionary<string, string?> Clean = Environment.GetEnvironmentVariables().Keys.Cast<string>()
        .Where(name => name.StartsWith("ASSISTANT", StringComparison.Ordinal))
        .ToDictionary(name => name, _ => (string?)null, StringComparer.Ordinal);

    public static string Program { get; } = RepositoryFolder.Combine("artifacts", "bin", "Assistant.Cli", Configuration, "Assistant.Cli");

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Name;

    public static Task<ProcessResult> RunAsync(params string[] arguments) =>
        ChildProcess.RunAsync(Program, arguments, TestContext.Current.CancellationToken, environment: Clean);

    public static Task<ProcessResult> RunAsync(IReadOnlyDictionary<string, string?> environment, params string[] arguments) =>
        ChildProcess.RunAsync(Program, arguments, TestContext.Current.CancellationToken, environment: new Dictionary<string, string?>(environment.UnionBy(Clean, pair => pair.Key, StringComparer.Ordinal), StringComparer.Ordinal));

    public static async Task<ProcessResult> SucceedAsync(params string[] arguments)
    {
        var result = await RunAsync(arguments);
        Assert.True(result.ExitCode == 0, $"Exit status {result.ExitCode}: {result.Error}{result.Output}");
        return result;
    }

    public static JsonElement Json(string line) => JsonDocument.Parse(line).RootElement;

    public static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);

    /// <summary>One error line with the code, nothing on standard output, no stack trace.</summary>
    public static void AssertError(ProcessResult result, string code, int exitCode = 1)
    {
        Assert.StartsWith($"error: {code}: ", result.Error, StringComparison.Ordinal);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }
}
