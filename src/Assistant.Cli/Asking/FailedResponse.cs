using Assistant.Core.Answering;

namespace Assistant.Cli.Asking;

/// <summary>A failed turn in the JSON of <c>ask</c>: status <c>error</c>, the reason among the warnings.</summary>
internal static class FailedResponse
{
    // Only a model can fail half way: extractive answers come from the record alone.
    public static AnswerResponse Of(AnswerFailed failed) => new(
        failed.AnswerId,
        failed.ConversationId,
        "error",
        "generated",
        "",
        [],
        [new AnswerWarning(failed.Code, failed.Message)],
        TokenUsage.None,
        new AnswerTimings(0, null, 0))
    {
        Guideline = failed.Guideline,
    };
}
