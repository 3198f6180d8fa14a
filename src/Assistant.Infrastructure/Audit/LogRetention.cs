using System.Data.Common;
using Assistant.Core.Audit;
using Assistant.Core.Usage;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Storage;
using Assistant.Infrastructure.Usage;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Audit;

/// <summary>Removes records that are past the time of their class.</summary>
internal sealed class LogRetention(ChainedDatabase chained, Database database, IOptions<LogRetentionOptions> options, TimeProvider time) : IRetention
{
    public async Task<long> PurgeAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();

        // Whole months: a month's figures are complete or gone.
        var month = YearMonth.Of(now.AddDays(-options.Value.UsageDays));
        var steps = new (ChainedTable Table, string Condition, DateTimeOffset Before)[]
        {
            (ChainedTable.Usage, "occurred_at < @before", month.Start),
            (ChainedTable.Feedback, "stated_at < @before AND event_id NOT IN (SELECT id FROM usage_events)", month.Start.Add(IUsageFeedback.Open)),
            (ChainedTable.Audit, $"class = '{AuditClasses.Access}' AND at < @before", now.AddDays(-options.Value.AccessDays)),
            (ChainedTable.Audit, $"class = '{AuditClasses.Administration}' AND at < @before", now.AddDays(-options.Value.AdministrationDays)),
        };
        var removed = 0L;
        foreach (var (table, condition, before) in steps)
        {
            // Every start asks; only when there is something does it wait for other writers.
            if (await database.ReadAsync(connection => IsDueAsync(connection, table, condition, before, cancellationToken), cancellationToken))
            {
                removed += await chained.WriteAsync(
                    async connection =>
                    {
                        var gone = await ChainPurge.RunAsync(connection, table, condition, before, now, cancellationToken);
                        if (table == ChainedTable.Usage)
                        {
                            await UsageCounts.ForgetAsync(connection, month, cancellationToken);
                        }

                        return gone;
                    },
                    cancellationToken);
            }
        }

        return removed;
    }

    private static async Task<bool> IsDueAsync(DbConnection connection, ChainedTable table, string condition, DateTimeOffset before, CancellationToken cancellationToken) =>
        await connection.Sql($"SELECT EXISTS (SELECT 1 FROM {table.Table} WHERE {condition})").With("@before", before).NumberAsync(cancellationToken) > 0;
}
