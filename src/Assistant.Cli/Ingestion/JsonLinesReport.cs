using Assistant.Cli.Shell;
using Assistant.Core.Documents;

namespace Assistant.Cli.Ingestion;

internal sealed class JsonLinesReport : IIngestionReport
{
    public void Add(IngestionResult result) => CliJson.Write(IngestLine.Of(result), CliJson.Shared.IngestLine);

    public void Finish(IngestSummary summary) => CliJson.Write(new IngestSummaryLine(summary), CliJson.Shared.IngestSummaryLine);

    public void Dispose()
    {
    }
}
