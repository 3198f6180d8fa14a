using System.Diagnostics;
using Assistant.Core.Access;
using Assistant.Testing;
using Xunit;

namespace Assistant.Infrastructure.Tests.Storage;

/// <summary>This test program once more, as a process of its own that works on a given folder and ends as told.</summary>
public sealed class ChildStart
{
    public const string Open = "open";
    public const string Crash = "crash";
    public const int Opened = 42;
    private const string FolderVariable = "ASSISTANT_TEST_FOLDER";
    private const string WorkVariable = "ASSISTANT_TEST_WORK";

    /// <returns>The exit code; <see cref="Opened"/> after <see cref="Open"/>.</returns>
    public static async Task<int> RunAsync(TemporaryFolder folder, string work, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment = { [FolderVariable] = folder.Path, [WorkVariable] = work },
        };
        foreach (var argument in (string[])["-explicit", "only", "-method", $"{typeof(ChildStart).FullName}.{nameof(Child_Started_DoesItsWork)}"])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }

    [Fact(Explicit = true)]
    public async Task Child_Started_DoesItsWork()
    {
        var path = Environment.GetEnvironmentVariable(FolderVariable);
        Assert.SkipWhen(path is null, "runs only as the child of another test");
        var token = TestContext.Current.CancellationToken;
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Data:Directory"] = Path.Combine(path, "data") };
        await using var storage = await StorageFixture.OpenAsync(token, settings: settings);
        if (Environment.GetEnvironmentVariable(WorkVariable) == Crash)
        {
            await storage.Conversations.StartTurnAsync(null, new Requester("crashed", "DX戦略課", new HashSet<string>([Roles.Staff], StringComparer.Ordinal)), "途中で終わる質問", token);
            using var self = Process.GetCurrentProcess();
            self.Kill();
        }

        Environment.Exit(Opened);
    }
}
