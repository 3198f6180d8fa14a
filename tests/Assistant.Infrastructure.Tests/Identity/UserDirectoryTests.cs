using Assistant.Core.Access;
using Assistant.Core.Errors;
using Assistant.Infrastructure.Identity;
using Assistant.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Infrastructure.Tests.Identity;

public sealed class UserDirectoryTests : IAsyncLifetime
{
    private StorageFixture _storage = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _storage = await StorageFixture.OpenAsync(Token);

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    [Fact]
    public async Task Person_Created_SignsInWithTheOneTimePassword_AndMustChangeIt()
    {
        var created = await CreateAsync("Tanaka", Roles.Staff, Roles.Analyst);

        var found = await _storage.Users.FindAsync("TANAKA", Token);

        Assert.Equivalent(created.Account, found, strict: true);
        Assert.Equivalent(found, await _storage.Users.FindAsync(created.Account.Id, Token), strict: true);
        Assert.Equivalent(new UserAccount(created.Account.Id, "Tanaka", "氏名 Tanaka", "DX戦略課", new HashSet<string>([Roles.Staff, Roles.Analyst], StringComparer.Ordinal), Enabled: true, MustChangePassword: true), found, strict: true);
        Assert.Matches("^[a-hj-km-np-z2-9]{5}(-[a-hj-km-np-z2-9]{5}){3}$", created.OneTimePassword);
        Assert.True(await ChecksAsync("tanaka", created.OneTimePassword));
    }

    [Theory]
    [InlineData("tanaka", Roles.Staff, "user_exists")]
    [InlineData("TANAKA", Roles.Staff, "user_exists")]
    [InlineData("田中", Roles.Staff, "user_name_invalid")]
    [InlineData("a b", Roles.Staff, "user_name_invalid")]
    [InlineData("", Roles.Staff, "user_name_invalid")]
    [InlineData("sato", "root", "role_unknown")]
    public async Task Person_WithWrongDetails_IsNotCreated(string name, string role, string code)
    {
        await CreateAsync("tanaka", Roles.Staff);

        var failure = await Assert.ThrowsAsync<AssistantException>(() => CreateAsync(name, role));

        Assert.Equal(code, failure.Code);
        Assert.Single(await _storage.Users.ListAsync(Token));
    }

    [Fact]
    public async Task Password_Reset_EndsTheOldOneAndEverySession()
    {
        var created = await CreateAsync("tanaka", Roles.Staff);
        var stamp = await StampAsync("tanaka");

        var renewed = await _storage.Users.ResetPasswordAsync("tanaka", Token);

        Assert.False(await ChecksAsync("tanaka", created.OneTimePassword));
        Assert.True(await ChecksAsync("tanaka", renewed));
        Assert.NotEqual(stamp, await StampAsync("tanaka"));
        Assert.True((await _storage.Users.FindAsync("tanaka", Token))!.MustChangePassword);
    }

    [Theory]
    [InlineData("短い", "PasswordTooShort")]
    [InlineData("elevenchars", "PasswordTooShort")]
    [InlineData("aaaaaaaaaaaaaa", "PasswordTrivial")]
    [InlineData("abc123abc123abc", "PasswordTrivial")]
    [InlineData("123456789012", "PasswordTrivial")]
    [InlineData("qwertyuiopasdf", "PasswordTrivial")]
    [InlineData("Password2026!", "PasswordTrivial")]
    [InlineData("Ｐａｓｓｗｏｒｄ２０２６！", "PasswordTrivial")]
    [InlineData("koriyama-2026", "PasswordTrivial")]
    [InlineData("わたしはTANAKAです。よろしく", "PasswordContainsName")]
    [InlineData("春の猪苗代湖を歩く", "PasswordTooShort")]
    [InlineData("春の猪苗代湖を歩く人々", "PasswordTooShort")]
    [InlineData("春の猪苗代湖をゆっくり歩く", null)]
    [InlineData("correct horse battery", null)]
    [InlineData("password manager tree", null)]
    public async Task Password_Chosen_IsJudgedByLengthAndByHowObviousItIs(string password, string? error)
    {
        var created = await CreateAsync("tanaka", Roles.Staff);

        var result = await ChangeAsync("tanaka", created.OneTimePassword, password);

        Assert.Equal(error, result.Errors.FirstOrDefault()?.Code);
        Assert.Equal(error is not null, (await _storage.Users.FindAsync("tanaka", Token))!.MustChangePassword);
        Assert.All(result.Errors, e => Assert.Contains(e.Description, c => c > 'ぁ'));
    }

    [Fact]
    public async Task Password_Unchanged_IsRefused()
    {
        var created = await CreateAsync("tanaka", Roles.Staff);

        var result = await ChangeAsync("tanaka", created.OneTimePassword, created.OneTimePassword);

        Assert.Equal("PasswordUnchanged", Assert.Single(result.Errors).Code);
    }

    [Fact]
    public async Task Administrator_WhoIsTheLast_CannotBeRemoved()
    {
        await CreateAsync("first", Roles.Admin, Roles.Staff);
        await CreateAsync("second", Roles.Admin);
        await CreateAsync("third", Roles.Staff);
        await _storage.Users.SetEnabledAsync("second", enabled: false, Token);

        Assert.Equal("last_administrator", (await Assert.ThrowsAsync<AssistantException>(() => _storage.Users.SetRolesAsync("first", [Roles.Staff], Token))).Code);
        Assert.Equal("last_administrator", (await Assert.ThrowsAsync<AssistantException>(() => _storage.Users.SetEnabledAsync("first", enabled: false, Token))).Code);
        Assert.Equal([Roles.Admin, Roles.Staff], (await _storage.Users.FindAsync("first", Token))!.Roles.Order(StringComparer.Ordinal));

        await _storage.Users.SetRolesAsync("second", [], Token);
        await _storage.Users.SetRolesAsync("third", [Roles.Admin], Token);
        await _storage.Users.SetRolesAsync("first", [Roles.Staff], Token);
        Assert.Equal([Roles.Staff], (await _storage.Users.FindAsync("first", Token))!.Roles);
    }

