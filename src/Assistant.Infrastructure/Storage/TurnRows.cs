using System.Data.Common;
using System.Text.Json;
using Assistant.Core.Answering;
using Assistant.Core.Guideline;

namespace Assistant.Infrastructure.Storage;

/// <summary>How turns lie in their table, and the states they pass through.</summary>
internal static class TurnRows
{
    public const string Columns = "t.id, t.conversation_id, t.question, t.state, t.asked_at, t.response, t.error_code, t.masked_values, t.material";

    public static StoredTurn Map(DbDataReader reader) => new(
        reader.GetString(0),
        reader.GetString(1),
        reader.GetString(2),
        reader.GetString(3),
        reader.Time(4),
        reader.Text(5) is { } json ? JsonSerializer.Deserialize(json, StorageJson.Shared.AnswerResponse) : null,
        reader.Text(6))
    {
        Material = reader.Text(8) is { } material ? JsonSerializer.Deserialize(material, StorageJson.Shared.AskedMaterial) : null,
    };

    /// <summary>For the person who typed the question, and nobody else: with the values that were masked.</summary>
    public static StoredTurn MapRestored(DbDataReader reader, MaskedValues masked)
    {
        var turn = Map(reader);
        if (reader.IsDBNull(7) || masked.Unprotect((byte[])reader.GetValue(7)) is not { Count: > 0 } values)
        {
            return turn;
        }

        // An extract is shown as it stands in the document.
        return turn with
        {
            Question = Masking.Restore(turn.Question, values),
            SentAs = turn.Question,
            Material = turn.Material is { } material ? Restored(material, values) : null,
            AnsweredAs = turn.Response?.Answer,
            Response = turn.Response is { Model: not null } response ? response with { Answer = Masking.Restore(response.Answer, values) } : turn.Response,
        };
    }

    private static AskedMaterial Restored(AskedMaterial material, IReadOnlyDictionary<string, string> values) => new()
    {
        Attachments = [.. material.Attachments.Select(a => a with { Text = Masking.Restore(a.Text, values) })],
        Variables = material.Variables.ToDictionary(v => v.Key, v => Masking.Restore(v.Value, values), StringComparer.Ordinal),
    };

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
                    {(keepText ? "" : ", question = '', masked_values = NULL, material = NULL")}
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
