using System.Data.Common;
using Assistant.Core.Errors;
using Assistant.Infrastructure.Configuration;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Storage;

/// <summary>
/// Opens connections and runs work in transactions. The record of documents, conversations and uses is plain SQL:
/// the first query through EF Core costs a command about 0.9 s (model, compilation), through ADO.NET about 0.06 s.
/// EF Core serves the accounts, where ASP.NET Core Identity asks for it.
/// </summary>
internal sealed class Database(IOptions<DataOptions> data) : IDisposable
{
    public const string FileName = "assistant.db";

    /// <summary>
    /// FULL: a commit reaches the disk before it is reported. With NORMAL the last commits could vanish at a power cut:
    /// an answer somebody has read would miss from the usage log, a revoked key would work again, and a generation
    /// that the search index has seen would be given out twice. The price is one flush a commit.
    /// secure_delete: text that was deleted is overwritten, not merely unlinked.
    /// busy_timeout: waits for another writer in small steps.
    /// </summary>
    public const string ConnectionSetup = "PRAGMA busy_timeout = 5000; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;";

    public string ConnectionString { get; } = new SqliteConnectionStringBuilder
    {
        DataSource = data.Value.Combine(FileName),
        ForeignKeys = true,
        DefaultTimeout = 30,
    }.ToString();

    public async Task<SqliteConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await connection.Sql(ConnectionSetup).RunAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>All reads of <paramref name="read"/> see one state of the database, whatever is written meanwhile.</summary>
    public Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken) =>
        InTransactionAsync(read, deferred: true, cancellationToken);

    /// <summary>One transaction: all of it or nothing. Writers wait for each other.</summary>
    public Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> write, CancellationToken cancellationToken) =>
        InTransactionAsync(write, deferred: false, cancellationToken);

    public Task WriteAsync(Func<DbConnection, Task> write, CancellationToken cancellationToken) => WriteAsync(
        async connection =>
        {
            await write(connection);
            return true;
        },
        cancellationToken);

    /// <summary>Runs something that talks to the database, with its failures translated.</summary>
    public static async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or AssistantException))
        {
            if (SqliteFailures.Translate(exception) is { } failure)
            {
                throw failure;
            }

            throw;
        }
    }

    /// <summary>Closes the pooled connections: the last one writes the log back into the database file and removes it.</summary>
    public void Dispose()
    {
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
    }

    private Task<T> InTransactionAsync<T>(Func<DbConnection, Task<T>> work, bool deferred, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        cancellationToken.ThrowIfCancellationRequested();
        await using var connection = await OpenAsync(cancellationToken);
        await using var transaction = connection.BeginTransaction(deferred);
        var result = await work(connection);
        await transaction.CommitAsync(cancellationToken);
        return result;
    });
}
