using System.Data.Common;

namespace Assistant.Infrastructure.Storage;

/// <summary>The number of the latest change of what can be searched.</summary>
internal static class Generations
{
    /// <summary>
    /// Never below the clock: after an older copy of the database was put back, counting by one would
    /// give out again what an index on disk has seen with other content.
    /// </summary>
    public static Task<long> NextAsync(DbConnection connection, TimeProvider time, CancellationToken cancellationToken) => connection
        .Sql("UPDATE counters SET value = max(value + 1, @now) WHERE name = 'generation' RETURNING value")
        .With("@now", time.GetUtcNow())
        .NumberAsync(cancellationToken);
}
