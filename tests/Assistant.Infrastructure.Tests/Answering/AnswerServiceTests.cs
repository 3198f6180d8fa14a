using Assistant.Infrastructure.Guideline;
using System.Runtime.CompilerServices;
using Assistant.Core.Access;
using Assistant.Core.Answering;
using Assistant.Core.Documents;
using Assistant.Core.Errors;
using Assistant.Core.Retrieval;
using Assistant.Core.Rights;
using Assistant.Core.Usage;
using Assistant.Infrastructure.Answering;
using Assistant.Infrastructure.Ingestion;
using Assistant.Infrastructure.Prompts;
using Assistant.Infrastructure.Readers;
using Assistant.Infrastructure.Search;
using Assistant.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Infrastructure.Tests.Answering;

/// <summary>The whole way of a question over the real store, readers and index; only the writer of the answer is replaced where it must fail.</summary>
public sealed class AnswerServiceTests : IAsyncDisposable
{
    private const string Question = "電子契約はいつ始まりましたか";

    private static readonly Requester Yamada = Person("yamada", Roles.Staff);

    private StorageFixture? storage;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private StorageFixture Storage => storage!;

    public ValueTask DisposeAsync() => storage?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Ask_EvidenceIsThere_StoresAnswerAndEventTogether()
    {
        await OpenAsync();

        var events = await AskAsync(new AskRequest(Question), Yamada);

        var response = Assert.IsType<AnswerDone>(events[^1]).Response;
        Assert.Equal(["searching", "reading", "writing", "checking"], events.OfType<AnswerStatus>().Select(s => s.Stage));
        Assert.Equal("answered", response.Status);
        var citation = Assert.Single(response.Citations);
        Assert.True(citation.Verified);
        Assert.Equal("電子契約は**2023年7月**に始まりました。", citation.Quote);
        var usage = Assert.Single(await UsageAsync());
        Assert.Equal(("answered", "ask", "answer", "extractive", "yamada"), (usage.Outcome, usage.Feature, usage.TemplateId, usage.Mode, usage.UserId));
        Assert.Equal([citation.DocumentId], usage.Documents);
        Assert.Equal("answered", (await TurnAsync(response.ConversationId!)).State);
    }

    [Fact]
    public async Task Ask_DocumentIsNotForThisPerson_FindsNoEvidence()
    {
        await OpenAsync();

        var events = await AskAsync(new AskRequest(Question), Person("evaluator", Roles.Evaluator));

        Assert.Equal("no_evidence", Assert.IsType<AnswerDone>(events[^1]).Response.Status);
        Assert.Equal("no_evidence", Assert.Single(await UsageAsync()).Outcome);
    }

    [Fact]
    public async Task Ask_FollowUpPointsBack_IsSearchedWithTheQuestionBefore()
    {
        await OpenAsync();
        var first = Assert.IsType<AnswerDone>((await AskAsync(new AskRequest("見守り事業の概要"), Yamada))[^1]).Response;

        var events = await AskAsync(new AskRequest("その担当課は？", first.ConversationId), Yamada);

        Assert.Contains("福祉課", Assert.IsType<AnswerDone>(events[^1]).Response.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_EventCannotBeStored_ShowsNoAnswer()
    {
        await OpenAsync();
        using (var connection = Storage.OpenConnection())
        {
            using var refuse = connection.CreateCommand();
            refuse.CommandText = "CREATE TRIGGER refuse BEFORE INSERT ON usage_events BEGIN SELECT RAISE(ABORT, 'refused'); END";
            refuse.ExecuteNonQuery();
        }

        List<AnswerEvent> events = [];
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await foreach (var item in Service().AskAsync(new AskRequest(Question), Yamada, Token))
            {
                events.Add(item);
            }
        });

        Assert.NotEmpty(events);
        Assert.DoesNotContain(events, e => e is AnswerDone);
        var conversation = Assert.Single(await Storage.Conversations.ListAsync(Yamada.UserId, 10, Token));
        var turn = await TurnAsync(conversation.Id);
        Assert.Equal((TurnStates.Pending, null), (turn.State, turn.Response));
        Assert.Empty(await UsageAsync());
    }

    [Fact]
    public async Task Ask_WriterFails_KeepsTheQuestionAndSaysWhy()
    {
        await OpenAsync(new FailingComposer(new AssistantException(ModelErrorCodes.RateLimited, "混みあっています。") { NextStep = "少し待ってください。" }));

        var events = await AskAsync(new AskRequest(Question), Yamada);

        var failed = Assert.IsType<AnswerFailed>(events[^1]);
        Assert.Equal((ModelErrorCodes.RateLimited, "少し待ってください。"), (failed.Code, failed.NextStep));
        var turn = await TurnAsync(failed.ConversationId);
        Assert.Equal((Question, "failed", ModelErrorCodes.RateLimited), (turn.Question, turn.State, turn.ErrorCode));
        Assert.Equal(("failed", ModelErrorCodes.RateLimited), ((await UsageAsync())[0].Outcome, (await UsageAsync())[0].ErrorCode));
    }

    [Fact]
    public async Task Ask_SomethingUnexpectedHappens_IsRecordedAndNotSwallowed()
    {
        await OpenAsync(new FailingComposer(new InvalidOperationException("broken")));

        await Assert.ThrowsAsync<InvalidOperationException>(() => AskAsync(new AskRequest(Question), Yamada));

        Assert.Equal("internal_error", Assert.Single(await UsageAsync()).ErrorCode);
    }

