using System.Data.Common;
using Assistant.Infrastructure.Audit;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Usage;

/// <summary>Takes over the events of a data folder from before 0.3.0: the migration put them aside, because SQL can't hash.</summary>
internal sealed class UnchainedEvents(ChainedDatabase chained, Database database, TimeProvider time)
{
    private const string Table = "usage_events_unchained";

    public async Task TakeOverAsync(CancellationToken cancellationToken)
    {
        if (await database.ReadAsync(connection => IsThereAsync(connection, cancellationToken), cancellationToken))
        {
            await chained.WriteAsync(connection => TakeOverAsync(connection, cancellationToken), cancellationToken);
        }
    }

    private async Task TakeOverAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        // Asked again under the lock: another process may have started at the same moment.
        if (!await IsThereAsync(connection, cancellationToken))
        {
            return;
        }

        var columns = ChainedTable.Usage.Columns;
        await using (var writer = await ChainWriter.OpenAsync(connection, ChainedTable.Usage, time.GetUtcNow(), cancellationToken))
        {
            await using (var command = connection.Sql($"""
                SELECT id, occurred_at, user_id, nullif(department, ''), NULL, feature, template_id, template_version, mode, model, input_tokens, output_tokens,
                    outcome, error_code, documents, retrieval_ms, total_ms, NULL, 0, NULL, NULL, NULL
                FROM {Table} ORDER BY occurred_at, id
                """))
            {
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                var values = new object?[columns.Count];
                while (await reader.ReadAsync(cancellationToken))
                {
                    reader.GetValues(values!);
                    await writer.AppendAsync(values, cancellationToken);
                }
            }

            await writer.CloseAsync(cancellationToken);
        }

        await connection.Sql($"DROP TABLE {Table}").RunAsync(cancellationToken);
        await UsageCounts.CatchUpAsync(connection, cancellationToken);
    }

    private static async Task<bool> IsThereAsync(DbConnection connection, CancellationToken cancellationToken) =>
        await connection.Sql($"SELECT count(*) FROM sqlite_schema WHERE name = '{Table}'").NumberAsync(cancellationToken) > 0;
}
