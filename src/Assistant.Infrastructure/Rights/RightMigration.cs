using System.Data.Common;
using Assistant.Core.Audit;
using Assistant.Core.Rights;
using Assistant.Infrastructure.Audit;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Rights;

/// <summary>Gives everybody who had an account before rights were kept the right of this fiscal year: an upgrade locks nobody out.</summary>
internal sealed class RightMigration(ChainedDatabase chained, Database database, RightRegistration registration, TimeProvider time) : IStartStep
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await database.ReadAsync(connection => IsDueAsync(connection, cancellationToken), cancellationToken))
        {
            var version = await registration.VersionAsync(cancellationToken);
            await chained.WriteAsync(connection => MigrateAsync(connection, version, cancellationToken), cancellationToken);
        }
    }

    private async Task MigrateAsync(DbConnection connection, string version, CancellationToken cancellationToken)
    {
        var until = registration.EndOfYear;
        foreach (var user in await connection.Sql("SELECT user_id FROM rights_to_migrate ORDER BY user_id").ListAsync(r => r.GetString(0), cancellationToken))
        {
            await registration.WriteAsync(connection, user, version, until, RightBasis.Migration, AuditActors.Service, cancellationToken);
            var details = AuditDetails.Of(("basis", RightBasis.Migration), ("until", RightRegistration.Text(until)));
            await AuditRows.AppendAsync(connection, new AuditRecord(AuditActions.RightsGrant, AuditActors.Service, user) { Details = details }, time.GetUtcNow(), cancellationToken);
        }

        await connection.Sql("DELETE FROM rights_to_migrate").RunAsync(cancellationToken);
    }

    private static async Task<bool> IsDueAsync(DbConnection connection, CancellationToken cancellationToken) =>
        await connection.Sql("SELECT EXISTS (SELECT 1 FROM rights_to_migrate)").NumberAsync(cancellationToken) > 0;
}
