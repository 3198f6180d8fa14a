using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>
/// Runs a Poppler tool without a shell. The file goes in through standard input, so its name is never an argument and
/// what is read is the same bytes that were hashed.
/// </summary>
internal sealed class PopplerProcess(IOptions<PdfOptions> options, TimeProvider time)
{
    private const int LongestError = 4096;

    private static readonly string? Limiter = Find("prlimit");

    /// <summary>Runs <paramref name="tool"/> on the bytes; <paramref name="onLine"/> gets each line of its output.</summary>
    /// <returns>Exit code and the beginning of standard error.</returns>
    /// <exception cref="Assistant.Core.Documents.DocumentReadException"><c>tool_missing</c>, <c>pdf_timeout</c>.</exception>
    public async Task<(int ExitCode, string Error)> RunAsync(string tool, IEnumerable<string> arguments, ReadOnlyMemory<byte> input, Action<string> onLine, CancellationToken cancellationToken)
    {
        using var process = Start(tool, arguments);
        using var limit = new CancellationTokenSource(options.Value.TimeLimit, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var feeding = FeedAsync(process, input, linked.Token);
            var errors = ReadErrorAsync(process, linked.Token);
            await ReadLinesAsync(process, onLine, linked.Token);
            await process.WaitForExitAsync(linked.Token);
            await feeding;
            return (process.ExitCode, await errors);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw ReadFailures.PdfTimeout(options.Value.TimeLimit);
        }
        finally
        {
            Kill(process);
        }
    }

    private Process Start(string tool, IEnumerable<string> arguments)
    {
        var path = Find(tool) ?? throw ReadFailures.ToolMissing(tool);
        var start = new ProcessStartInfo(Limiter ?? path)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
        if (Limiter is not null)
        {
            var bytes = (long)options.Value.MemoryLimitMegabytes * 1024 * 1024;
            start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"--as={bytes}"));
            start.ArgumentList.Add("--core=0");
            start.ArgumentList.Add(path);
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            return Process.Start(start) ?? throw ReadFailures.ToolMissing(tool);
        }
        catch (Win32Exception)
        {
            throw ReadFailures.ToolMissing(tool);
        }
    }

    private static async Task FeedAsync(Process process, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input, cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The tool gave up on the file before reading all of it; its exit code says why.
        }
    }

    private async Task ReadLinesAsync(Process process, Action<string> onLine, CancellationToken cancellationToken)
    {
        var left = (long)options.Value.OutputLimitMegabytes * 1024 * 1024;
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            left -= line.Length;
            if (left < 0)
            {
                throw ReadFailures.PdfTooMuch();
            }

            onLine(line);
        }
    }

    private static async Task<string> ReadErrorAsync(Process process, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        while (await process.StandardError.ReadLineAsync(cancellationToken) is { } line)
        {
            if (text.Length < LongestError)
            {
                text.AppendLine(line);
            }
        }

        return text.ToString();
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // Already gone.
        }
    }

    private static string? Find(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, tool))
            .FirstOrDefault(File.Exists);
}
