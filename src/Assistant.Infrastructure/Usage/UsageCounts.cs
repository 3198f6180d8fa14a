using System.Data.Common;
using Assistant.Core.Answering;
using Assistant.Core.Usage;
using Assistant.Infrastructure.Audit;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Usage;

/// <summary>The counts behind the key figures, kept up to date in SQL: each event is counted once, in the transaction that appends it.</summary>
internal static class UsageCounts
{
    /// <summary>JST is nine hours ahead, all year.</summary>
    private const string Local = "e.occurred_at / 1000 + 32400, 'unixepoch'";
    private const string Month = $"CAST(strftime('%Y%m', {Local}) AS INTEGER)";
    private const string Day = $"CAST(strftime('%Y%m%d', {Local}) AS INTEGER)";
    private const string Saves = $"e.outcome IN ('{TurnStates.Answered}', '{TurnStates.NoEvidence}')";

    private static readonly string[] Steps =
    [
        $"""
        INSERT INTO usage_user_months (month, user_id, department, post, events)
        SELECT {Month}, e.user_id, coalesce(e.department, ''), coalesce(e.post, ''), count(*) FROM usage_events e WHERE e.seq > @counted GROUP BY 1, 2, 3, 4
        ON CONFLICT DO UPDATE SET events = events + excluded.events
        """,
        $"""
        INSERT INTO usage_cells (month, department, post, feature, template_id, outcome, events, hits, reports, reported_minutes)
        SELECT {Month}, coalesce(e.department, ''), coalesce(e.post, ''), e.feature, e.template_id, e.outcome, count(*), sum(e.findings > 0),
            sum({Saves} AND e.minutes_saved IS NOT NULL), sum(iif({Saves}, coalesce(e.minutes_saved, 0), 0))
        FROM usage_events e WHERE e.seq > @counted GROUP BY 1, 2, 3, 4, 5, 6
        ON CONFLICT DO UPDATE SET events = events + excluded.events, hits = hits + excluded.hits,
            reports = reports + excluded.reports, reported_minutes = reported_minutes + excluded.reported_minutes
        """,
        $"""
        INSERT INTO usage_template_users (month, feature, template_id, user_id)
        SELECT {Month}, e.feature, e.template_id, e.user_id FROM usage_events e WHERE e.seq > @counted GROUP BY 1, 2, 3, 4
        UNION SELECT {Month}, e.feature, '', e.user_id FROM usage_events e WHERE e.seq > @counted GROUP BY 1, 2, 4
        ON CONFLICT DO NOTHING
        """,
        $"""
        INSERT INTO usage_token_days (day, model, input_tokens, output_tokens)
        SELECT {Day}, coalesce(e.model, ''), sum(e.input_tokens), sum(e.output_tokens) FROM usage_events e
        WHERE e.seq > @counted AND (e.input_tokens > 0 OR e.output_tokens > 0) GROUP BY 1, 2
        ON CONFLICT DO UPDATE SET input_tokens = input_tokens + excluded.input_tokens, output_tokens = output_tokens + excluded.output_tokens
        """,
        $"""
        INSERT INTO usage_month_versions (month, version) SELECT DISTINCT {Month}, 1 FROM usage_events e WHERE e.seq > @counted
        ON CONFLICT DO UPDATE SET version = version + 1
        """,
        $"""
        INSERT INTO usage_purpose_users (month, purpose, user_id)
        SELECT {Month}, coalesce(e.purpose, ''), e.user_id FROM usage_events e WHERE e.seq > @counted GROUP BY 1, 2, 3
        ON CONFLICT DO NOTHING
        """,
        $"""
        INSERT INTO usage_purpose_months (month, purpose, users, events)
        SELECT {Month}, coalesce(e.purpose, ''), 0, count(*) FROM usage_events e WHERE e.seq > @counted GROUP BY 1, 2
        ON CONFLICT DO UPDATE SET events = events + excluded.events
        """,
        "UPDATE counters SET value = (SELECT seq FROM chains WHERE name = 'usage') WHERE name = 'usage_counted'",
    ];

