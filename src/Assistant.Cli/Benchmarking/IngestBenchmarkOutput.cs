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

/// <param name="ReadMs">Of pdftotext alone, added up over the same PDF files, with as many at once.</param>
/// <param name="Ratio">Throughput of the readers against pdftotext: its time by ours.</param>
internal sealed record PdfToTextFigures(int Files, double ReadMs, double CpuMs, double Ratio);
