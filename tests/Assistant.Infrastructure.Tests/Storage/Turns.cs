using Assistant.Core.Access;
using Assistant.Core.Answering;
using Assistant.Core.Usage;
using Assistant.Testing;
using Xunit;

namespace Assistant.Infrastructure.Tests.Storage;

/// <summary>Turns as the answer service stores them.</summary>
internal static class Turns
{
    public static Requester Staff { get; } = new("user-1", "DX戦略課", new HashSet<string>([Roles.Staff], StringComparer.Ordinal));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<(AnswerResponse Answer, UsageEvent Usage)> AnswerAsync(StorageFixture storage, string? conversationId, Requester requester, string question, params SampleDocument[] documents)
    {
        var started = await storage.Conversations.StartTurnAsync(conversationId, requester, question, Token);
        var response = Response(started, documents);
        var usage = Usage(started, TurnStates.Answered) with { UserId = requester.UserId, Documents = [.. documents.Select(d => d.Record.Id)] };
        await storage.Conversations.CompleteTurnAsync(new TurnOutcome(started.AnswerId, TurnStates.Answered, response, null), usage, Token);
        return (response, usage);
    }

    public static AnswerResponse Response(StartedTurn started, params SampleDocument[] documents) => new(
        started.AnswerId,
        started.ConversationId,
        TurnStates.Answered,
        "extractive",
        "「計画の期間は<4年>です。」[1]",
        [.. documents.Select((d, i) => new Citation(i + 1, d.Record.Id, d.Chunks[0].Id, d.Record.Metadata.Title, d.Record.Metadata.Kind, d.Record.Uri, 1, d.Chunks[0].HeadingPath, d.Chunks[0].Text, Verified: true))],
        [new AnswerWarning("sentence_uncited", "出典のない文があります。")],
        new TokenUsage(120, 34),
        new AnswerTimings(12, null, 345))
    {
        Model = "gpt",
    };

    public static UsageEvent Usage(StartedTurn started, string outcome) => new(
        started.AnswerId, started.AskedAt, Staff.UserId, Staff.Department, UsageFeatures.Ask, "answer", "0123456789ab", "extractive", "gpt", 120, 34, outcome, ErrorCode: null, Documents: [], RetrievalMs: 12, TotalMs: 345);

    public static async Task<List<UsageEvent>> UsageAsync(StorageFixture storage)
    {
        List<UsageEvent> events = [];
        await foreach (var usage in storage.Usage.ReadAsync(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200), Token))
        {
            events.Add(usage);
        }

        return events;
    }
}