    /// <summary>Counts the events appended since the last call.</summary>
    public static async Task CatchUpAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var counted = await connection.Sql("SELECT value FROM counters WHERE name = 'usage_counted'").NumberAsync(cancellationToken);
        foreach (var step in Steps)
        {
            await connection.Sql(step).With("@counted", counted).RunAsync(cancellationToken);
        }
    }

    /// <summary>A statement of minutes replaces the earlier one of the same event.</summary>
    /// <param name="usage">With the earlier statement, if there is one.</param>
    public static async Task ChangeReportAsync(DbConnection connection, UsageEvent usage, int minutes, string? category, CancellationToken cancellationToken)
    {
        var earlier = usage.MinutesSaved;
        var month = YearMonth.Of(usage.OccurredAt);
        await connection.Sql("UPDATE usage_month_versions SET version = version + 1 WHERE month = @month").With("@month", month.Number).RunAsync(cancellationToken);
        await connection
            .Sql("""
                UPDATE usage_cells SET reports = reports + @reports, reported_minutes = reported_minutes + @minutes
                WHERE month = @month AND department = @department AND post = @post AND feature = @feature AND template_id = @template AND outcome = @outcome
                """)
            .With("@reports", earlier is null ? 1 : 0)
            .With("@minutes", minutes - (earlier ?? 0))
            .With("@month", month.Number)
            .With("@department", usage.Department ?? "")
            .With("@post", usage.Post ?? "")
            .With("@feature", usage.Feature)
            .With("@template", usage.TemplateId)
            .With("@outcome", usage.Outcome)
            .RunAsync(cancellationToken);
        await ChangeCategoryAsync(connection, month, usage.Category, -1, -(earlier ?? 0), cancellationToken);
        await ChangeCategoryAsync(connection, month, category, 1, minutes, cancellationToken);
    }

    private static Task ChangeCategoryAsync(DbConnection connection, YearMonth month, string? category, int reports, int minutes, CancellationToken cancellationToken) => category is null
        ? Task.CompletedTask
        : connection
            .Sql("""
                INSERT INTO usage_category_months (month, category, reports, reported_minutes) VALUES (@month, @category, @reports, @minutes)
                ON CONFLICT DO UPDATE SET reports = reports + excluded.reports, reported_minutes = reported_minutes + excluded.reported_minutes
                """)
            .With("@month", month.Number)
            .With("@category", category)
            .With("@reports", reports)
            .With("@minutes", minutes)
            .RunAsync(cancellationToken);

    /// <summary>Takes away whole months: their events are gone.</summary>
    public static async Task ForgetAsync(DbConnection connection, YearMonth before, CancellationToken cancellationToken)
    {
        foreach (var table in (string[])["usage_user_months", "usage_cells", "usage_template_users", "usage_template_months", "usage_purpose_users", "usage_purpose_months", "usage_category_months"])
        {
            await connection.Sql($"DELETE FROM {table} WHERE month < @month").With("@month", before.Number).RunAsync(cancellationToken);
        }

        // Raised, not removed: the month may be imported again, and must not begin with a number that somebody remembers.
        await connection.Sql("UPDATE usage_month_versions SET version = version + 1 WHERE month < @month").With("@month", before.Number).RunAsync(cancellationToken);
        await connection.Sql("DELETE FROM usage_token_days WHERE day < @day").With("@day", before.Number * 100).RunAsync(cancellationToken);
    }

    /// <summary>Months with counts up to the given one, oldest first, each with a number that every change of its counts raises.</summary>
    public static Task<List<(YearMonth Month, long Version)>> VersionsAsync(DbConnection connection, YearMonth to, CancellationToken cancellationToken) => connection
        .Sql("SELECT month, version FROM usage_month_versions WHERE month <= @to ORDER BY month")
        .With("@to", to.Number)
        .ListAsync(r => (YearMonth.FromNumber(r.GetInt32(0)), r.GetInt64(1)), cancellationToken);

    /// <param name="share">Gives one string for all that are alike.</param>
    /// <param name="number">Gives one number for all that are alike.</param>
    public static async Task<IReadOnlyList<UserMonth>> UsersAsync(
        DbConnection connection, YearMonth month, Func<string, string> share, Func<string, int> number, CancellationToken cancellationToken) => await connection
        .Sql("SELECT user_id, department, post, events FROM usage_user_months WHERE month = @month")
        .With("@month", month.Number)
        .ListAsync(
            r => new UserMonth(month, share(r.GetString(0)), Stated(r.GetString(1), share), Stated(r.GetString(2), share), r.GetInt32(3)) { Person = number(r.GetString(0)) },
            cancellationToken);

    /// <inheritdoc cref="UsersAsync"/>
    public static async Task<MonthCounts> CountsAsync(DbConnection connection, YearMonth month, Func<string, string> share, CancellationToken cancellationToken)
    {
        DbCommand Select(string sql) => connection.Sql(sql).With("@month", month.Number);
        return new MonthCounts(
            await Select("""
                    SELECT department, post, feature, template_id, outcome, events, hits, reports, reported_minutes
                    FROM usage_cells WHERE month = @month
                    """)
                .ListAsync(
                    r => new UsageCell(
                        month, Stated(r.GetString(0), share), Stated(r.GetString(1), share), share(r.GetString(2)), share(r.GetString(3)), share(r.GetString(4)),
                        r.GetInt32(5), r.GetInt32(6), r.GetInt32(7), r.GetInt64(8)),
                    cancellationToken),
            await Select("SELECT feature, template_id, users FROM usage_template_months WHERE month = @month")
                .ListAsync(r => new TemplateMonth(month, share(r.GetString(0)), share(r.GetString(1)), r.GetInt32(2)), cancellationToken),
            await Select("SELECT day, model, input_tokens, output_tokens FROM usage_token_days WHERE day BETWEEN @month * 100 AND @month * 100 + 99")
                .ListAsync(r => new ModelDay(DayNumber.ToDay(r.GetInt32(0)), share(r.GetString(1)), r.GetInt64(2), r.GetInt64(3)), cancellationToken),
            await Select("SELECT purpose, users, events FROM usage_purpose_months WHERE month = @month")
                .ListAsync(r => new PurposeMonth(month, Stated(r.GetString(0), share), r.GetInt32(1), r.GetInt32(2)), cancellationToken),
            await Select("SELECT category, reports, reported_minutes FROM usage_category_months WHERE month = @month AND reports > 0")
                .ListAsync(r => new CategoryMonth(month, share(r.GetString(0)), r.GetInt32(1), r.GetInt64(2)), cancellationToken));
    }

    private static string? Stated(string text, Func<string, string> share) => text.Length == 0 ? null : share(text);
}
