namespace Assistant.Core.Answering;

/// <summary>One item of a streamed answer. Every stream ends with exactly one <see cref="AnswerDone"/> or <see cref="AnswerFailed"/>.</summary>
public abstract record AnswerEvent
{
    private protected AnswerEvent()
    {
    }
}

/// <summary>The state in words. Stages in order: <c>searching</c>, <c>reading</c>, <c>writing</c>, <c>checking</c>.</summary>
/// <param name="Passages">For <c>reading</c>: how many passages were found.</param>
public sealed record AnswerStatus(string Stage, string Message, int? Passages = null) : AnswerEvent;

/// <summary>The next piece of the answer's text. The text of <see cref="AnswerDone"/> is the one that was checked and replaces it.</summary>
public sealed record AnswerDelta(string Text) : AnswerEvent;

public sealed record AnswerCited(Citation Citation) : AnswerEvent;

public sealed record AnswerDone(AnswerResponse Response) : AnswerEvent;

/// <param name="AnswerId">The stored turn: the question is kept and can be asked again.</param>
public sealed record AnswerFailed(string Code, string Message, string? NextStep, string AnswerId, string ConversationId) : AnswerEvent
{
    /// <summary>What the guideline said about the question before the failure.</summary>
    public Guideline.Screening.GuidelineDecision? Guideline { get; init; }
}
