using System.Data.Common;
using Assistant.Core.Answering;
using Assistant.Core.Usage;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Usage;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Storage;

/// <summary>Gives turns an end that were pending when their process died: <c>failed</c>, <c>interrupted</c>, and counted.</summary>
internal sealed class InterruptedTurns(Database database, ProcessLease lease, IOptions<ConversationOptions> options, TimeProvider time)
{
    private const string ErrorCode = "interrupted";

    public async Task<int> CloseAsync(CancellationToken cancellationToken)
    {
        var processes = await database.ReadAsync(
            connection => connection
                .Sql($"SELECT DISTINCT process FROM turns WHERE state = '{TurnStates.Pending}'")
                .ListAsync(r => r.GetString(0), cancellationToken),
            cancellationToken);
        var closed = 0;
        foreach (var process in processes.Where(p => !lease.IsAlive(p)))
        {
            closed += await database.WriteAsync(connection => CloseAsync(connection, process, cancellationToken), cancellationToken);
            lease.Forget(process);
        }

        return closed;
    }

    private async Task<int> CloseAsync(DbConnection connection, string process, CancellationToken cancellationToken)
    {
        var turns = await connection
            .Sql($"""
                SELECT t.id, t.asked_at, c.user_id, t.department, c.purpose FROM turns t JOIN conversations c ON c.id = t.conversation_id
                WHERE t.process = @process AND t.state = '{TurnStates.Pending}'
                """)
            .With("@process", process)
            .ListAsync(r => (Id: r.GetString(0), AskedAt: r.Time(1), UserId: r.GetString(2), Department: r.Text(3), Purpose: r.Text(4)), cancellationToken);
        foreach (var turn in turns)
        {
            var outcome = new TurnOutcome(turn.Id, TurnStates.Failed, Response: null, ErrorCode);
            await TurnRows.CompleteAsync(connection, outcome, time.GetUtcNow(), options.Value.KeepsText, cancellationToken);

            // What the process had chosen and spent by then is not known.
            var usage = new UsageEvent(
                turn.Id, turn.AskedAt, turn.UserId, turn.Department, UsageFeatures.Ask, TemplateId: "", TemplateVersion: "", Mode: "", Model: null,
                InputTokens: 0, OutputTokens: 0, TurnStates.Failed, ErrorCode, Documents: [], RetrievalMs: 0, TotalMs: 0) { Purpose = turn.Purpose };
            await UsageRows.AppendAsync(connection, usage, time.GetUtcNow(), cancellationToken);
        }

        return turns.Count;
    }
}
