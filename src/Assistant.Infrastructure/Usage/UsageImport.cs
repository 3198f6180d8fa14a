using System.Data.Common;
using Assistant.Core.Audit;
using Assistant.Core.Usage;
using Assistant.Infrastructure.Audit;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Usage;

/// <summary>Reads the file twice: once to find every mistake without holding anybody up, once to store it in one transaction.</summary>
internal sealed class UsageImport(ChainedDatabase database, IAuditActor actor, TimeProvider time) : IUsageImport
{
    private const int MostErrors = 1000;

    public async Task<UsageImportResult> ImportAsync(Stream file, CancellationToken cancellationToken)
    {
        var rows = await CheckAsync(file, cancellationToken);
        file.Position = 0;
        return await database.WriteAsync(connection => LargeWrite.RunAsync(connection, () => StoreAsync(connection, file, rows, cancellationToken)), cancellationToken);
    }

    private static async Task<int> CheckAsync(Stream file, CancellationToken cancellationToken)
    {
        List<UsageImportError> errors = [];
        var count = 0;
        void Report(UsageImportError error)
        {
            count++;
            if (errors.Count < MostErrors)
            {
                errors.Add(error);
            }
        }

        var rows = 0;
        var named = new Dictionary<string, ImportIdentity>(StringComparer.Ordinal);
        await foreach (var row in UsageCsv.ReadAsync(file, Report, cancellationToken))
        {
            rows++;
            if (row.IsNamed && !named.TryAdd(row.Event.Id, row.Identity) && named[row.Event.Id] != row.Identity)
            {
                Report(new UsageImportError(row.Line, "同じ eventId の行が、違う内容で2つあります。"));
            }
        }

        return count == 0 ? rows : throw new UsageImportException(errors, count);
    }

    private async Task<UsageImportResult> StoreAsync(DbConnection connection, Stream file, int expected, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var source = $"import:{Guid.NewGuid():N}";
        var (rows, imported, earlier, repeated) = (0, 0, 0, 0);
        await using var writer = await ChainWriter.OpenAsync(connection, ChainedTable.Usage, now, cancellationToken);
        await using var exists = connection.Sql("SELECT coalesce(source, '') FROM usage_events WHERE id = @id").With("@id", "");
        await foreach (var row in UsageCsv.ReadAsync(file, Changed, cancellationToken))
        {
            rows++;
            exists.Parameters[0].Value = row.Event.Id;
            switch (await exists.ExecuteScalarAsync(cancellationToken) as string)
            {
                case null:
                    await writer.AppendAsync(UsageRows.Values(row.Event with { Source = source }), cancellationToken);
                    imported++;
                    break;
                case var known when known == source:
                    repeated++;
                    break;
                default:
                    earlier++;
                    break;
            }
        }

        if (rows != expected)
        {
            Changed(new UsageImportError(0, ""));
        }

        await writer.CloseAsync(cancellationToken);
        await UsageCounts.CatchUpAsync(connection, cancellationToken);
        await AuditRows.AppendAsync(
            connection,
            new AuditRecord(AuditActions.UsageImport, actor.UserId, source) { Details = AuditDetails.Of(("rows", rows), ("imported", imported)) },
            now,
            cancellationToken);
        return new UsageImportResult(rows, imported, earlier, repeated);
    }

    private static void Changed(UsageImportError error) =>
        throw new UsageImportException([new UsageImportError(error.Line, "取り込みの途中でファイルの内容が変わりました。")], 1);
}
