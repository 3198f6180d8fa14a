using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Assistant.Core.Usage;
using Assistant.Core.Usage.DrillDown;
using Assistant.Core.Usage.Kpi;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Usage.DrillDown;

/// <summary>
/// Reads the keys of a whole month in one pass, because what a row may show depends on all of them, and then the rows of one page.
/// </summary>
internal sealed class UsageRowsReader(Database database) : IUsageRows
{
    private readonly MonthKeysCache _months = new();

    private const int IdDigits = 12;

    public Task<UsageRowPage> ReadAsync(UsageRowFilter filter, int page, int pageLength, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => ReadAsync(connection, filter, page, pageLength, cancellationToken), cancellationToken);

    private async Task<UsageRowPage> ReadAsync(DbConnection connection, UsageRowFilter filter, int page, int pageLength, CancellationToken cancellationToken)
    {
        var month = await _months.ReadAsync(connection, filter.Month, cancellationToken);
        var labels = RowLabels.Of(month.People);
        var shown = month.Cells.Select(cell => labels[cell]).ToList();
        var fits = month.Cells.Select((cell, i) => Fits(cell, shown[i], filter)).ToList();
        var total = month.Counts.Where((_, i) => fits[i]).Sum();
        var pages = Math.Max(1, (total + pageLength - 1) / pageLength);
        var number = Math.Clamp(page, 1, pages);
        var visible = month.Cells.Where((_, i) => shown[i] is not null).ToList();
        return new UsageRowPage(
            await ReadRowsAsync(connection, [.. month.Rows.Where(r => fits[r.Cell]).Skip((number - 1) * pageLength).Take(pageLength)], shown, cancellationToken),
            total,
            month.Counts.Where((_, i) => shown[i] is null).Sum(),
            number,
            pages,
            [.. shown.OfType<string>().Distinct(StringComparer.Ordinal).OrderBy(d => d == SmallGroups.Others).ThenBy(d => d, StringComparer.Ordinal)],
            [.. visible.Select(c => new RowKind(c.Feature, c.TemplateId)).Distinct().OrderBy(k => k.Feature, StringComparer.Ordinal).ThenBy(k => k.TemplateId, StringComparer.Ordinal)],
            [.. UsageOutcomes.All.Where(o => visible.Exists(c => c.Outcome == o))])
        {
            Purposes = [.. visible.Select(c => c.Purpose).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
    }

    private static bool Fits(RowCell cell, string? shown, UsageRowFilter filter) => shown is not null
        && (filter.Department is null || filter.Department == shown)
        && (filter.Feature is null || filter.Feature == cell.Feature)
        && (filter.Template is null || filter.Template == cell.TemplateId)
        && (filter.Outcome is null || filter.Outcome == cell.Outcome)
        && (filter.Purpose is null || filter.Purpose == cell.Purpose);

    private static async Task<IReadOnlyList<UsageRow>> ReadRowsAsync(DbConnection connection, List<MonthRow> rows, List<string?> shown, CancellationToken cancellationToken)
    {
        var labels = rows.ToDictionary(r => r.Sequence, r => shown[r.Cell]!);
        return await connection
            .Sql($"SELECT seq, id, occurred_at, feature, template_id, outcome, input_tokens, output_tokens, coalesce(purpose, '') FROM usage_events WHERE seq IN ({string.Join(',', labels.Keys)}) ORDER BY occurred_at DESC, seq DESC")
            .ListAsync(
                r => new UsageRow(Name(r.GetString(1)), r.Time(2), labels[r.GetInt64(0)], r.GetString(3), r.GetString(4), r.GetString(5), r.GetInt32(6), r.GetInt32(7), r.GetString(8)),
                cancellationToken);
    }

    private static string Name(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"usage-row:{id}")))[..IdDigits];
}
