using Assistant.Core.Access;
using Assistant.Core.Errors;
using Assistant.Testing;
using Xunit;

namespace Assistant.Infrastructure.Tests.Identity;

public sealed class ApiKeysTests : IAsyncLifetime
{
    private StorageFixture _storage = null!;
    private UserAccount _user = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _storage = await StorageFixture.OpenAsync(Token);
        await _storage.Users.EnsureFirstAdministratorAsync(Token);
        _user = (await _storage.Users.CreateAsync(new NewUser("tanaka", "田中", "DX戦略課", [Roles.Staff, Roles.Analyst]), Token)).Account;
    }

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    [Fact]
    public async Task Key_Issued_StandsForItsPersonWithItsRoles()
    {
        var key = await IssueAsync(Roles.Staff);

        var requester = await _storage.Keys.AuthenticateAsync(key.Secret, Token);

        Assert.Matches("^kas_[0-9a-f]{16}_[A-Za-z0-9_-]{43}$", key.Secret);
        Assert.Equivalent(new Requester(_user.Id, "DX戦略課", new HashSet<string>([Roles.Staff], StringComparer.Ordinal)), requester, strict: true);
        Assert.Equivalent(key.Record, Assert.Single(await _storage.Keys.ListAsync(Token)), strict: true);
    }

    [Fact]
    public async Task Key_ChangedInOneLetter_IsRefused()
    {
        var key = (await IssueAsync(Roles.Staff)).Secret;
        var other = (await IssueAsync(Roles.Analyst)).Secret;
        var letter = key[30] == 'A' ? 'B' : 'A';

        foreach (var wrong in new[] { key[..30] + letter + key[31..], key[..21] + other[21..], key[..^1], key + "A", "", "kas_", key.ToUpperInvariant(), " " + key, new string('x', 100_000) })
        {
            Assert.Null(await _storage.Keys.AuthenticateAsync(wrong, Token));
        }
    }

    [Fact]
    public async Task Key_OnDisk_IsOnlyAHash()
    {
        var key = await IssueAsync(Roles.Staff);

        Assert.True(_storage.IsOnDisk(key.Record.Id));
        Assert.False(_storage.IsOnDisk(key.Secret[^43..]));
    }

    [Fact]
    public async Task Key_AtItsExpiry_IsRefused()
    {
        var key = await IssueAsync(Roles.Staff);

        _storage.Time.Set(key.Record.ExpiresAt.AddMilliseconds(-1));
        Assert.NotNull(await _storage.Keys.AuthenticateAsync(key.Secret, Token));
        _storage.Time.Set(key.Record.ExpiresAt);
        Assert.Null(await _storage.Keys.AuthenticateAsync(key.Secret, Token));
    }

    [Fact]
    public async Task Key_Revoked_IsRefused_AndStaysListed()
    {
        var key = await IssueAsync(Roles.Staff);

        Assert.True(await _storage.Keys.RevokeAsync(key.Record.Id, Token));
        Assert.False(await _storage.Keys.RevokeAsync("unknown", Token));

        Assert.Null(await _storage.Keys.AuthenticateAsync(key.Secret, Token));
        Assert.Equal(_storage.Time.GetUtcNow(), Assert.Single(await _storage.Keys.ListAsync(Token)).RevokedAt);
    }

    [Fact]
    public async Task Key_OfADisabledPerson_IsRefusedMeanwhile()
    {
        var key = await IssueAsync(Roles.Staff);

        await _storage.Users.SetEnabledAsync("tanaka", enabled: false, Token);
        Assert.Null(await _storage.Keys.AuthenticateAsync(key.Secret, Token));
        await _storage.Users.SetEnabledAsync("tanaka", enabled: true, Token);
        Assert.NotNull(await _storage.Keys.AuthenticateAsync(key.Secret, Token));
    }

    [Fact]
    public async Task Key_WhoseRoleThePersonLost_LosesItToo()
    {
        var key = await IssueAsync(Roles.Staff, Roles.Analyst);
        await _storage.Users.SetRolesAsync("tanaka", [Roles.Staff, Roles.Evaluator], Token);

        Assert.Equal([Roles.Staff], (await _storage.Keys.AuthenticateAsync(key.Secret, Token))!.Roles);
    }

    [Fact]
    public async Task Key_WithMoreThanThePersonHas_IsNotIssued()
    {
        Assert.Equal("role_not_held", (await Assert.ThrowsAsync<AssistantException>(() => IssueAsync(Roles.Staff, Roles.Admin))).Code);
        Assert.Equal("user_unknown", (await Assert.ThrowsAsync<AssistantException>(() => _storage.Keys.IssueAsync("nobody", "", [], _storage.Time.GetUtcNow().AddDays(1), Token))).Code);
        Assert.Equal("expiry_in_past", (await Assert.ThrowsAsync<AssistantException>(() => _storage.Keys.IssueAsync("tanaka", "", [], _storage.Time.GetUtcNow(), Token))).Code);
        Assert.Empty(await _storage.Keys.ListAsync(Token));
    }

    private Task<IssuedKey> IssueAsync(params string[] roles) =>
        _storage.Keys.IssueAsync("Tanaka", "連携プログラム", roles, _storage.Time.GetUtcNow().AddDays(30), Token);
}
