using System.Data.Common;
using Assistant.Core.Answering;

namespace Assistant.Infrastructure.Storage;

/// <summary>Removes old turns, conversations that are empty then, and titles taken from a question that is gone.</summary>
internal static class TurnPurge
{
    private const string Old = $"asked_at < @before AND state <> '{TurnStates.Pending}'";

    public static async Task<bool> IsDueAsync(DbConnection connection, DateTimeOffset before, CancellationToken cancellationToken) =>
        await connection.Sql($"SELECT EXISTS (SELECT 1 FROM turns WHERE {Old})").With("@before", before).NumberAsync(cancellationToken) > 0;

    public static async Task<int> RunAsync(DbConnection connection, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var conversations = await connection
            .Sql($"SELECT DISTINCT conversation_id FROM turns WHERE {Old}")
            .With("@before", before)
            .ListAsync(r => r.GetString(0), cancellationToken);
        var purged = await connection.Sql($"DELETE FROM turns WHERE {Old}").With("@before", before).RunAsync(cancellationToken);
        foreach (var conversation in conversations)
        {
            var first = await connection
                .Sql("SELECT question FROM turns WHERE conversation_id = @id ORDER BY ordinal LIMIT 1")
                .With("@id", conversation)
                .FirstAsync(r => r.GetString(0), cancellationToken);
            var command = first is null
                ? connection.Sql("DELETE FROM conversations WHERE id = @id")
                : connection.Sql("UPDATE conversations SET title = @title WHERE id = @id").With("@title", ConversationTitle.Of(first));
            await command.With("@id", conversation).RunAsync(cancellationToken);
        }

        return purged;
    }
}
