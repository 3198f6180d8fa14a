using System.Data.Common;
using Assistant.Core.Answering;
using Assistant.Core.Usage;
using Assistant.Core.Usage.Reporting;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Usage.Reporting;

/// <summary>What the dashboard shows beyond the key figures, from the same counts.</summary>
internal static class UsageBreakdowns
{
    public static async Task<IReadOnlyList<OutcomeMonth>> ReadOutcomesAsync(DbConnection connection, UsagePeriod period, CancellationToken cancellationToken)
    {
        var found = (await Select(connection, "SELECT month, outcome, sum(events), sum(hits) FROM usage_cells WHERE month BETWEEN @from AND @to GROUP BY month, outcome", period)
            .ListAsync(r => (Month: r.GetInt32(0), Outcome: r.GetString(1), Events: r.GetInt32(2), Hits: r.GetInt32(3)), cancellationToken)).ToLookup(r => r.Month);
        return [.. period.Months.Select(month =>
        {
            var events = found[month.Number].ToDictionary(r => r.Outcome, r => r.Events, StringComparer.Ordinal);
            int Count(string outcome) => events.GetValueOrDefault(outcome);
            return new OutcomeMonth(
                month.ToString(), Count(TurnStates.Answered), Count(TurnStates.NoEvidence), Count(TurnStates.Blocked), Count(TurnStates.Failed), Count(TurnStates.Abandoned),
                found[month.Number].Sum(r => r.Hits));
        })];
    }

    public static async Task<UsagePeriod?> FindSpanAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        // Each end by itself is found in the index; both in one query read the whole table.
        var first = await connection.Sql("SELECT coalesce(min(month), 0) FROM usage_user_months").NumberAsync(cancellationToken);
        var last = await connection.Sql("SELECT coalesce(max(month), 0) FROM usage_user_months").NumberAsync(cancellationToken);
        return first == 0 ? null : UsagePeriod.Of(YearMonth.FromNumber((int)first), YearMonth.FromNumber((int)last));
    }

    private static DbCommand Select(DbConnection connection, string sql, UsagePeriod period) =>
        connection.Sql(sql).With("@from", period.From.Number).With("@to", period.To.Number);
}
