using Assistant.Core.Documents;
using Assistant.Core.Ingestion;

namespace Assistant.Cli.Ingestion;

/// <summary>How a run is shown while it goes on.</summary>
internal interface IIngestionReport : IDisposable
{
    void Add(IngestionResult result);

    void Finish(IngestSummary summary);
}

internal static class IngestionReports
{
    /// <summary>A bar for a person at a terminal; lines for a file or another program.</summary>
    public static IIngestionReport Choose(bool json, IIngestionProgress progress) =>
        json ? new JsonLinesReport()
        : Console.IsOutputRedirected || Console.IsErrorRedirected ? new PlainLinesReport()
        : new ProgressBarReport(progress);
}
