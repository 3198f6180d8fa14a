using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text;
using Assistant.Infrastructure.Readers.ChildProcesses;
using Xunit;

#pragma warning disable CA1416 // The runner needs util-linux.

namespace Assistant.Infrastructure.Tests.Readers;

public sealed class ChildProcessRunnerTests
{
    private static readonly ChildLimits Usual = new(TimeSpan.FromSeconds(30), MemoryMegabytes: 512, OutputMegabytes: 1);

    [Fact]
    public async Task Run_ToolThatIsNotInstalled_SaysSo()
    {
        var failure = await Assert.ThrowsAsync<ChildProcessException>(() => RunAsync(Usual, "no-such-tool-here"));

        Assert.Equal((ChildFailure.ToolMissing, "no-such-tool-here"), (failure.Failure, failure.Tool));
    }

    [Fact]
    public async Task Run_LongerThanTheLimit_IsEnded()
    {
        var failure = await Assert.ThrowsAsync<ChildProcessException>(() => RunAsync(Usual with { Time = TimeSpan.FromSeconds(1) }, "sleep", "600"));

        Assert.Equal(ChildFailure.Timeout, failure.Failure);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("cat", "/dev/zero")]
    public async Task Run_OutputWithoutEnd_IsEnded(params string[] command)
    {
        var failure = await Assert.ThrowsAsync<ChildProcessException>(() => RunAsync(Usual, command));

        Assert.Equal(ChildFailure.TooMuchOutput, failure.Failure);
    }

    [Fact]
    public async Task Run_MoreMemoryThanTheLimit_Fails()
    {
        var (result, _) = await RunAsync(Usual with { MemoryMegabytes = 128 }, "dd", "if=/dev/zero", "of=/dev/null", "bs=512M", "count=1");

        Assert.NotEqual(0, result.ExitCode);
    }

    [Fact]
    public async Task Run_FileLargerThanTheLimit_IsEnded()
    {
        using var folder = ScratchFolder.Create();

        var (result, _) = await RunAsync(Usual, "dd", "if=/dev/zero", $"of={folder.PathOf("large")}", "bs=1M", "count=8");

        Assert.True(result.IsCrash);
        Assert.InRange(new FileInfo(folder.PathOf("large")).Length, 0, 1024 * 1024);
    }

    [Fact]
    public async Task Run_Child_SeesNoVariablesOfTheHost()
    {
        Environment.SetEnvironmentVariable("ASSISTANT__Model__ApiKey", "secret");

        var (_, lines) = await RunAsync(Usual, "env");

        Assert.DoesNotContain(lines, l => l.Contains("ASSISTANT", StringComparison.Ordinal) || l.StartsWith("HOME=", StringComparison.Ordinal));
        Assert.Contains("OMP_THREAD_LIMIT=1", lines);
    }

    [Fact]
    public async Task Run_Cancelled_EndsTheChildAndItsChildren()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var started = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = new ChildProcessRunner(TimeProvider.System).RunAsync(
            new ChildCommand("sh", ["-c", "sleep 600 & echo $!; wait"], Usual),
            l => started.SetResult(int.Parse(Encoding.UTF8.GetString(l), CultureInfo.InvariantCulture)),
            stop.Token);
        var grandchild = Process.GetProcessById(await started.Task);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        await grandchild.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(grandchild.HasExited);
    }

    [Fact]
    public async Task Run_HostIsKilled_EndsTheChild()
    {
        // The wrappers that the runner puts before a tool, under a host of their own that is killed.
        using var host = Process.Start(new ProcessStartInfo("sh", ["-c", "setsid setpriv --pdeathsig KILL --no-new-privs prlimit --core=0 sleep 600 & echo $!; wait"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var child = Process.GetProcessById(int.Parse((await host.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!, CultureInfo.InvariantCulture));
        while (!string.Equals(await File.ReadAllTextAsync($"/proc/{child.Id}/comm", TestContext.Current.CancellationToken), "sleep\n", StringComparison.Ordinal))
        {
            await Task.Yield();
        }

        host.Kill();

        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(child.HasExited);
    }

    [Fact]
    public void ScratchFolder_Disposed_LeavesNothing()
    {
        string path;
        using (var folder = ScratchFolder.Create())
        {
            path = folder.Write("document.pdf", "内容"u8);
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }

        Assert.False(Directory.Exists(Path.GetDirectoryName(path)));
    }

    [Fact]
    public void Sweep_FolderOfADeadProgram_IsRemovedAndALivingOneStays()
    {
        using var living = ScratchFolder.Create();
        var left = Directory.CreateDirectory(living.PathOf("../left-behind")).FullName;
        File.WriteAllText(Path.Combine(left, "lock"), string.Empty);
        File.WriteAllText(Path.Combine(left, "document.pdf"), "内容");

        ScratchFolder.Sweep();

        Assert.False(Directory.Exists(left));
        Assert.True(File.Exists(living.PathOf("lock")));
    }

    private static async Task<(ChildResult Result, List<string> Lines)> RunAsync(ChildLimits limits, params string[] command)
    {
        var lines = new List<string>();
        var result = await new ChildProcessRunner(TimeProvider.System).RunAsync(new ChildCommand(command[0], command[1..], limits), l => lines.Add(Encoding.UTF8.GetString(l[..Math.Min(l.Length, 200)])), TestContext.Current.CancellationToken);
        return (result, lines);
    }
}
