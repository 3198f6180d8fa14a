using System.Text.Json.Serialization;
using Assistant.Api.Problems;
using Assistant.Core.Answering;

namespace Assistant.Api.Answers;

/// <summary>One item of a streamed answer as it goes over the wire: hub items name their type, stream events are named by it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(StatusItem), "status")]
[JsonDerivedType(typeof(DeltaItem), "delta")]
[JsonDerivedType(typeof(CitationItem), "citation")]
[JsonDerivedType(typeof(DoneItem), "done")]
[JsonDerivedType(typeof(ErrorItem), "error")]
internal abstract record AnswerItem
{
    public static AnswerItem From(AnswerEvent item) => item switch
    {
        AnswerStatus status => new StatusItem(status.Stage, status.Message, status.Passages),
        AnswerDelta delta => new DeltaItem(delta.Text),
        AnswerCited cited => new CitationItem(cited.Citation),
        AnswerDone done => new DoneItem(done.Response),
        AnswerFailed failed => From(Failure.From(failed)),
        _ => throw new InvalidOperationException($"Unknown answer event {item.GetType().Name}."),
    };

    public static ErrorItem From(Failure failure) => new(
        failure.Code, failure.Message, failure.NextStep, failure.AnswerId, failure.ConversationId, (int?)failure.RetryAfter?.TotalSeconds);
}

internal sealed record StatusItem(string Stage, string Message, int? Passages) : AnswerItem;

internal sealed record DeltaItem(string Text) : AnswerItem;

internal sealed record CitationItem(Citation Citation) : AnswerItem;

internal sealed record DoneItem(AnswerResponse Response) : AnswerItem;

/// <param name="RetryAfterSeconds">For <c>rate_limited</c>.</param>
internal sealed record ErrorItem(string Code, string Message, string? NextStep, string? AnswerId, string? ConversationId, int? RetryAfterSeconds) : AnswerItem;