    [Fact]
    public async Task Administrators_WhoRemoveEachOtherAtOnce_LeaveOne()
    {
        await CreateAsync("first", Roles.Admin);
        await CreateAsync("second", Roles.Admin);

        var removals = await Task.WhenAll(new[] { "first", "second" }.Select(name => Task.Run(
            async () => (Exception?)await Record.ExceptionAsync(() => _storage.Users.SetEnabledAsync(name, enabled: false, Token)), Token)));

        Assert.Equal("last_administrator", Assert.IsType<AssistantException>(Assert.Single(removals, r => r is not null)).Code);
        Assert.Single(await _storage.Users.ListAsync(Token), u => u.Enabled);
    }

    [Fact]
    public async Task Roles_ThatDoNotExist_AreRefusedWhole()
    {
        await CreateAsync("tanaka", Roles.Staff);

        Assert.Equal("role_unknown", (await Assert.ThrowsAsync<AssistantException>(() => _storage.Users.SetRolesAsync("tanaka", [Roles.Analyst, "Staff"], Token))).Code);
        Assert.Equal([Roles.Staff], (await _storage.Users.FindAsync("tanaka", Token))!.Roles);
    }

    [Fact]
    public async Task Person_WhoIsUnknown_IsNamedSo()
    {
        Assert.Null(await _storage.Users.FindAsync("nobody", Token));
        foreach (var change in new Func<Task>[]
        {
            () => _storage.Users.ResetPasswordAsync("nobody", Token),
            () => _storage.Users.SetRolesAsync("nobody", [Roles.Staff], Token),
            () => _storage.Users.SetEnabledAsync("nobody", enabled: true, Token),
        })
        {
            Assert.Equal("user_unknown", (await Assert.ThrowsAsync<AssistantException>(change)).Code);
        }
    }

    [Fact]
    public async Task FirstAdministrator_IsCreatedOnce_EvenWhenTwoStartTogether()
    {
        await using var other = await StorageFixture.OpenAsync(Token, _storage.Folder);

        var created = await Task.WhenAll(new[] { _storage, other }.Select(s => Task.Run(() => s.Users.EnsureFirstAdministratorAsync(Token), Token)));

        var administrator = Assert.Single(created, c => c is not null)!;
        Assert.Equal("admin", administrator.Account.Name);
        Assert.Equal([Roles.Admin, Roles.Staff], administrator.Account.Roles.Order(StringComparer.Ordinal));
        Assert.True(await ChecksAsync("admin", administrator.OneTimePassword));
        Assert.Null(await _storage.Users.EnsureFirstAdministratorAsync(Token));
    }

    [Fact]
    public async Task Person_Disabled_IsNotConfirmed()
    {
        var created = await CreateAsync("tanaka", Roles.Staff);
        await CreateAsync("admin", Roles.Admin);
        Assert.True(await IsConfirmedAsync(created.Account.Name));

        await _storage.Users.SetEnabledAsync("tanaka", enabled: false, Token);

        Assert.False(await IsConfirmedAsync(created.Account.Name));
    }

    [Fact]
    public async Task Principal_OfAPerson_BecomesTheRequesterAgain()
    {
        var created = await CreateAsync("tanaka", Roles.Staff, Roles.Evaluator);
        await using var scope = _storage.Services.CreateAsyncScope();
        var user = await scope.ServiceProvider.GetRequiredService<UserManager<AssistantUser>>().FindByNameAsync("tanaka");

        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<AssistantUser>>().CreateAsync(user!);

        Assert.Equivalent(created.Account.ToRequester(), principal.ToRequester(), strict: true);
        Assert.True(principal.IsRequiredToChangePassword());
        Assert.Equal("氏名 tanaka", principal.GetDisplayName());
    }

    [Fact]
    public async Task Passwords_AreStoredHashed()
    {
        var created = await CreateAsync("tanaka", Roles.Staff);

        Assert.True(_storage.IsOnDisk("tanaka"));
        Assert.False(_storage.IsOnDisk(created.OneTimePassword));
    }

    private Task<CreatedUser> CreateAsync(string name, params string[] roles) =>
        _storage.Users.CreateAsync(new NewUser(name, $"氏名 {name}", "DX戦略課", roles), Token);

    private Task<bool> ChecksAsync(string name, string password) => WithUserAsync(name, (users, user) => users.CheckPasswordAsync(user, password));

    private Task<string?> StampAsync(string name) => WithUserAsync(name, (_, user) => Task.FromResult(user.SecurityStamp));

    private Task<IdentityResult> ChangeAsync(string name, string current, string replacement) =>
        WithUserAsync(name, (users, user) => users.ChangeOwnPasswordAsync(user, current, replacement));

    private Task<bool> IsConfirmedAsync(string name) => WithUserAsync(
        name,
        (users, user) => _storage.Services.CreateScope().ServiceProvider.GetRequiredService<IUserConfirmation<AssistantUser>>().IsConfirmedAsync(users, user));

    private async Task<T> WithUserAsync<T>(string name, Func<UserManager<AssistantUser>, AssistantUser, Task<T>> use)
    {
        await using var scope = _storage.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AssistantUser>>();
        return await use(users, (await users.FindByNameAsync(name))!);
    }
}
