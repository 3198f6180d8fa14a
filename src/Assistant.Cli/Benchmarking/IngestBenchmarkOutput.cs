using System.Text.Json.Serialization;

namespace Assistant.Cli.Benchmarking;

/// <summary>The JSON of <c>bench ingest</c>.</summary>
/// <param name="CpuMs">Of this process and its children.</param>
/// <param name="PeakMemoryBytes">Resident memory of this process and its children together, sampled.</param>
/// <param name="Unchanged">A second run over the same files.</param>
internal sealed record IngestBenchmarkOutput(
    int Files,
    int Failed,
    int Pages,
    long Bytes,
    double ElapsedMs,
    double CpuMs,
    double PagesPerSecond,
    double MegabytesPerSecond,
    long PeakMemoryBytes,
    IReadOnlyList<TypeFigures> Types,
    UnchangedFigures Unchanged,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PdfToTextFigures? PdfToText);

/// <param name="Type">The ending of the file.</param>
/// <param name="ReadMs">From opening to written, added up over the files; they run side by side.</param>
internal sealed record TypeFigures(string Type, int Files, int Failed, int Pages, long Bytes, long ReadMs);

internal sealed record UnchangedFigures(int Files, double ElapsedMs);

/// <summary>The PDF reader against pdftotext alone, medians of rounds in turns over the same files.</summary>
/// <param name="ReaderWallMs">For all files, as many at once as there are processors; without record and index.</param>
/// <param name="ReaderCpuMs">With all children.</param>
/// <param name="Ratio">Throughput against pdftotext: its time by ours.</param>
/// <param name="CpuRatio">The same by processor time.</param>
internal sealed record PdfToTextFigures(int Files, int Rounds, double ReaderWallMs, double ReaderCpuMs, double ToolWallMs, double ToolCpuMs, double Ratio, double CpuRatio);