    [Fact]
    public async Task Ask_PersonGoesAway_CancelsTheWriterAndRecordsTheTurnAsAbandoned()
    {
        var composer = new WaitingComposer();
        await OpenAsync(composer);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var asking = AskAsync(new AskRequest(Question), Yamada, gone.Token);
        await composer.Started.Task.WaitAsync(Token);

        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.True(composer.Cancelled);
        Assert.Equal("abandoned", Assert.Single(await UsageAsync()).Outcome);
    }

    [Fact]
    public async Task Ask_ReaderStopsReading_IsAbandoned()
    {
        await OpenAsync();
        await foreach (var item in Service().AskAsync(new AskRequest(Question), Yamada, Token))
        {
            if (item is AnswerStatus)
            {
                break;
            }
        }

        Assert.Equal("abandoned", Assert.Single(await UsageAsync()).Outcome);
    }

    [Fact]
    public async Task Ask_QuoteDoesNotStandInThePage_IsMarkedAndNotHidden()
    {
        await OpenAsync(new InventingComposer());

        var response = Assert.IsType<AnswerDone>((await AskAsync(new AskRequest(Question), Yamada))[^1]).Response;

        Assert.False(Assert.Single(response.Citations).Verified);
        Assert.Contains(response.Warnings, w => w.Code == "citation_unverified");
        Assert.Contains("2019年", response.Answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", null, "question_empty")]
    [InlineData("問い", "no-such-template", "template_not_found")]
    public async Task Ask_WhatCanNotBeAsked_StoresNothing(string question, string? template, string code)
    {
        await OpenAsync();

        var exception = await Assert.ThrowsAsync<AssistantException>(() => AskAsync(new AskRequest(question, TemplateId: template), Yamada));

        Assert.Equal(code, exception.Code);
        Assert.Empty(await UsageAsync());
    }

    [Fact]
    public async Task Ask_ConversationOfSomebodyElse_IsNotFound()
    {
        await OpenAsync();
        var mine = Assert.IsType<AnswerDone>((await AskAsync(new AskRequest(Question), Yamada))[^1]).Response;

        var exception = await Assert.ThrowsAsync<AssistantException>(() => AskAsync(new AskRequest(Question, mine.ConversationId), Person("tanaka", Roles.Staff)));

        Assert.Equal("conversation_not_found", exception.Code);
    }

    private static Requester Person(string id, params string[] roles) => new(id, "市民課", new HashSet<string>(roles, StringComparer.Ordinal));

    private async Task OpenAsync(IAnswerComposer? composer = null)
    {
        storage = await StorageFixture.OpenAsync(Token, configure: (services, configuration) =>
        {
            if (composer is not null)
            {
                services.AddSingleton(composer);
            }

            services.AddSingleton<IRightsToUse, OpenRights>();
            services.AddDocumentReaders(configuration).AddGuideline(configuration).AddIngestion(configuration).AddPrompts().AddSearch(configuration).AddAnswering(configuration);
        });
        var path = storage.Folder.Combine("guide.md");
        await File.WriteAllTextAsync(path, "---\ntitle: 手引き\nkind: manual\naccess: [staff]\n---\n# 経過\n\n電子契約は**2023年7月**に始まりました。\n\n# 事業\n\n| 事業名 | 担当課 |\n|---|---|\n| 見守り事業 | 福祉課 |\n| 防災メール事業 | 防災課 |\n", Token);
        await foreach (var result in storage.Services.GetRequiredService<IIngestionService>().IngestAsync(new IngestionRequest([path], new StatedMetadata()), Token))
        {
            Assert.Equal(IngestionStatus.Indexed, result.Status);
        }
    }

    private IAnswerService Service() => Storage.Services.GetRequiredService<IAnswerService>();

    private async Task<List<AnswerEvent>> AskAsync(AskRequest request, Requester requester, CancellationToken? token = null)
    {
        var events = new List<AnswerEvent>();
        await foreach (var item in Service().AskAsync(request, requester, token ?? Token))
        {
            events.Add(item);
        }

        return events;
    }

    private async Task<List<UsageEvent>> UsageAsync()
    {
        var events = new List<UsageEvent>();
        await foreach (var item in Storage.Usage.ReadAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Token))
        {
            events.Add(item);
        }

        return events;
    }

    private async Task<StoredTurn> TurnAsync(string conversationId) =>
        Assert.Single((await Storage.Conversations.FindAsync(conversationId, Yamada, Token))!.Turns);

    private abstract class TestComposer : IAnswerComposer
    {
        public string Mode => "generated";

        public string? Model => "test";

        public abstract IAsyncEnumerable<ComposerItem> ComposeAsync(ComposerInput input, CancellationToken cancellationToken);
    }

    private sealed class FailingComposer(Exception exception) : TestComposer
    {
        public override async IAsyncEnumerable<ComposerItem> ComposeAsync(ComposerInput input, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            yield return new ComposerText("電子");
            await Task.FromException(exception);
        }
    }

    private sealed class WaitingComposer : TestComposer
    {
        public TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool Cancelled { get; private set; }

        public override async IAsyncEnumerable<ComposerItem> ComposeAsync(ComposerInput input, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            yield return new ComposerText("電子");
            var never = new TaskCompletionSource();
            await using var registration = cancellationToken.Register(() =>
            {
                Cancelled = true;
                never.TrySetCanceled(cancellationToken);
            });
            Started.SetResult();
            await never.Task;
        }
    }

    private sealed class InventingComposer : TestComposer
    {
        public override async IAsyncEnumerable<ComposerItem> ComposeAsync(ComposerInput input, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.CompletedTask;
            SearchHit hit = input.Evidence.Hits[0];
            yield return new ComposerDraft(new AnswerDraft("answered", "2019年に始まりました。 [1]", [new DraftCitation(1, hit, "電子契約は2019年に始まりました。", null)], [], new TokenUsage(10, 5), "v"));
        }
    }
}
