using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Assistant.Infrastructure.Readers.ChildProcesses;

/// <summary>
/// Runs the tools that read hostile files: no shell, a process group of its own, limits on time, memory, output and
/// files, no core dump, an environment with nothing of ours in it. The kernel ends a child whose host has died.
/// </summary>
internal sealed class ChildProcessRunner(TimeProvider time)
{
    private const int LongestError = 4096;

    /// <summary>All of util-linux. Without one of them a child would run without limits, so nothing runs.</summary>
    private static readonly string[] Wrappers = ["setsid", "setpriv", "prlimit"];

    private static readonly string[] KeptVariables = ["PATH", "TESSDATA_PREFIX", "TZ"];

    /// <summary>Runs the command to its end; <paramref name="onLine"/> gets each line of its output.</summary>
    /// <exception cref="ChildProcessException">It is not installed, or it was ended at a limit.</exception>
    public async Task<ChildResult> RunAsync(ChildCommand command, ChildLine onLine, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var process = await StartAsync(command);
        using var limit = new CancellationTokenSource(command.Limits.Time, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            process.StandardInput.Close();
            var errors = ReadErrorAsync(process, linked.Token);
            if (!await LineSplitter.ReadAsync(process.StandardOutput.BaseStream, onLine, Bytes(command.Limits.OutputMegabytes), linked.Token))
            {
                throw new ChildProcessException(ChildFailure.TooMuchOutput, command.Tool);
            }

            await process.WaitForExitAsync(linked.Token);
            return new ChildResult(process.ExitCode, await errors);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ChildProcessException(ChildFailure.Timeout, command.Tool);
        }
        finally
        {
            ProcessGroup.End(process);
        }
    }

    private static async Task<Process> StartAsync(ChildCommand command)
    {
        var start = new ProcessStartInfo(PathOf(Wrappers[0]))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var argument in (IEnumerable<string>)[.. Limited(command.Limits), PathOf(command.Tool), .. command.Arguments])
        {
            start.ArgumentList.Add(argument);
        }

        SetEnvironment(start);
        try
        {
            return await ChildStarter.StartAsync(start);
        }
        catch (Win32Exception exception)
        {
            throw new ChildProcessException(ChildFailure.ToolMissing, command.Tool, exception);
        }
    }

    private static IEnumerable<string> Limited(ChildLimits limits)
    {
        yield return PathOf(Wrappers[1]);
        yield return "--pdeathsig";
        yield return "KILL";
        yield return "--no-new-privs";
        yield return PathOf(Wrappers[2]);
        yield return Option("--as", Bytes(limits.MemoryMegabytes));
        yield return Option("--cpu", (long)Math.Ceiling(limits.Time.TotalSeconds) + 1);
        yield return Option("--fsize", Bytes(limits.OutputMegabytes));
        yield return Option("--nofile", 64);
        yield return Option("--core", 0);

        static string Option(string name, long value) => string.Create(CultureInfo.InvariantCulture, $"{name}={value}");
    }

    /// <summary>Keys and addresses stand in our environment; a tool that reads strangers' files needs none of them.</summary>
    private static void SetEnvironment(ProcessStartInfo start)
    {
        var kept = KeptVariables.Select(name => (name, Value: Environment.GetEnvironmentVariable(name))).Where(v => v.Value is not null).ToList();
        start.Environment.Clear();
        kept.ForEach(v => start.Environment[v.name] = v.Value);
        start.Environment["LC_ALL"] = "C.UTF-8";

        // More threads make Tesseract slower; pages run side by side instead.
        start.Environment["OMP_THREAD_LIMIT"] = "1";
    }

    private static async Task<string> ReadErrorAsync(Process process, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        await LineSplitter.ReadAsync(process.StandardError.BaseStream, Keep, long.MaxValue, cancellationToken);
        return text.ToString();

        void Keep(ReadOnlySpan<byte> line)
        {
            if (text.Length < LongestError)
            {
                text.AppendLine(Encoding.UTF8.GetString(line[..Math.Min(line.Length, LongestError)]));
            }
        }
    }

    private static string PathOf(string tool) => Find(tool) ?? throw new ChildProcessException(ChildFailure.ToolMissing, tool);

    private static string? Find(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, tool))
            .FirstOrDefault(File.Exists);

    private static long Bytes(int megabytes) => (long)megabytes * 1024 * 1024;
}
