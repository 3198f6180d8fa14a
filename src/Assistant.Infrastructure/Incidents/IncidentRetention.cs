using Assistant.Core.Audit;
using Assistant.Core.Incidents;
using Assistant.Infrastructure.Audit;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Storage;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Incidents;

/// <summary>Removes closed reports past their time; what nobody has finished stays.</summary>
internal sealed class IncidentRetention(ChainedDatabase chained, Database database, IOptions<LogRetentionOptions> options, TimeProvider time) : IRetention
{
    private static readonly string _due = $"state = '{IncidentLine.Name(IncidentState.Closed)}' AND reported_at < @before";

    public async Task<long> PurgeAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow().AddDays(-options.Value.IncidentDays);
        var due = await database.ReadAsync(
            connection => connection.Sql($"SELECT count(*) FROM incidents WHERE {_due}").With("@before", before).NumberAsync(cancellationToken), cancellationToken);
        return due == 0 ? 0 : await chained.WriteAsync(
            async connection =>
            {
                var gone = await connection.Sql($"DELETE FROM incidents WHERE {_due}").With("@before", before).RunAsync(cancellationToken);
                var record = new AuditRecord(AuditActions.IncidentPurge, AuditActors.Service, null) { Details = AuditDetails.Of(("reports", gone)) };
                await AuditRows.AppendAsync(connection, record, time.GetUtcNow(), cancellationToken);
                return (long)gone;
            },
            cancellationToken);
    }
}
