using System.Globalization;
using Assistant.Cli.Shell;
using Assistant.Core.Documents;

namespace Assistant.Cli.Ingestion;

internal sealed class PlainLinesReport : IIngestionReport
{
    public void Add(IngestionResult result) => Console.Out.WriteLine(Describe(result));

    public void Finish(IngestSummary summary) => Console.Out.WriteLine(Describe(summary));

    public void Dispose()
    {
    }

    public static string Describe(IngestionResult result)
    {
        var path = TerminalText.Line(result.Path);
        var line = result.Status switch
        {
            IngestionStatus.Indexed => string.Create(CultureInfo.InvariantCulture, $"取り込み  {path}（{Size(result.Pages, result.Chunks)}、{result.ElapsedMs / 1000.0:F1} 秒）"),
            IngestionStatus.Unchanged => $"変更なし  {path}",
            IngestionStatus.Removed => $"削除      {path}",
            _ => $"失敗      {path}: {result.ErrorCode}: {TerminalText.Line(result.ErrorMessage ?? "")}",
        };

        // What has not changed was said when it was read.
        return result.Status == IngestionStatus.Indexed
            ? string.Join(Environment.NewLine, [line, .. result.Warnings.Select(w => $"注意      {path}: {w.Code}: {TerminalText.Line(w.Message)}")])
            : line;
    }

    public static string Describe(IngestSummary summary) => string.Create(
        CultureInfo.InvariantCulture,
        $"取り込み {summary.Indexed} 件、変更なし {summary.Unchanged} 件、削除 {summary.Removed} 件、失敗 {summary.Failed} 件（{Size(summary.Pages, summary.Chunks)}、{summary.ElapsedMs / 1000.0:F1} 秒）");

    private static string Size(int pages, int chunks) => pages > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{pages:N0} ページ、{chunks:N0} 断片")
        : string.Create(CultureInfo.InvariantCulture, $"{chunks:N0} 断片");
}
