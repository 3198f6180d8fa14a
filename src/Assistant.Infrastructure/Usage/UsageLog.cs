using System.Data.Common;
using System.Runtime.CompilerServices;
using Assistant.Core.Usage;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Usage;

internal sealed class UsageLog(Database database, UsageMonths months) : IUsageLog
{
    private const int BatchRows = 512;

    /// <summary>All rows are read: in the order of the index each would be another place of the file.</summary>
    private const string AsTheyLie = "NOT INDEXED";

    public IAsyncEnumerable<UsageEvent> ReadAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        ReadAsync(from, to, "", "ORDER BY e.occurred_at, e.id", cancellationToken);

    public Task<UsageTotals> ReadTotalsAsync(UsagePeriod period, CancellationToken cancellationToken) =>
        months.ReadAsync(period, cancellationToken);

    public async Task<UsageTotals> RecountAsync(UsagePeriod period, CancellationToken cancellationToken)
    {
        var fold = new UsageFold(period);
        await foreach (var usage in ReadAsync(DateTimeOffset.MinValue, period.End, AsTheyLie, "", cancellationToken))
        {
            fold.Add(usage);
        }

        return fold.ToTotals();
    }

    private async IAsyncEnumerable<UsageEvent> ReadAsync(DateTimeOffset from, DateTimeOffset to, string index, string order, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await Database.GuardAsync(() => database.OpenAsync(cancellationToken));
        await using var command = connection
            .Sql($"SELECT {UsageRows.Columns} FROM usage_events e {index} WHERE e.occurred_at >= @from AND e.occurred_at < @to {order}")
            .With("@from", from)
            .With("@to", to);
        await using var reader = await Database.GuardAsync(() => command.ExecuteReaderAsync(cancellationToken));
        List<UsageEvent> batch = [];
        while (await Database.GuardAsync(() => FillAsync(reader, batch, cancellationToken)))
        {
            foreach (var usage in batch)
            {
                yield return usage;
            }
        }
    }

    /// <summary>Some rows at once: millions of them are counted again, and a guarded wait for each would cost more than the counting.</summary>
    private static async Task<bool> FillAsync(DbDataReader reader, List<UsageEvent> batch, CancellationToken cancellationToken)
    {
        batch.Clear();
        while (batch.Count < BatchRows && await reader.ReadAsync(cancellationToken))
        {
            batch.Add(UsageRows.Map(reader));
        }

        return batch.Count > 0;
    }
}
