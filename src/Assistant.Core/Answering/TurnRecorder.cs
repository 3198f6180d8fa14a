using Assistant.Core.Access;
using Assistant.Core.Guideline;
using Assistant.Core.Guideline.Policy;
using Assistant.Core.Guideline.Screening;
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
    IAnswerComposer composer,
    GuidedQuestion question)
{
    private readonly long _start = time.GetTimestamp();
    private int _retrievalMs;
    private int? _firstTokenMs;
    private int _outputFindings;
    private bool _finished;

    public string AnswerId => turn.AnswerId;

    public IReadOnlyList<ConversationTurn> History { get; } = question.Tell(turn.History);

    public string TemplateId => template.Id;

    public void MarkRetrieved() => _retrievalMs = ElapsedMs();

    public void MarkFirstToken() => _firstTokenMs ??= ElapsedMs();

    /// <summary>What a model wrote about 〔氏名1〕, in the words of the person who asked. An extract is shown as it stands in the document.</summary>
    public string Restore(string text) => composer.Model is null ? text : Masking.Restore(text, question.Values);

    /// <summary>The answer is returned only when it and its event are stored.</summary>
    /// <param name="found">In the answer.</param>
    public async Task<AnswerResponse> CompleteAsync(AnswerDraft draft, IReadOnlyList<Citation> citations, IReadOnlyList<RuledFinding> found, CancellationToken cancellationToken)
    {
        _outputFindings = found.Count;
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
            Guideline = GuidelineOf(found),
        };

        await StoreAsync(new TurnOutcome(turn.AnswerId, draft.Status, response, null), draft, cancellationToken);
        return response with { Answer = Restore(response.Answer) };
    }

    /// <summary>The guideline ends the turn: nothing was asked, or nothing is shown.</summary>
    /// <param name="found">In what a model wrote; empty where the question itself was stopped.</param>
    public async Task<AnswerResponse> BlockAsync(IReadOnlyList<RuledFinding> found, CancellationToken cancellationToken)
    {
        _outputFindings = found.Count;
        var response = new AnswerResponse(
            turn.AnswerId,
            turn.ConversationId,
            TurnStates.Blocked,
            composer.Mode,
            question.Passes ? GuidelineAnswers.Withheld : GuidelineAnswers.Of(question),
            [],
            [],
            TokenUsage.None,
            new AnswerTimings(_retrievalMs, null, ElapsedMs()))
        {
            Model = composer.Model,
            Guideline = GuidelineOf(found) is var decision && question.Passes ? decision with { Decision = GuidelineDecision.Block } : decision,
        };

        // A confirmation is good for the question alone, and that is not in the record.
        var kept = response with { Guideline = response.Guideline with { Acknowledgement = null } };
        await StoreAsync(new TurnOutcome(turn.AnswerId, TurnStates.Blocked, kept, null), null, cancellationToken);
        return response;
    }

    public Task FailAsync(string code) => StoreAsync(new TurnOutcome(turn.AnswerId, TurnStates.Failed, null, code), null, CancellationToken.None);

    public Task AbandonUnlessFinishedAsync() => _finished
        ? Task.CompletedTask
        : StoreAsync(new TurnOutcome(turn.AnswerId, TurnStates.Abandoned, null, null), null, CancellationToken.None);

    private const string NoEvidenceText = "根拠となる記載が、閲覧できる文書の中に見つかりませんでした。";

    private GuidelineDecision GuidelineOf(IReadOnlyList<RuledFinding> found) => question.Decision with
    {
        Findings = [.. question.Decision.Findings, .. found.Select(f => GuidelineFinding.Of(f, GuidelinePart.Output))],
    };

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
                Findings = question.Decision.Findings.Count + _outputFindings,
                PolicyVersion = question.Decision.Version,
                Purpose = turn.Purpose,
            },
            cancellationToken);
        _finished = true;
    }

    private int ElapsedMs() => (int)Math.Min(int.MaxValue, time.GetElapsedTime(_start).TotalMilliseconds);
}
