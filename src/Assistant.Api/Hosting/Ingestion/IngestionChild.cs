using System.Diagnostics;
using System.Reflection;
using Assistant.Infrastructure.Ingestion;
using Microsoft.Extensions.Options;

namespace Assistant.Api.Hosting.Ingestion;

/// <summary>Whether documents are being brought in beside this service.</summary>
internal enum IngestionChildState
{
    /// <summary>Not here: another program does it, or the service has not begun.</summary>
    None,
    Running,

    /// <summary>It has ended by itself and will be started again.</summary>
    Restarting,
}

/// <summary>
/// The ingestion worker as a process of its own: a document that takes its reader along, or fills its memory, ends that process
/// and never the service. It ends with the service however that ends, because its standard input is then closed.
/// </summary>
internal sealed partial class IngestionChild(CommandArguments arguments, IOptions<IngestionOptions> options, TimeProvider time, ILogger<IngestionChild> logger) : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly CancellationTokenSource _stop = new();
    private Task _watching = Task.CompletedTask;

    public IngestionChildState State { get; private set; }

    public void Start()
    {
        if (options.Value.Worker == IngestionOptions.ChildWorker)
        {
            State = IngestionChildState.Running;
            _watching = WatchAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        _stop.Dispose();
    }

    private async Task WatchAsync()
    {
        var pause = FirstPause;
        while (true)
        {
            var began = time.GetTimestamp();
            using (var child = Process.Start(Describe(arguments.Values))!)
            {
                State = IngestionChildState.Running;
                if (!await WaitAsync(child))
                {
                    State = IngestionChildState.None;
                    return;
                }

                State = IngestionChildState.Restarting;
                pause = time.GetElapsedTime(began) > LongestPause ? FirstPause : pause;
                LogEnded(child.ExitCode, (long)pause.TotalSeconds);
            }

            try
            {
                await Task.Delay(pause, time, _stop.Token);
            }
            catch (OperationCanceledException)
            {
                State = IngestionChildState.None;
                return;
            }

            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    /// <returns>True when it ended by itself; false when it was asked to.</returns>
    private async Task<bool> WaitAsync(Process child)
    {
        try
        {
            await child.WaitForExitAsync(_stop.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            child.StandardInput.Close();
            using var patience = new CancellationTokenSource(Patience);
            try
            {
                await child.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                child.Kill(entireProcessTree: true);
            }

            return false;
        }
    }

    private static ProcessStartInfo Describe(IReadOnlyList<string> arguments)
    {
        var program = Environment.ProcessPath!;

        // Started by the framework's own program, that one needs the name of ours.
        var isHosted = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        var start = new ProcessStartInfo(program, [.. isHosted ? new[] { Assembly.GetEntryAssembly()!.Location } : [], IngestionWorkerMode.Switch, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
        };

        // One worker among others on the machine: a heap for each processor, as a server has it, would cost memory for nothing.
        start.Environment["DOTNET_gcServer"] = "0";
        return start;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The ingestion worker has ended with status {ExitCode}; it is started again in {Seconds} s")]
    private partial void LogEnded(int exitCode, long seconds);
}

/// <summary>The command line of this process, for the worker to be started with the same.</summary>
internal sealed record CommandArguments(IReadOnlyList<string> Values);
