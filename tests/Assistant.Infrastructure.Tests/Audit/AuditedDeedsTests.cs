using Assistant.Core.Access;
using Assistant.Core.Audit;
using Assistant.Core.Errors;
using Assistant.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Xunit;

namespace Assistant.Infrastructure.Tests.Audit;

public sealed class AuditedDeedsTests : IAsyncLifetime
{
    private readonly MemoryAuditLog _log = new();
    private StorageFixture _storage = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _storage = await StorageFixture.OpenAsync(Token, configure: (services, _) => services.Replace(ServiceDescriptor.Singleton<IAuditLog>(_log)));

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    [Fact]
    public async Task Account_CreatedChangedAndStopped_LeavesIdsAndRoles_NeverNames()
    {
        var created = await _storage.Users.CreateAsync(new NewUser("suzuki", "鈴木 花子", "総務課", [Roles.Staff]), Token);
        await _storage.Users.SetRolesAsync("suzuki", [Roles.Staff, Roles.Analyst], Token);
        await _storage.Users.ResetPasswordAsync("suzuki", Token);
        await _storage.Users.SetEnabledAsync("suzuki", enabled: false, Token);
        await _storage.Users.SetEnabledAsync("suzuki", enabled: true, Token);

        var id = created.Account.Id;
        Assert.Equal(
            [("user.create", null), ("user.create", id), ("user.roles", id), ("user.reset", id), ("user.disable", id), ("user.enable", id)],
            _log.Records.Select(r => (r.Action, r.TargetId)));
        Assert.Equal("staff,analyst", _log.Records.ElementAt(2).Details["roles"]);
        Assert.DoesNotContain(_log.Records, r => r.ToString().Contains("鈴木", StringComparison.Ordinal) || r.ToString().Contains("suzuki", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Deed_ThatFails_LeavesItsCode_AndNotWhatWasTyped()
    {
        await Assert.ThrowsAsync<AssistantException>(() => _storage.Users.SetEnabledAsync("secret-word", enabled: false, Token));

        Assert.Equal([AuditRecord.Ok, "user_unknown"], _log.Records.Select(r => r.Outcome));
        Assert.All(_log.Records, r => Assert.Null(r.TargetId));
    }

    [Fact]
    public async Task Deed_ThatCannotBeRecorded_IsNotDone()
    {
        var created = await _storage.Users.CreateAsync(new NewUser("suzuki", "鈴木", null, [Roles.Staff]), Token);
        _log.Failure = new AssistantException("disk_full", "空きがありません。");

        await Assert.ThrowsAsync<AssistantException>(() => _storage.Users.SetEnabledAsync("suzuki", enabled: false, Token));
        await Assert.ThrowsAsync<AssistantException>(() => _storage.Users.CreateAsync(new NewUser("sato", "佐藤", null, [Roles.Staff]), Token));

        Assert.True((await _storage.Users.FindAsync(created.Account.Id, Token))!.Enabled);
        Assert.Null(await _storage.Users.FindAsync("sato", Token));
    }

    [Fact]
    public async Task Key_IssuedAndRevoked_LeavesItsNumber_NotItsSecret()
    {
        await _storage.Users.CreateAsync(new NewUser("suzuki", "鈴木", null, [Roles.Staff]), Token);
        var issued = await _storage.Keys.IssueAsync("suzuki", "連携", [Roles.Staff], _storage.Time.GetUtcNow().AddDays(1), Token);
        Assert.True(await _storage.Keys.RevokeAsync(issued.Record.Id, Token));
        Assert.False(await _storage.Keys.RevokeAsync("secret-word", Token));

        Assert.Equal(
            [("key.issue", null), ("key.issue", issued.Record.Id), ("key.revoke", issued.Record.Id), ("key.revoke", null)],
            _log.Records.Where(r => r.Action.StartsWith("key.", StringComparison.Ordinal)).Select(r => (r.Action, r.TargetId)));
        Assert.DoesNotContain(_log.Records, r => r.ToString().Contains(issued.Secret, StringComparison.Ordinal));
    }
}
