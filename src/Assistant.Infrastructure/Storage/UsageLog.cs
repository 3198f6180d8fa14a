using System.Runtime.CompilerServices;
using Assistant.Core.Usage;

namespace Assistant.Infrastructure.Storage;

internal sealed class UsageLog(Database database) : IUsageLog
{
    public async IAsyncEnumerable<UsageEvent> ReadAsync(DateTimeOffset from, DateTimeOffset to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await Database.GuardAsync(() => database.OpenAsync(cancellationToken));
        await using var command = connection
            .Sql($"SELECT {UsageRows.Columns} FROM usage_events WHERE occurred_at >= @from AND occurred_at < @to ORDER BY occurred_at, id")
            .With("@from", from)
            .With("@to", to);
        await using var reader = await Database.GuardAsync(() => command.ExecuteReaderAsync(cancellationToken));
        while (await Database.GuardAsync(() => reader.ReadAsync(cancellationToken)))
        {
            yield return UsageRows.Map(reader);
        }
    }
}
