using System.Data.Common;
using Assistant.Core.Usage;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Usage.DrillDown;

/// <summary>
/// The month that was read last: whoever looks at rows turns pages and narrows the same month. Events are only ever appended, or
/// removed by months: what was appended since is read in addition, and after a removal the month anew.
/// </summary>
internal sealed class MonthKeysCache
{
    private Read? _last;

    /// <summary>In the transaction of <paramref name="connection"/>, so that the keys belong to the rows it sees.</summary>
    public async Task<MonthKeys> ReadAsync(DbConnection connection, YearMonth month, CancellationToken cancellationToken)
    {
        var appended = await connection.Sql("SELECT seq FROM chains WHERE name = 'usage'").NumberAsync(cancellationToken);
        var purges = await connection.Sql("SELECT coalesce(max(last_seq), 0) FROM chain_purges WHERE chain = 'usage'").NumberAsync(cancellationToken);
        var last = Volatile.Read(ref _last) is { } read && read.Month == month && read.Purges == purges && read.Appended <= appended ? read : null;
        if (last is not null && last.Appended == appended)
        {
            return last.Keys;
        }

        var keys = await MonthKeys.ReadAsync(connection, month, last?.Keys, last?.Appended ?? 0, cancellationToken);
        Volatile.Write(ref _last, new Read(month, appended, purges, keys));
        return keys;
    }

    private sealed record Read(YearMonth Month, long Appended, long Purges, MonthKeys Keys);
}
