using System.Runtime.CompilerServices;
using Assistant.Core.Access;
using Assistant.Core.Answering;
using Assistant.Core.Documents;

namespace Assistant.Api.Tests.Fakes;

/// <summary>Answers as a test says; remembers who asked what.</summary>
internal sealed class FakeAnswerService : IAnswerService
{
    public static readonly Citation Citation = new(
        1, "d1", "c1", "DX推進計画", DocumentKind.Plan, "plan.md", null, ["第3章", "目標"], "延べ利用者数は「1,000人」とする。", true);

    public static readonly AnswerResponse Response = new(
        "a1",
        "k1",
        "answered",
        "extractive",
        "延べ利用者数は1,000人です。 [1]",
        [Citation],
        [],
        TokenUsage.None,
        new AnswerTimings(12, null, 34));

    public List<(AskRequest Request, Requester Requester)> Asked { get; } = [];

    /// <summary>Completed when an answer that was under way saw its cancellation.</summary>
    public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completed when an answer has begun to wait.</summary>
    public TaskCompletionSource Waiting { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Func<CancellationToken, IAsyncEnumerable<AnswerEvent>> Script { get; set; } = Whole;

    public async IAsyncEnumerable<AnswerEvent> AskAsync(
        AskRequest request, Requester requester, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Asked.Add((request, requester));
        await foreach (var item in Script(cancellationToken))
        {
            yield return item;
        }
    }

    public static IAsyncEnumerable<AnswerEvent> Whole(CancellationToken cancellationToken) => Of(
        new AnswerStatus("searching", "検索しています"),
        new AnswerStatus("reading", "12件の記載を確認しています", 12),
        new AnswerDelta("延べ利用者数は"),
        new AnswerDelta("1,000人です。 [1]"),
        new AnswerCited(Citation),
        new AnswerDone(Response));

    public static async IAsyncEnumerable<AnswerEvent> Of(params AnswerEvent[] events)
    {
        foreach (var item in events)
        {
            await Task.Yield();
            yield return item;
        }
    }

    public static async IAsyncEnumerable<AnswerEvent> Throws(Exception exception, params AnswerEvent[] before)
    {
        foreach (var item in before)
        {
            await Task.Yield();
            yield return item;
        }

        await Task.Yield();
        throw exception;
    }

    /// <summary>Says that it searches and then works until it is stopped.</summary>
    public async IAsyncEnumerable<AnswerEvent> UntilCancelled([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new AnswerStatus("searching", "検索しています");
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellationToken.Register(() => stopped.TrySetResult());
        Waiting.TrySetResult();
        await stopped.Task;
        Cancelled.TrySetResult();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
