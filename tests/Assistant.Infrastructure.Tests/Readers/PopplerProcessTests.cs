using System.Diagnostics;
using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers.Pdf;
using Microsoft.Extensions.Options;
using Xunit;

namespace Assistant.Infrastructure.Tests.Readers;

public sealed class PopplerProcessTests
{
    [Fact]
    public async Task Run_ToolThatIsNotInstalled_SaysSo()
    {
        var failure = await Assert.ThrowsAsync<DocumentReadException>(() => RunAsync("no-such-tool-here", [], new PdfOptions()));

        Assert.Equal("tool_missing", failure.Code);
    }

    [Fact]
    public async Task Run_LongerThanTheLimit_IsEnded()
    {
        var failure = await Assert.ThrowsAsync<DocumentReadException>(() => RunAsync("sleep", ["600"], new PdfOptions { TimeLimit = TimeSpan.FromSeconds(1) }));

        Assert.Equal("pdf_timeout", failure.Code);
    }

    [Fact]
    public async Task Run_OutputWithoutEnd_IsEnded()
    {
        var failure = await Assert.ThrowsAsync<DocumentReadException>(() => RunAsync("yes", [new string('y', 4000)], new PdfOptions { OutputLimitMegabytes = 1 }));

        Assert.Equal("pdf_timeout", failure.Code);
    }

    [Fact]
    public async Task Run_MoreMemoryThanTheLimit_Fails()
    {
        var (exitCode, _) = await RunAsync("dd", ["if=/dev/zero", "of=/dev/null", "bs=512M", "count=1"], new PdfOptions { MemoryLimitMegabytes = 128 });

        Assert.NotEqual(0, exitCode);
    }

    [Fact]
    public async Task Run_Cancelled_EndsTheChild()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var started = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new PopplerProcess(Options.Create(new PdfOptions()), TimeProvider.System);
        var running = process.RunAsync("sh", ["-c", "echo $$; exec sleep 600"], default, l => started.SetResult(int.Parse(l, System.Globalization.CultureInfo.InvariantCulture)), stop.Token);
        var child = Process.GetProcessById(await started.Task);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(child.HasExited);
    }

    private static Task<(int ExitCode, string Error)> RunAsync(string tool, string[] arguments, PdfOptions options) =>
        new PopplerProcess(Options.Create(options), TimeProvider.System).RunAsync(tool, arguments, default, _ => { }, TestContext.Current.CancellationToken);
}
