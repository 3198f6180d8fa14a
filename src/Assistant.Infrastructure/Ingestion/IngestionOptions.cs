using System.ComponentModel.DataAnnotations;

namespace Assistant.Infrastructure.Ingestion;

internal sealed class IngestionOptions
{
    public const string Section = "Ingest";

    /// <summary>Files larger than this are refused; in MB.</summary>
    [Range(1, 2047, ErrorMessage = "Ingest:LargestFileMegabytes は 1 から 2047 の間にしてください。")]
    public int LargestFileMegabytes { get; set; } = 200;

    /// <summary>Files read at the same time; 0 means one for each processor.</summary>
    [Range(0, 64, ErrorMessage = "Ingest:Parallelism は 0 から 64 の間にしてください。")]
    public int Parallelism { get; set; }
}
