using System.ComponentModel;
using System.Text.Json.Serialization;
using Assistant.Core.Answering;

namespace Assistant.Api.Conversations;

internal sealed record ConversationList(IReadOnlyList<ConversationListItem> Conversations);

internal sealed record ConversationListItem(string ConversationId, string Title, DateTimeOffset UpdatedAt, int Turns)
{
    public static ConversationListItem From(ConversationSummary summary) => new(summary.Id, summary.Title, summary.UpdatedAt, summary.Turns);
}

internal sealed record ConversationResponse(string ConversationId, string Title, IReadOnlyList<TurnResponse> Turns)
{
    public static ConversationResponse From(Conversation conversation) =>
        new(conversation.Id, conversation.Title, [.. conversation.Turns.Select(TurnResponse.From)]);
}

/// <param name="State"><c>pending</c>, <c>answered</c>, <c>no_evidence</c>, <c>blocked</c>, <c>failed</c> or <c>abandoned</c>.</param>
/// <param name="Response">Null while pending, and when the turn failed or was abandoned.</param>
internal sealed record TurnResponse(string AnswerId, string Question, string State, DateTimeOffset AskedAt, AnswerResponse? Response, string? ErrorCode)
{
    public static TurnResponse From(StoredTurn turn) => new(turn.AnswerId, turn.Question, turn.State, turn.AskedAt, turn.Response, turn.ErrorCode)
    {
        Attachments = turn.Material?.Attachments is { Count: > 0 } attachments ? attachments : null,
        Variables = turn.Material?.Variables is { Count: > 0 } variables ? variables : null,
    };

    [Description("質問といっしょに渡した資料。ないときは項目がない")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Attachment>? Attachments { get; init; }

    [Description("テンプレートの値。ないときは項目がない")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Variables { get; init; }
}
