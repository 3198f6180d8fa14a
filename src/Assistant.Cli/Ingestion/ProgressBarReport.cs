using Assistant.Core.Documents;
using Spectre.Console;

namespace Assistant.Cli.Ingestion;

/// <summary>A bar at the foot of the terminal; above it, a line for every file that is worth one.</summary>
internal sealed class ProgressBarReport : IIngestionReport
{
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<ProgressTask> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _drawing;

    public ProgressBarReport()
    {
        _drawing = AnsiConsole.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                _started.SetResult(context.AddTask("取り込み", autoStart: true, maxValue: 1));
                await _finished.Task;
            });
    }

    public void Add(IngestionResult result)
    {
        var bar = _started.Task.GetAwaiter().GetResult();
        bar.MaxValue = Math.Max(1, result.Total);
        bar.Increment(1);
        if (result.Status is not IngestionStatus.Unchanged)
        {
            AnsiConsole.WriteLine(PlainLinesReport.Describe(result));
        }
    }

    public void Finish(IngestSummary summary)
    {
        Stop();
        AnsiConsole.WriteLine(PlainLinesReport.Describe(summary));
    }

    public void Dispose() => Stop();

    private void Stop()
    {
        _finished.TrySetResult();
        _drawing.GetAwaiter().GetResult();
    }
}
