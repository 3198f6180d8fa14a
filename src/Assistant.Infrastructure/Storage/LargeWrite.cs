using System.Data.Common;

namespace Assistant.Infrastructure.Storage;

/// <summary>
/// Millions of rows in one transaction. Their keys come in no order, so that each row touches other pages of the indexes: with the two
/// megabytes of cache that a connection has, nearly every row would write pages to the log and read them again soon after.
/// </summary>
internal static class LargeWrite
{
    private const int CacheKibibytes = 256 * 1024;

    public static async Task<T> RunAsync<T>(DbConnection connection, Func<Task<T>> write)
    {
        var usual = await connection.Sql("PRAGMA cache_size").NumberAsync(CancellationToken.None);
        await connection.Sql($"PRAGMA cache_size = -{CacheKibibytes}").RunAsync(CancellationToken.None);
        try
        {
            return await write();
        }
        finally
        {
            // The connection goes back to the pool.
            await connection.Sql($"PRAGMA cache_size = {usual}").RunAsync(CancellationToken.None);
            await connection.Sql("PRAGMA shrink_memory").RunAsync(CancellationToken.None);
        }
    }
}
