using System.Diagnostics;
using Assistant.Cli.Measuring;
using Assistant.Core.Documents;

namespace Assistant.Cli.Benchmarking;

/// <summary>
/// The reader of PDF against pdftotext alone over the same files, as many at once, in turns: what else the machine does
/// then hits both alike. Reading only: what the record and the index cost is no part of it.
/// </summary>
internal static class PdfComparison
{
    private const int Rounds = 5;

    /// <param name="files">PDF files that can be read.</param>
    public static async Task<PdfToTextFigures> RunAsync(IDocumentReader reader, IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        var ours = new List<(double Wall, double Cpu)>();
        var tool = new List<(double Wall, double Cpu)>();
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(await MeasureAsync(files, async (f, stop) => await reader.ReadAsync(new SourceFile(f, await File.ReadAllBytesAsync(f, stop)), stop), cancellationToken));
            tool.Add(await MeasureAsync(files, PdfToTextRun.ReadAsync, cancellationToken));
        }

        var (wall, cpu) = (Median(ours.Select(r => r.Wall)), Median(ours.Select(r => r.Cpu)));
        var (toolWall, toolCpu) = (Median(tool.Select(r => r.Wall)), Median(tool.Select(r => r.Cpu)));
        return new PdfToTextFigures(files.Count, Rounds, wall, cpu, toolWall, toolCpu, toolWall / wall, toolCpu / cpu);
    }

    private static async Task<(double Wall, double Cpu)> MeasureAsync(IReadOnlyList<string> files, Func<string, CancellationToken, Task> read, CancellationToken cancellationToken)
    {
        var cpu = ProcessTreeUse.CpuMilliseconds();
        var began = Stopwatch.GetTimestamp();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(files, parallel, async (file, stop) => await read(file, stop));
        return (Stopwatch.GetElapsedTime(began).TotalMilliseconds, ProcessTreeUse.CpuMilliseconds() - cpu);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
