using System.Data.Common;
using System.Text.Json;
using Assistant.Core.Answering;

namespace Assistant.Infrastructure.Storage;

/// <summary>How turns lie in their table, and the states they pass through.</summary>
internal static class TurnRows
{
    public const string Columns = "t.id, t.conversation_id, t.question, t.state, t.asked_at, t.response, t.error_code";

    public static StoredTurn Map(DbDataReader reader) => new(
        reader.GetString(0),
        reader.GetString(1),
        reader.GetString(2),
        reader.GetString(3),
        reader.Time(4),
        reader.Text(5) is { } json ? JsonSerializer.Deserialize(json, StorageJson.Shared.AnswerResponse) : null,
        reader.Text(6));

    /// <summary>Gives a pending turn its end. The text goes when it is not to be kept.</summary>
    /// <returns>Whether there was such a pending turn.</returns>
    public static async Task<bool> CompleteAsync(DbConnection connection, TurnOutcome outcome, DateTimeOffset now, bool keepText, CancellationToken cancellationToken)
    {
        var response = keepText && outcome.Response is not null
            ? JsonSerializer.Serialize(outcome.Response, StorageJson.Shared.AnswerResponse)
            : null;
        return await connection
            .Sql($"""
                UPDATE turns SET state = @state, completed_at = @now, response = @response, error_code = @error
                    {(keepText ? "" : ", question = ''")}
                WHERE id = @id AND state = '{TurnStates.Pending}'
                """)
            .With("@id", outcome.AnswerId)
            .With("@state", outcome.State)
            .With("@now", now)
            .With("@response", response)
            .With("@error", outcome.ErrorCode)
            .RunAsync(cancellationToken) > 0;
    }
}
