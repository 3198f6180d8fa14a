using Assistant.Core.Access;
using Assistant.Core.Prompts;
using Assistant.Core.Usage;

namespace Assistant.Core.Answering;

/// <summary>Clocks one turn and stores how it ended, exactly once, with its usage event in the same unit of work.</summary>
internal sealed class TurnRecorder(
    IConversationStore conversations,
    TimeProvider time,
    StartedTurn turn,
    Requester requester,
    PromptTemplate template,
    IAnswerComposer composer)
{
    private readonly long _start = time.GetTimestamp();
    private int _retrievalMs;
    private int? _firstTokenMs;
    private bool _finished;

    public IReadOnlyList<ConversationTurn> History => turn.History;

    public string TemplateId => template.Id;

    public void MarkRetrieved() => _retrievalMs = ElapsedMs();

    public void MarkFirstToken() => _firstTokenMs ??= ElapsedMs();

    /// <summary>The answer is returned only when it and its event are stored.</summary>
    public async Task<AnswerResponse> CompleteAsync(AnswerDraft draft, IReadOnlyList<Citation> citations, CancellationToken cancellationToken)
    {
        var response = new AnswerResponse(
            turn.AnswerId,
            turn.ConversationId,
            draft.Status,
            composer.Mode,
            draft.Status == TurnStates.NoEvidence && draft.Answer.Length == 0 ? NoEvidenceText : draft.Answer,
            citations,
            [.. draft.Warnings, .. CitationWarnings.Of(draft, citations)],
            draft.Usage,
            new AnswerTimings(_retrievalMs, _firstTokenMs, ElapsedMs()))
        {
            Model = composer.Model,
            Template = new AnswerTemplate(template.Id, template.Version),
        };

        await StoreAsync(new TurnOutcome(turn.AnswerId, draft.Status, response, null), draft, cancellationToken);
        return response;
    }

    public Task FailAsync(string code) => StoreAsync(new TurnOutcome(turn.AnswerId, TurnStates.Failed, null, code), null, CancellationToken.None);

    public Task AbandonUnlessFinishedAsync() => _finished
        ? Task.CompletedTask
        : StoreAsync(new TurnOutcome(turn.AnswerId, TurnStates.Abandoned, null, null), null, CancellationToken.None);

    private const string NoEvidenceText = "根拠となる記載が、閲覧できる文書の中に見つかりませんでした。";

    private async Task StoreAsync(TurnOutcome outcome, AnswerDraft? draft, CancellationToken cancellationToken)
    {
        var usage = draft?.Usage ?? TokenUsage.None;
        var cited = outcome.Response?.Citations.Select(c => c.DocumentId).Distinct(StringComparer.Ordinal).ToList() ?? [];
        await conversations.CompleteTurnAsync(
            outcome,
            new UsageEvent(
                turn.AnswerId,
                turn.AskedAt,
                requester.UserId,
                requester.Department,
                UsageFeatures.Ask,
                template.Id,
                template.Version,
                composer.Mode,
                composer.Model,
                usage.InputTokens,
                usage.OutputTokens,
                outcome.State,
                outcome.ErrorCode,
                cited,
                _retrievalMs,
                ElapsedMs())
            {
                Post = requester.Post,
            },
            cancellationToken);
        _finished = true;
    }

    private int ElapsedMs() => (int)Math.Min(int.MaxValue, time.GetElapsedTime(_start).TotalMilliseconds);
}
