using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Assistant.Core.Access;
using Assistant.Core.Answering;
using Assistant.Core.Retrieval;
using Assistant.Core.Usage;

namespace Assistant.Browser.Tests.Site;

/// <summary>Plays an answer in the order of the real service; a slow one waits until the test lets it go on.</summary>
internal sealed class ScriptedAnswers(IConversationStore conversations) : IAnswerService
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> gates = new(StringComparer.Ordinal);

    public ConcurrentQueue<AskRequest> Requests { get; } = new();

    /// <summary>Lets the slow answer of this person go on.</summary>
    public void Release(string userId) => Gate(userId).TrySetResult();

    public async IAsyncEnumerable<AnswerEvent> AskAsync(AskRequest request, Requester requester, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var question = QuestionText.Validate(request.Question);
        Requests.Enqueue(request);
        var started = await conversations.StartTurnAsync(request.ConversationId, requester, new TurnQuestion(question) { Material = new AskedMaterial { Attachments = request.Attachments ?? [] } }, cancellationToken);
        var finished = false;
        try
        {
            yield return new AnswerStatus("searching", "文書を検索しています");
            yield return new AnswerStatus("reading", "12件の記載を確認しています", 12);
            yield return new AnswerStatus("writing", "回答を作成しています");
            if (question == SampleAnswers.Failing)
            {
                await CompleteAsync(started.AnswerId, TurnStates.Failed, null, ModelErrorCodes.Unavailable);
                finished = true;
                yield return new AnswerFailed(ModelErrorCodes.Unavailable, "AIにつながりません。", "少し待ってから、もう一度質問してください。", started.AnswerId, started.ConversationId);
                yield break;
            }

            var response = SampleAnswers.For(question, started.AnswerId, started.ConversationId);
            yield return new AnswerDelta(response.Answer[..(response.Answer.Length / 2)]);
            if (question == SampleAnswers.Slow)
            {
                await Gate(requester.UserId).Task.WaitAsync(cancellationToken);
            }

            yield return new AnswerDelta(response.Answer[(response.Answer.Length / 2)..]);
            yield return new AnswerStatus("checking", "根拠を照合しています");
            foreach (var citation in response.Citations)
            {
                yield return new AnswerCited(citation);
            }

            await CompleteAsync(started.AnswerId, response.Status, response, null);
            finished = true;
            yield return new AnswerDone(response);
        }
        finally
        {
            if (!finished)
            {
                await CompleteAsync(started.AnswerId, TurnStates.Abandoned, null, null);
            }
        }
    }

    private TaskCompletionSource Gate(string userId) => gates.GetOrAdd(userId, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    private Task CompleteAsync(string answerId, string state, AnswerResponse? response, string? errorCode) =>
        conversations.CompleteTurnAsync(
            new TurnOutcome(answerId, state, response, errorCode),
            new UsageEvent(answerId, DateTimeOffset.UnixEpoch, "user", null, "ask", "answer", "0", "extractive", null, 0, 0, state, errorCode, [], 0, 0),
            CancellationToken.None);
}
