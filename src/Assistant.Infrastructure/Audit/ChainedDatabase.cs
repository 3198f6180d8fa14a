using System.Data.Common;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Audit;

/// <summary>Transactions that append to a chain: after the commit the files beside the database follow.</summary>
internal sealed class ChainedDatabase(Database database, SealFiles seals)
{
    public async Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> write, CancellationToken cancellationToken)
    {
        var result = await database.WriteAsync(write, cancellationToken);

        // Stored: whoever goes away now changes nothing about it.
        await seals.CatchUpAsync(CancellationToken.None);
        return result;
    }

    public Task WriteAsync(Func<DbConnection, Task> write, CancellationToken cancellationToken) => WriteAsync(
        async connection =>
        {
            await write(connection);
            return true;
        },
        cancellationToken);
}
