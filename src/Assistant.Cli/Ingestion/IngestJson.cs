using System.Text.Json.Serialization;
using Assistant.Core.Documents;

namespace Assistant.Cli.Ingestion;

/// <summary>One line a file; names are the outer contract.</summary>
internal sealed record IngestLine(
    string Path,
    IngestionStatus Status,
    string? DocumentId,
    int Pages,
    int Chunks,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IngestError? Error,
    long ElapsedMs)
{
    public static IngestLine Of(IngestionResult result) => new(
        result.Path,
        result.Status,
        result.DocumentId,
        result.Pages,
        result.Chunks,
        result.ErrorCode is null ? null : new IngestError(result.ErrorCode, result.ErrorMessage ?? ""),
        result.ElapsedMs);
}

internal sealed record IngestError(string Code, string Message);

internal sealed record IngestSummaryLine(IngestSummary Summary);

internal sealed record IngestSummary(int Indexed, int Unchanged, int Removed, int Failed, int Pages, int Chunks, long ElapsedMs);
