using System.Runtime.CompilerServices;
using Assistant.Core.Audit;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Audit;

internal sealed class AuditLog(ChainedDatabase chained, Database database, TimeProvider time) : IAuditLog
{
    public Task AppendAsync(AuditRecord record, CancellationToken cancellationToken) => chained.WriteAsync(
        connection => AuditRows.AppendAsync(connection, record, time.GetUtcNow(), cancellationToken),
        cancellationToken);

    public async IAsyncEnumerable<StoredAuditRecord> ReadAsync(DateTimeOffset from, DateTimeOffset to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await Database.GuardAsync(() => database.OpenAsync(cancellationToken));
        await using var command = connection
            .Sql($"SELECT {AuditRows.Columns} FROM audit_records WHERE at >= @from AND at < @to ORDER BY seq")
            .With("@from", from)
            .With("@to", to);
        await using var reader = await Database.GuardAsync(() => command.ExecuteReaderAsync(cancellationToken));
        while (await Database.GuardAsync(() => reader.ReadAsync(cancellationToken)))
        {
            yield return AuditRows.Map(reader);
        }
    }
}
