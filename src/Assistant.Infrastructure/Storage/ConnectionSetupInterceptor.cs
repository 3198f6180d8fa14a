using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Assistant.Infrastructure.Storage;

/// <summary>Gives the connections of EF Core the same settings as all others.</summary>
internal sealed class ConnectionSetupInterceptor : DbConnectionInterceptor
{
    public static ConnectionSetupInterceptor Shared { get; } = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.Sql(Database.ConnectionSetup);
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default) =>
        connection.Sql(Database.ConnectionSetup).RunAsync(cancellationToken);
}
