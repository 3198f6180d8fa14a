using System.Globalization;
using Assistant.Cli.Shell;
using Assistant.Core.Incidents;

namespace Assistant.Cli.Incidents;

/// <summary>A report as a person reads it in a terminal.</summary>
internal static class IncidentText
{
    private static readonly TimeSpan Japan = TimeSpan.FromHours(9);

    public static string Line(IncidentReport report, DateOnly today) => string.Create(
        CultureInfo.InvariantCulture,
        $"{report.Number}\t{IncidentNames.Of(report.State)}{(IncidentRule.IsOverdue(report.State, report.DueOn, today) ? "（期限を過ぎています）" : "")}\t期限 {report.DueOn:yyyy-MM-dd}\t{IncidentNames.Of(report.Severity)}\t{IncidentNames.Of(report.Category)}\t{report.Id}");

    public static IEnumerable<string> Of(IncidentFile file, DateOnly today)
    {
        var report = file.Report;
        yield return $"報告 {Line(report, today)}";
        yield return $"報告した人: {report.ReporterId}　所属: {TerminalText.Line(report.Department ?? "-")}　日時: {Time(report.ReportedAt)}　担当: {report.AssigneeId ?? "-"}";
        yield return $"起きたこと: {TerminalText.Clean(report.Description)}";
        if (report.Snapshot is { } turn)
        {
            yield return $"質問: {TerminalText.Clean(turn.Question)}";
            yield return $"アシスタントの回答: {TerminalText.Clean(turn.Answer)}";
            foreach (var citation in turn.Citations)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"  [{citation.Marker}] {TerminalText.Line(citation.Title)} 「{TerminalText.Line(citation.Quote)}」");
            }
        }

        yield return $"回答: {TerminalText.Clean(report.Answer ?? "-")}";
        foreach (var change in file.Changes)
        {
            yield return $"{Time(change.At)}\t{change.Kind}\t{change.Value ?? "-"}\t{change.ById}";
        }
    }

    private static string Time(DateTimeOffset time) => time.ToOffset(Japan).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
