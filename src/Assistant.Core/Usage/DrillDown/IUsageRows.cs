namespace Assistant.Core.Usage.DrillDown;

/// <summary>The rows behind a figure: what was used, when and with which result. Nobody's text, nobody's name and nobody's id.</summary>
public interface IUsageRows
{
    /// <param name="page">From 1; beyond the end it is the last one.</param>
    Task<UsageRowPage> ReadAsync(UsageRowFilter filter, int page, int pageLength, CancellationToken cancellationToken);
}

/// <param name="Department">As it is shown, <see cref="Kpi.SmallGroups.Others"/> included; null for all.</param>
/// <param name="Feature">Null for all; so with template and outcome.</param>
/// <param name="Purpose">Its id; empty for uses without one, null for all.</param>
public sealed record UsageRowFilter(YearMonth Month, string? Department, string? Feature, string? Template, string? Outcome, string? Purpose = null);

/// <param name="Id">Of the row, made from the event's id; it does not lead back to the person.</param>
/// <param name="Department">As it may be shown: see <see cref="RowLabels"/>.</param>
public sealed record UsageRow(
    string Id, DateTimeOffset OccurredAt, string Department, string Feature, string TemplateId, string Outcome, int InputTokens, int OutputTokens, string Purpose = "");

/// <param name="Total">Rows that fit the filter and may be shown.</param>
/// <param name="Hidden">Rows of the month that no filter shows: fewer than five people of the whole city did the like in that month.</param>
/// <param name="Departments">That the month's rows can show; so with features (with template) and outcomes.</param>
public sealed record UsageRowPage(
    IReadOnlyList<UsageRow> Rows, int Total, int Hidden, int Page, int Pages, IReadOnlyList<string> Departments, IReadOnlyList<RowKind> Kinds, IReadOnlyList<string> Outcomes)
{
    /// <summary>Ids that the month's rows can show; empty for rows without.</summary>
    public IReadOnlyList<string> Purposes { get; init; } = [];
}

/// <param name="TemplateId">Empty where the use broke off before a template was chosen.</param>
public sealed record RowKind(string Feature, string TemplateId);
