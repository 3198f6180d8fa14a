using Assistant.Core.Answering.Quotes;
using System.Runtime.CompilerServices;
using Assistant.Core.Access;
using Assistant.Core.Documents;
using Assistant.Core.Errors;
using Assistant.Core.Prompts;
using Assistant.Core.Retrieval;
using Assistant.Core.Rights;

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
    IRightsToUse rights,
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
        var started = await conversations.StartTurnAsync(request.ConversationId, requester, question, cancellationToken);
        var turn = new TurnRecorder(conversations, time, started, requester, template, composer);
        AssistantException? failure = null;
        try
        {
            await using var steps = RunAsync(request, question, turn, requester, cancellationToken).GetAsyncEnumerator(cancellationToken);
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
                yield return new AnswerFailed(failure.Code, failure.Message, failure.NextStep, started.AnswerId, started.ConversationId);
            }
        }
        finally
        {
            // Whoever stops reading, or goes away, has abandoned the turn; its question and event stay.
            await turn.AbandonUnlessFinishedAsync();
        }
    }

    private async IAsyncEnumerable<AnswerEvent> RunAsync(AskRequest request, string question, TurnRecorder turn, Requester requester, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new AnswerStatus("searching", "文書を検索しています");
        var condensed = QuestionCondenser.Condense(question, turn.History);
        var evidence = await search.SearchAsync(new SearchRequest(condensed, EvidenceCount, requester.Scope, request.Filters), cancellationToken);
        turn.MarkRetrieved();
        yield return new AnswerStatus("reading", $"{evidence.Hits.Count}件の記載を確認しています", evidence.Hits.Count);
        yield return new AnswerStatus("writing", "回答を作成しています");

        AnswerDraft? draft = null;
        await foreach (var item in composer.ComposeAsync(new ComposerInput(condensed, evidence, turn.History, turn.TemplateId), cancellationToken))
        {
            switch (item)
            {
                case ComposerText text:
                    turn.MarkFirstToken();
                    yield return new AnswerDelta(text.Text);
                    break;
                case ComposerDraft finished:
                    draft = finished.Draft;
                    break;
            }
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

        yield return new AnswerDone(await turn.CompleteAsync(draft, citations, cancellationToken));
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
