using System.Data.Common;
using System.Text.Json;
using Assistant.Core.Access;
using Assistant.Core.Answering;
using Assistant.Core.Errors;
using Assistant.Core.Usage;
using Assistant.Infrastructure.Audit;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Usage;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Storage;

internal sealed class ConversationStore(Database database, ChainedDatabase chained, ProcessLease lease, MaskedValues masked, IOptions<ConversationOptions> options, TimeProvider time) : IConversationStore
{
    private const int HistoryTurns = 20;

    public Task<IReadOnlyList<ConversationSummary>> ListAsync(string userId, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ConversationSummary>>(
            async connection => await connection
                .Sql("""
                    SELECT c.id, c.title, c.updated_at, (SELECT count(*) FROM turns t WHERE t.conversation_id = c.id)
                    FROM conversations c WHERE c.user_id = @user ORDER BY c.updated_at DESC, c.id LIMIT @limit
                    """)
                .With("@user", userId)
                .With("@limit", limit)
                .ListAsync(r => new ConversationSummary(r.GetString(0), r.GetString(1), r.Time(2), r.GetInt32(3)), cancellationToken),
            cancellationToken);

    public Task<Conversation?> FindAsync(string conversationId, Requester requester, CancellationToken cancellationToken) => database.ReadAsync(
        async connection =>
        {
            var found = await connection
                .Sql("SELECT title, purpose FROM conversations WHERE id = @id AND user_id = @user")
                .With("@id", conversationId)
                .With("@user", requester.UserId)
                .FirstAsync(r => new Conversation(conversationId, r.GetString(0), []) { Purpose = r.Text(1) }, cancellationToken);
            return found is null
                ? null
                : found with { Turns = await ReadTurnsAsync(connection, "t.conversation_id = @id", conversationId, requester, cancellationToken) };
        },
        cancellationToken);

    public Task<StoredTurn?> FindTurnAsync(string answerId, Requester requester, CancellationToken cancellationToken) => database.ReadAsync(
        async connection => (await ReadTurnsAsync(connection, "t.id = @id", answerId, requester, cancellationToken)).SingleOrDefault(),
        cancellationToken);

    public Task<string?> LastQuestionAsync(string conversationId, Requester requester, CancellationToken cancellationToken) => database.ReadAsync(
        async connection => (await connection
            .Sql($"""
                SELECT {TurnRows.Columns} FROM turns t JOIN conversations c ON c.id = t.conversation_id
                WHERE t.conversation_id = @id AND c.user_id = @user AND t.state <> '{TurnStates.Blocked}' ORDER BY t.ordinal DESC LIMIT 1
                """)
            .With("@id", conversationId)
            .With("@user", requester.UserId)
            .ListAsync(r => TurnRows.MapRestored(r, masked).Question, cancellationToken)).SingleOrDefault(),
        cancellationToken);

    public Task<StartedTurn> StartTurnAsync(string? conversationId, Requester requester, TurnQuestion question, CancellationToken cancellationToken)
    {
        var process = lease.Take();
        return database.WriteAsync(
            async connection =>
            {
                var now = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
                var history = conversationId is null ? [] : await ReadHistoryAsync(connection, conversationId, requester, cancellationToken);
                var conversation = conversationId is null
                    ? await BeginAsync(connection, requester, question.Text, now, cancellationToken)
                    : await ContinueAsync(connection, conversationId, requester, now, cancellationToken);
                var turn = NewId();
                await connection
                    .Sql($"""
                        INSERT INTO turns (id, conversation_id, ordinal, department, question, masked_values, material, state, asked_at, process)
                        SELECT @id, @conversation, coalesce(max(ordinal) + 1, 0), @department, @question, @masked, @material, '{TurnStates.Pending}', @now, @process
                        FROM turns WHERE conversation_id = @conversation
                        """)
                    .With("@id", turn)
                    .With("@conversation", conversation)
                    .With("@department", requester.Department)
                    .With("@question", question.Text)
                    .With("@masked", masked.Protect(question.Values))
                    .With("@material", question.Material.IsEmpty ? null : JsonSerializer.Serialize(question.Material, StorageJson.Shared.AskedMaterial))
                    .With("@now", now)
                    .With("@process", process)
                    .RunAsync(cancellationToken);
                return new StartedTurn(turn, conversation, now, history) { Purpose = await PurposeAsync(connection, conversation, question.Purpose, cancellationToken) };
            },
            cancellationToken);
    }

    public Task CompleteTurnAsync(TurnOutcome outcome, UsageEvent usage, CancellationToken cancellationToken) => chained.WriteAsync(
        async connection =>
        {
            var now = time.GetUtcNow();
            if (!await TurnRows.CompleteAsync(connection, outcome, now, options.Value.KeepsText, cancellationToken))
            {
                await RequireDeletedAsync(connection, outcome.AnswerId, cancellationToken);
            }

            await UsageRows.AppendAsync(connection, usage, now, cancellationToken);
        },
        cancellationToken);

    public Task<bool> DeleteAsync(string conversationId, string userId, CancellationToken cancellationToken) => database.WriteAsync(
        async connection => await connection
            .Sql("DELETE FROM conversations WHERE id = @id AND user_id = @user")
            .With("@id", conversationId)
            .With("@user", userId)
            .RunAsync(cancellationToken) > 0,
        cancellationToken);

    public async Task<int> PurgeAsync(DateTimeOffset olderThan, CancellationToken cancellationToken)
    {
        // Every start asks; only when there is something does it wait for other writers.
        if (!await database.ReadAsync(connection => TurnPurge.IsDueAsync(connection, olderThan, cancellationToken), cancellationToken))
        {
            return 0;
        }

        var purged = await database.WriteAsync(connection => TurnPurge.RunAsync(connection, olderThan, cancellationToken), cancellationToken);
        await Database.GuardAsync(() => EmptyLogAsync(cancellationToken));
        return purged;
    }

    /// <summary>Only ever the person's own turns: masked values stand in them again.</summary>
    private async Task<IReadOnlyList<StoredTurn>> ReadTurnsAsync(DbConnection connection, string condition, string id, Requester requester, CancellationToken cancellationToken)
    {
        var turns = await connection
            .Sql($"""
                SELECT {TurnRows.Columns} FROM turns t JOIN conversations c ON c.id = t.conversation_id
                WHERE {condition} AND c.user_id = @user ORDER BY t.ordinal
                """)
            .With("@id", id)
            .With("@user", requester.UserId)
            .ListAsync(r => TurnRows.MapRestored(r, masked), cancellationToken);
        return await HistoryAccess.ApplyAsync(connection, turns, requester.Scope, cancellationToken);
    }

    /// <summary>Only turns with an answer, as they were sent, with values masked: a question that was blocked must not reach the model by way of the next one.</summary>
    private static async Task<IReadOnlyList<ConversationTurn>> ReadHistoryAsync(DbConnection connection, string conversationId, Requester requester, CancellationToken cancellationToken)
    {
        var turns = await connection
            .Sql($"""
                SELECT {TurnRows.Columns} FROM turns t JOIN conversations c ON c.id = t.conversation_id
                WHERE t.conversation_id = @id AND c.user_id = @user AND t.state IN ('{TurnStates.Answered}', '{TurnStates.NoEvidence}') AND t.response IS NOT NULL
                ORDER BY t.ordinal DESC LIMIT @limit
                """)
            .With("@id", conversationId)
            .With("@user", requester.UserId)
            .With("@limit", HistoryTurns)
            .ListAsync(TurnRows.Map, cancellationToken);
        turns.Reverse();
        var readable = await HistoryAccess.ApplyAsync(connection, turns, requester.Scope, cancellationToken);
        return [.. readable.Select(t => new ConversationTurn(t.Question, t.Response!.Answer))];
    }

    /// <returns>The purpose that the conversation has from now on.</returns>
    private static async Task<string?> PurposeAsync(DbConnection connection, string conversation, string? purpose, CancellationToken cancellationToken)
    {
        if (purpose is not null)
        {
            await connection.Sql("UPDATE conversations SET purpose = @purpose WHERE id = @id").With("@purpose", purpose).With("@id", conversation).RunAsync(cancellationToken);
            return purpose;
        }

        return (await connection.Sql("SELECT purpose FROM conversations WHERE id = @id").With("@id", conversation).ListAsync(r => r.Text(0), cancellationToken)).SingleOrDefault();
    }

    private async Task<string> BeginAsync(DbConnection connection, Requester requester, string question, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = NewId();
        await connection
            .Sql("INSERT INTO conversations (id, user_id, title, created_at, updated_at) VALUES (@id, @user, @title, @now, @now)")
            .With("@id", id)
            .With("@user", requester.UserId)
            .With("@title", options.Value.KeepsText ? ConversationTitle.Of(question) : "")
            .With("@now", now)
            .RunAsync(cancellationToken);
        return id;
    }

    private static async Task<string> ContinueAsync(DbConnection connection, string id, Requester requester, DateTimeOffset now, CancellationToken cancellationToken) =>
        await connection
            .Sql("UPDATE conversations SET updated_at = @now WHERE id = @id AND user_id = @user")
            .With("@id", id)
            .With("@user", requester.UserId)
            .With("@now", now)
            .RunAsync(cancellationToken) > 0
            ? id
            : throw new AssistantException("conversation_not_found", "この会話は見つかりません。")
            {
                NextStep = "新しい会話で質問してください。",
            };

    /// <summary>The person may delete the conversation while the answer is written. The use happened all the same and is counted.</summary>
    private static async Task RequireDeletedAsync(DbConnection connection, string answerId, CancellationToken cancellationToken)
    {
        if (await connection.Sql("SELECT count(*) FROM turns WHERE id = @id").With("@id", answerId).NumberAsync(cancellationToken) > 0)
        {
            throw new AssistantException("turn_completed", "この質問の回答は、すでに保存されています。");
        }
    }

    /// <summary>Text that was removed must not live on in the write-ahead log.</summary>
    private async Task<int> EmptyLogAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.Sql("PRAGMA wal_checkpoint(TRUNCATE)").RunAsync(cancellationToken);
    }

    private static string NewId() => Guid.NewGuid().ToString("N");
}
