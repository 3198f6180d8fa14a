using System.Diagnostics;
using System.Globalization;
using Assistant.Cli.Shell;
using Assistant.Core.Documents;
using Assistant.Core.Ingestion;
using Spectre.Console;

namespace Assistant.Cli.Ingestion;

/// <summary>A bar at the foot of the terminal with the files that are being read; above it, a line for every file that is worth one.</summary>
internal sealed class ProgressBarReport : IIngestionReport
{
    private const int LongestName = 24;
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(250);
    private readonly IIngestionProgress _progress;
    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<ProgressTask> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _drawing;
    private int _pages;

    public ProgressBarReport(IIngestionProgress progress)
    {
        _progress = progress;
        _drawing = AnsiConsole.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask("取り込み", autoStart: true, maxValue: 1);
                _started.SetResult(bar);
                while (!_finished.Task.IsCompleted)
                {
                    bar.Description = Markup.Escape(Describe());
                    await Task.WhenAny(_finished.Task, Task.Delay(_pause));
                }
            });
    }

    public void Add(IngestionResult result)
    {
        var bar = _started.Task.GetAwaiter().GetResult();
        bar.MaxValue = Math.Max(1, result.Total);
        bar.Increment(1);
        if (result.Status is not IngestionStatus.Unchanged)
        {
            Interlocked.Add(ref _pages, result.Pages);
            AnsiConsole.WriteLine(PlainLinesReport.Describe(result));
        }
    }

    public void Finish(IngestSummary summary)
    {
        Stop();
        AnsiConsole.WriteLine(PlainLinesReport.Describe(summary));
    }

    public void Dispose() => Stop();

    /// <summary>「取り込み 3.2 ページ/秒 計画.pdf 12/93」.</summary>
    private string Describe()
    {
        var current = _progress.Current;
        var pages = Volatile.Read(ref _pages) + current.Sum(f => f.Pages.Done);
        var pace = pages == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" {pages / Stopwatch.GetElapsedTime(_began).TotalSeconds:0.0} ページ/秒");
        var file = current.MaxBy(f => f.Pages.Total);
        var now = file is null ? string.Empty : $" {Shorten(TerminalText.Line(file.Name))}";
        var page = file is { Pages.Total: > 0 } ? string.Create(CultureInfo.InvariantCulture, $" {file.Pages.Done}/{file.Pages.Total}") : string.Empty;
        return "取り込み" + pace + now + page;
    }

    private static string Shorten(string name) => name.Length <= LongestName ? name : name[..LongestName] + "…";

    private void Stop()
    {
        _finished.TrySetResult();
        _drawing.GetAwaiter().GetResult();
    }
}
