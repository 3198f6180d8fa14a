using System.Diagnostics;
using Assistant.Cli.Measuring;
using Assistant.Core.Errors;

namespace Assistant.Cli.Benchmarking;

/// <summary>The extraction tool alone over the same files: what the readers are measured against.</summary>
internal static class PdfToTextRun
{
    /// <exception cref="AssistantException"><c>tool_missing</c>.</exception>
    public static async Task<(double ReadMs, double CpuMs)> RunAsync(IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        var cpu = ProcessTreeUse.CpuMilliseconds();
        double total = 0;
        var gate = new Lock();
        await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken }, async (file, token) =>
        {
            var began = Stopwatch.GetTimestamp();
            await ExtractAsync(file, token);
            lock (gate)
            {
                total += Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            }
        });
        return (total, ProcessTreeUse.CpuMilliseconds() - cpu);
    }

    private static async Task ExtractAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-q", "-enc", "UTF-8", file, "/dev/null"]) { UseShellExecute = false, RedirectStandardError = true })!;
            await process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new AssistantException("tool_missing", "pdftotext が入っていません。", exception) { NextStep = "poppler-utils を入れてください。" };
        }
    }
}
