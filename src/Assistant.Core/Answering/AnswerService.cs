using Assistant.Core.Answering.Quotes;
using System.Runtime.CompilerServices;
using Assistant.Core.Access;
using Assistant.Core.Audit;
using Assistant.Core.Documents;
using Assistant.Core.Errors;
using Assistant.Core.Guideline.Policy;
using Assistant.Core.Guideline.Screening;
using Assistant.Core.Prompts;
using Assistant.Core.Retrieval;
using Assistant.Core.Rights;
using Assistant.Core.Time;

namespace Assistant.Core.Answering;

/// <summary>
/// Question in, checked answer out: stores the question first, searches inside what the person may see, lets the
/// composer write, holds every quote against the stored pages, and stores answer and usage event together.
/// </summary>
internal sealed class AnswerService(
    IPassageSearch search,
    IAnswerComposer composer,
    IPromptLibrary prompts,
    IDocumentStore documents,
    IConversationStore conversations,
    IGuidelineCheck guideline,
    IModelProvider provider,
    IAuditLog audit,
    IRightsToUse rights,
    MaterialLimits limits,
    TimeProvider time) : IAnswerService
{
    internal const string DefaultTemplate = "answer";

    /// <summary>Passages that are read for one answer.</summary>
    internal const int EvidenceCount = 30;

    public async IAsyncEnumerable<AnswerEvent> AskAsync(AskRequest request, Requester requester, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await rights.EnsureAsync(requester, cancellationToken);
        var question = QuestionText.Validate(request.Question);
        var template = prompts.Find(request.TemplateId ?? DefaultTemplate)
            ?? throw new AssistantException("template_not_found", "指定されたテンプレートがありません。") { NextStep = "テンプレートを選びなおしてください。" };
        var material = AskedMaterial.Validate(request, template, limits);
        var screen = await guideline.CurrentAsync(cancellationToken);
        var purpose = RequestedPurpose.Find(screen.Policy, request.Purpose);
        var before = request.ConversationId is null ? null : await conversations.LastQuestionAsync(request.ConversationId, requester, cancellationToken);
        var guided = GuidedQuestion.Of(screen, request, question, before, material, requester);
        var kept = new TurnQuestion(guided.Text) { Material = guided.Material, Values = guided.Values, Purpose = purpose?.Id };
        var started = await conversations.StartTurnAsync(request.ConversationId, requester, kept, cancellationToken);
        var turn = new TurnRecorder(conversations, time, started, requester, template, composer, guided);
        AssistantException? failure = null;
        try
        {
            await using var steps = RunAsync(request, guided, purpose ?? screen.Policy.Purposes.FirstOrDefault(p => p.Id == started.Purpose), turn, requester, cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (true)
            {
                try
                {
                    if (!await steps.MoveNextAsync())
                    {
                        break;
                    }
                }
                catch (AssistantException exception)
                {
                    failure = exception;
                    break;
                }
                catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
                {
                    await turn.FailAsync("internal_error");
                    throw;
                }

                yield return steps.Current;
            }

            if (failure is not null)
            {
                await turn.FailAsync(failure.Code);
                yield return new AnswerFailed(failure.Code, failure.Message, failure.NextStep, started.AnswerId, started.ConversationId) { Guideline = guided.Decision };
            }
        }
        finally
        {
            // Whoever stops reading, or goes away, has abandoned the turn; its question and event stay.
            await turn.AbandonUnlessFinishedAsync();
        }
    }

    private async IAsyncEnumerable<AnswerEvent> RunAsync(AskRequest request, GuidedQuestion question, ConversationPurpose? purpose, TurnRecorder turn, Requester requester, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!question.Passes)
        {
            yield return new AnswerDone(await turn.BlockAsync([], cancellationToken));
            yield break;
        }

        await RecordAcknowledgementAsync(question, turn.AnswerId, requester, cancellationToken);
        RequireRegistered(question.Screen.Policy.Providers);
        yield return new AnswerStatus("searching", "文書を検索しています");
        var condensed = QuestionCondenser.Condense(question.Text, turn.History);
        var evidence = await search.SearchAsync(new SearchRequest(condensed, EvidenceCount, requester.Scope, request.Filters), cancellationToken);
        turn.MarkRetrieved();
        yield return new AnswerStatus("reading", $"{evidence.Hits.Count}件の記載を確認しています", evidence.Hits.Count);
        yield return new AnswerStatus("writing", "回答を作成しています");

        AnswerDraft? draft = null;
        var output = new OutputScreen(
            question.Screen,
            question.Original,
            evidence.Hits.SelectMany(h => h.Chunk.HeadingPath.Prepend(h.Document.Metadata.Title).Append(h.Chunk.Text)),
            question.Values.Keys);
        await foreach (var item in composer.ComposeAsync(new ComposerInput(condensed, evidence, turn.History, turn.TemplateId) { Material = question.Material }, cancellationToken))
        {
            switch (item)
            {
                case ComposerText text:
                    turn.MarkFirstToken();
                    if (output.Push(text.Text) is { Length: > 0 } shown)
                    {
                        yield return new AnswerDelta(turn.Restore(shown));
                    }

                    break;
                case ComposerDraft finished:
                    draft = finished.Draft;
                    break;
            }

            if (output.IsBlocked)
            {
                break;
            }
        }

        if (!output.IsBlocked && output.Complete() is { Length: > 0 } rest)
        {
            yield return new AnswerDelta(turn.Restore(rest));
        }

        var (answer, found) = output.Review(draft?.Answer ?? string.Empty);
        if (output.IsBlocked)
        {
            yield return new AnswerDone(await turn.BlockAsync(found, cancellationToken));
            yield break;
        }

        if (draft is null)
        {
            throw new AssistantException(ModelErrorCodes.InvalidResponse, "回答を最後まで受け取れませんでした。") { NextStep = "もう一度質問してください。" };
        }

        yield return new AnswerStatus("checking", "根拠を照合しています");
        var citations = await VerifyAsync(draft, requester.Scope, cancellationToken);
        foreach (var citation in citations)
        {
            yield return new AnswerCited(citation);
        }

        var reviewed = draft with { Answer = answer, Warnings = [.. draft.Warnings, .. MaterialWarnings.Of(question.Material, composer), .. GuidelineWarnings.Of(found, question.Screen.Policy, purpose)] };
        yield return new AnswerDone(await turn.CompleteAsync(reviewed, citations, found, cancellationToken));
    }

    /// <summary>Recorded before anything leaves.</summary>
    private async Task RecordAcknowledgementAsync(GuidedQuestion question, string answerId, Requester requester, CancellationToken cancellationToken)
    {
        if (question.Decision.Acknowledged)
        {
            var details = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["version"] = question.Decision.Version,
                ["kinds"] = string.Join(',', question.Decision.Findings.Select(f => f.Category).Distinct(StringComparer.Ordinal)),
            };
            await audit.AppendAsync(new AuditRecord(AuditActions.GuidelineAcknowledge, requester.UserId, answerId) { Details = details }, cancellationToken);
        }
    }

    /// <summary>Rule 3: what is asked goes to nobody who may learn from it.</summary>
    private void RequireRegistered(ProviderRules rules)
    {
        if (rules.RefuseUnregistered && provider.Host is { } host && !rules.IsRegistered(host))
        {
            throw new AssistantException("provider_not_registered", "接続しているAIの事業者が、ガイドラインの方針に登録されていません。質問は送っていません。")
            {
                NextStep = "管理者に知らせてください。管理者は、事業者が入力を学習に使わない証拠を、方針に登録してください。",
            };
        }
    }

    private async Task<List<Citation>> VerifyAsync(AnswerDraft draft, AccessScope scope, CancellationToken cancellationToken)
    {
        var verifier = new CitationVerifier(documents, scope, JapaneseDay.Today(time));
        var citations = new List<Citation>(draft.Citations.Count);
        foreach (var citation in draft.Citations)
        {
            citations.Add(await verifier.VerifyAsync(citation, cancellationToken));
        }

        return citations;
    }
}
