using System.Globalization;
using Assistant.Core.Audit;
using Assistant.Infrastructure.Audit;
using Assistant.Infrastructure.Storage;
using Assistant.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Infrastructure.Tests.Audit;

/// <summary>Somebody with the database file in hand, and what the check says about it.</summary>
public sealed class ChainVerificationTests : IAsyncLifetime
{
    private StorageFixture _storage = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IAuditLog Log => _storage.Services.GetRequiredService<IAuditLog>();

    public async ValueTask InitializeAsync()
    {
        _storage = await StorageFixture.OpenAsync(Token);
        for (var day = 0; day < 3; day++)
        {
            for (var i = 0; i < 4; i++)
            {
                await Log.AppendAsync(new AuditRecord(AuditActions.DocumentRead, "user-1", $"document-{day}-{i}"), Token);
            }

            _storage.Time.Advance(TimeSpan.FromDays(1));
        }
    }

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    [Fact]
    public async Task Chain_LeftAlone_IsIntact()
    {
        var chain = await VerifyAsync();

        Assert.Null(chain.Problem);
        Assert.Equal((12, 12, 2), (chain.Records, chain.LastSequence, chain.Seals));
    }

    [Theory]
    [InlineData("UPDATE audit_records SET actor_id = 'x' WHERE seq = 5")]
    [InlineData("DELETE FROM audit_records WHERE seq = 5")]
    [InlineData("DELETE FROM chain_seals")]
    [InlineData("UPDATE chain_purges SET last_seq = 1")]
    public async Task Table_RefusesChanges(string sql)
    {
        using var connection = _storage.OpenConnection();
        await connection.Sql("INSERT INTO chain_purges (chain, first_seq, last_seq, last_hash, run) VALUES ('audit', 90, 91, zeroblob(32), 'x')").RunAsync(Token);

        var refusal = await Assert.ThrowsAsync<SqliteException>(() => connection.Sql(sql).RunAsync(Token));

        Assert.Contains("append-only", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE audit_records SET actor_id = 'x' WHERE seq = 5", "record_altered", 5)]
    [InlineData("UPDATE audit_records SET target_id = NULL WHERE seq = 1", "record_altered", 1)]
    [InlineData("UPDATE audit_records SET at = at + 1 WHERE seq = 12", "record_altered", 12)]
    [InlineData("UPDATE audit_records SET hash = zeroblob(32) WHERE seq = 7", "record_altered", 7)]
    [InlineData("DELETE FROM audit_records WHERE seq = 5", "record_missing", 5)]
    [InlineData("DELETE FROM audit_records WHERE seq IN (1, 2)", "record_missing", 1)]
    [InlineData("UPDATE audit_records SET seq = 99 WHERE seq = 5; UPDATE audit_records SET seq = 5 WHERE seq = 6; UPDATE audit_records SET seq = 6 WHERE seq = 99", "record_altered", 5)]
    [InlineData("DELETE FROM audit_records WHERE seq > 10", "tail_missing", 11)]
    [InlineData("INSERT INTO audit_records SELECT 13, at, class, action, actor_id, target_id, outcome, details, hash FROM audit_records WHERE seq = 12", "record_altered", 13)]
    [InlineData("INSERT INTO chain_purges (chain, first_seq, last_seq, last_hash, run) SELECT 'audit', 5, 5, hash, 'x' FROM audit_records WHERE seq = 5; DELETE FROM audit_records WHERE seq = 5", "purge_unproven", 5)]
    public async Task Change_PastTheTriggers_IsFoundAndNamed(string sql, string code, long sequence)
    {
        await TamperAsync(sql);

        var problem = (await VerifyAsync()).Problem;

        Assert.Equal((code, sequence), (problem?.Code, problem?.Sequence));
    }

    [Fact]
    public async Task Tail_CutTogetherWithTheEndOfTheChain_IsFoundByTheFileBesideIt()
    {
        await TamperAsync("DELETE FROM audit_records WHERE seq > 10; UPDATE chains SET seq = 10, hash = (SELECT hash FROM audit_records WHERE seq = 10) WHERE name = 'audit'");

        var problem = (await VerifyAsync()).Problem;

        Assert.Equal(("tail_missing", 11), (problem?.Code, problem?.Sequence));
    }

    [Fact]
    public async Task Chain_ComputedAnew_ContradictsItsSeals()
    {
        await ForgeAsync();
        File.Delete(Path.Combine(Seals, "audit.head"));

        var problem = (await VerifyAsync()).Problem;

        Assert.Equal(("seal_mismatch", 4), (problem?.Code, problem?.Sequence));
    }

    [Fact]
    public async Task Chain_ComputedAnewWithItsSeals_IsFoundByACopyKeptElsewhere()
    {
        var copy = _storage.Folder.Combine("copy.tsv");
        File.Copy(Path.Combine(Seals, SealFiles.DaysName), copy);
        await ForgeAsync();
        await TamperAsync("UPDATE chain_seals SET hash = (SELECT hash FROM audit_records r WHERE r.seq = chain_seals.seq) WHERE chain = 'audit'");
        Directory.Delete(Seals, recursive: true);
        await Log.AppendAsync(new AuditRecord(AuditActions.AuditRead, "u", null), Token);

        Assert.Null((await VerifyAsync()).Problem);
        Assert.Equal("seal_mismatch", (await VerifyAsync(copy)).Problem?.Code);
    }

    [Fact]
    public async Task EndOfTheChain_ThatNoFileKnows_IsNoProof()
    {
        File.Delete(Path.Combine(Seals, "audit.head"));

        Assert.Equal("seal_file_missing", (await VerifyAsync()).Problem?.Code);
    }

    [Fact]
    public async Task Record_IsReadAsItWasWritten()
    {
        await Log.AppendAsync(new AuditRecord(AuditActions.UserRoles, "admin", "user-2", "last_administrator") { Details = AuditDetails.Of(("roles", "staff"), ("count", 2)) }, Token);

        var stored = await Log.ReadAsync(DateTimeOffset.UnixEpoch, _storage.Time.GetUtcNow().AddDays(1), Token).LastAsync(Token);

        Assert.Equal((13, "user.roles", "admin", "user-2", "last_administrator"), (stored.Sequence, stored.Record.Action, stored.Record.ActorId, stored.Record.TargetId, stored.Record.Outcome));
        Assert.Equal("2", stored.Record.Details["count"]);
    }

    private string Seals => _storage.Folder.Combine("data", SealFiles.FolderName);

    private async Task<ChainReport> VerifyAsync(string? copy = null) =>
        (await _storage.Services.GetRequiredService<ILogVerification>().VerifyAsync(copy, Token)).Chains.Single(c => c.Chain == "audit");

    private async Task TamperAsync(string sql)
    {
        using var connection = _storage.OpenConnection();
        var triggers = await connection.Sql("SELECT name FROM sqlite_schema WHERE type = 'trigger'").ListAsync(r => r.GetString(0), Token);
        foreach (var trigger in triggers)
        {
            await connection.Sql($"DROP TRIGGER {trigger}").RunAsync(Token);
        }

        await connection.Sql(sql).RunAsync(Token);
    }

    /// <summary>Changes the third record and computes every hash after it, as one who knows the method would.</summary>
    private async Task ForgeAsync()
    {
        await TamperAsync("UPDATE audit_records SET actor_id = 'somebody-else' WHERE seq = 3");
        using var connection = _storage.OpenConnection();
        using var hasher = ChainedTable.Audit.CreateHasher();
        var rows = await connection.Sql($"SELECT {string.Join(", ", ChainedTable.Audit.Columns)} FROM audit_records ORDER BY seq")
            .ListAsync(
                r =>
                {
                    var values = new object[r.FieldCount];
                    r.GetValues(values);
                    return values;
                },
                Token);
        var hash = ChainedTable.Start();
        for (var i = 0; i < rows.Count; i++)
        {
            hasher.Compute(hash, i + 1, rows[i], hash);
            await connection.Sql("UPDATE audit_records SET hash = @hash WHERE seq = @seq").With("@hash", hash).With("@seq", i + 1).RunAsync(Token);
        }

        await connection.Sql(string.Create(CultureInfo.InvariantCulture, $"UPDATE chains SET hash = @hash WHERE name = 'audit' AND seq = {rows.Count}")).With("@hash", hash).RunAsync(Token);
    }
}
