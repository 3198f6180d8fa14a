using System.Diagnostics;
using Assistant.Core.Access;
using Assistant.Core.Audit;
using Assistant.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Infrastructure.Tests.Storage;

/// <summary>This test program once more, as a process of its own that works on a given folder and ends as told.</summary>
public sealed class ChildStart
{
    public const string Open = "open";
    public const string Crash = "crash";
    private const string Write = "write";
    public const int Opened = 42;

    /// <summary>Tasks of one child that write at the same time.</summary>
    public const int WritersInAChild = 5;

    private const char Answered = 'u';
    private const char Recorded = 'a';
    private const string FolderVariable = "ASSISTANT_TEST_FOLDER";
    private const string WorkVariable = "ASSISTANT_TEST_WORK";
    private const string ProgressVariable = "ASSISTANT_TEST_PROGRESS";

    /// <returns>The exit code; <see cref="Opened"/> after <see cref="Open"/>.</returns>
    public static async Task<int> RunAsync(TemporaryFolder folder, string work, CancellationToken cancellationToken)
    {
        using var process = Process.Start(Describe(folder, work, ""))!;
        await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }

    /// <summary>Lets it answer and append audit records, several at once, until it has acknowledged so many, then kills it in the middle of its work.</summary>
    /// <returns>How many of each it had acknowledged by then.</returns>
    public static async Task<(int Answers, int Records)> KillWriterAsync(TemporaryFolder folder, int killAfter, int delayMs, CancellationToken cancellationToken)
    {
        var progress = folder.Combine("progress-" + Guid.NewGuid().ToString("N"));
        using var process = Process.Start(Describe(folder, Write, progress))!;
        try
        {
            while (Length(progress) < killAfter && !process.HasExited)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1), cancellationToken);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(delayMs), cancellationToken);
        }
        finally
        {
            process.Kill();
        }

        await process.WaitForExitAsync(cancellationToken);
        var acknowledged = File.Exists(progress) ? await File.ReadAllTextAsync(progress, cancellationToken) : "";
        return (acknowledged.Count(c => c == Answered), acknowledged.Count(c => c == Recorded));
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

        if (Environment.GetEnvironmentVariable(WorkVariable) == Write)
        {
            await WriteManyAsync(storage, Environment.GetEnvironmentVariable(ProgressVariable)!, token);
        }

        Environment.Exit(Opened);
    }

    /// <summary>Long enough to be killed, not for ever: whoever should kill it may have died.</summary>
    private static async Task WriteManyAsync(StorageFixture storage, string progress, CancellationToken cancellationToken)
    {
        var log = storage.Services.GetRequiredService<IAuditLog>();
        await using var acknowledged = new FileStream(progress, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        await Task.WhenAll(Enumerable.Range(0, WritersInAChild).Select(writer => Task.Run(
            async () =>
            {
                for (var i = 0; i < 1_000; i++)
                {
                    await Turns.AnswerAsync(storage, null, Turns.Staff, "質問");
                    Acknowledge(acknowledged, Answered);
                    await log.AppendAsync(new AuditRecord(AuditActions.SignIn, $"user-{writer}", null), cancellationToken);
                    Acknowledge(acknowledged, Recorded);
                }
            },
            cancellationToken)));
    }

    private static void Acknowledge(FileStream file, char what)
    {
        lock (file)
        {
            file.WriteByte((byte)what);
        }
    }

    private static long Length(string path) => File.Exists(path) ? new FileInfo(path).Length : 0;

    private static ProcessStartInfo Describe(TemporaryFolder folder, string work, string progress)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment = { [FolderVariable] = folder.Path, [WorkVariable] = work, [ProgressVariable] = progress },
        };
        foreach (var argument in (string[])["-explicit", "only", "-method", $"{typeof(ChildStart).FullName}.{nameof(Child_Started_DoesItsWork)}"])
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }
}
