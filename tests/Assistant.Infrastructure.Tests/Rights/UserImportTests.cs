using System.Text;
using Assistant.Core.Access;
using Assistant.Core.Errors;
using Assistant.Core.Rights;
using Assistant.Infrastructure.Storage;
using Assistant.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Infrastructure.Tests.Rights;

public sealed class UserImportTests : IAsyncLifetime
{
    private readonly ManualTimeProvider _time = new(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));
    private StorageFixture _storage = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IUserImport Import => _storage.Services.GetRequiredService<IUserImport>();

    public async ValueTask InitializeAsync()
    {
        _storage = await StorageFixture.OpenAsync(Token, time: _time);
        await _storage.Users.EnsureFirstAdministratorAsync(Token);
    }

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    [Fact]
    public async Task Table_OfPeople_AddsTheNewAndChangesTheKnown()
    {
        await _storage.Users.CreateAsync(new NewUser("tanaka", "田中", "総務課", [Roles.Staff]) { WithRight = false }, Token);

        var result = await RunAsync("""
            user,displayName,roles,post,trainingDate,rightUntil,enabled
            Tanaka,田中 恵子,staff analyst,係長,2026-05-10,2027-03-31,1
            sato,佐藤 一郎,staff,,,,
            """);

        Assert.Equal([("Tanaka", false), ("sato", true)], result.Changes.Select(c => (c.User, c.IsNew)));
        Assert.Equal("sato", Assert.Single(result.Passwords).User);
        var tanaka = (await _storage.Users.FindAsync("tanaka", Token))!;
        Assert.Equal(("田中 恵子", "総務課", "係長"), (tanaka.DisplayName, tanaka.Department, tanaka.Post));
        var standings = await Rights().ListAsync(Token);
        Assert.Equal((new DateOnly(2027, 3, 31), new DateOnly(2026, 5, 10)), (standings[tanaka.Id].Until!.Value, standings[tanaka.Id].TrainedOn!.Value));
        var sato = (await _storage.Users.FindAsync("sato", Token))!;
        Assert.True(sato is { MustChangePassword: true, Enabled: true });
        Assert.Equal([RightCodes.Missing], standings[sato.Id].Missing);
        Assert.NotNull(await _storage.Users.FindAsync("admin", Token));
    }

    [Fact]
    public async Task Table_ImportedAgain_ChangesNothing()
    {
        const string Table = "user,displayName,roles,rightUntil,trainingDate\nsato,佐藤,staff,2027-03-31,2026-05-01\n";
        await RunAsync(Table);

        Assert.Empty((await RunAsync(Table)).Changes);
    }

    [Fact]
    public async Task Table_WithMistakes_NamesEveryLineAndChangesNothing()
    {
        var exception = await Assert.ThrowsAsync<AssistantException>(() => RunAsync("""
            user,displayName,roles,rightUntil,enabled
            sato,佐藤,staff,2027-03-31,1
            SATO,佐藤,staff,,
            su zuki,,boss,2027-04-01,はい
            """));

        Assert.Equal("users_invalid", exception.Code);
        Assert.Contains("3 行目: 同じ人が 2 行目", exception.Message, StringComparison.Ordinal);
        foreach (var column in new[] { "user は", "displayName", "roles は", "rightUntil は", "enabled は" })
        {
            Assert.Contains($"4 行目: {column}", exception.Message, StringComparison.Ordinal);
        }

        Assert.Null(await _storage.Users.FindAsync("sato", Token));
    }

    [Fact]
    public async Task Passwords_ThatCannotBeKept_UndoTheImport()
    {
        await Assert.ThrowsAsync<IOException>(() => Import.ImportAsync(
            Encoding.UTF8.GetBytes("user,displayName,roles\nsato,佐藤,staff\n"), false, "admin", (_, _) => throw new IOException(), Token));

        Assert.Null(await _storage.Users.FindAsync("sato", Token));
    }

    [Fact]
    public async Task DryRun_TellsWhatWouldChange_AndChangesNothing()
    {
        var result = await Import.ImportAsync(Encoding.UTF8.GetBytes("user,displayName,roles\nsato,佐藤,staff\n"), true, "admin", null, Token);

        Assert.Single(result.Changes);
        Assert.Empty(result.Passwords);
        Assert.Null(await _storage.Users.FindAsync("sato", Token));
    }

    [Fact]
    public async Task LastAdministrator_CannotBeTakenAwayByATable()
    {
        var exception = await Assert.ThrowsAsync<AssistantException>(() => RunAsync("user,displayName,roles\nadmin,管理者,staff\n"));

        Assert.Equal("last_administrator", exception.Code);
    }

    [Fact]
    public async Task Upgrade_OfAFolderWithAccounts_GivesEverybodyTheRightOfTheYear()
    {
        var user = (await _storage.Users.CreateAsync(new NewUser("old", "古い人", null, [Roles.Staff]) { WithRight = false }, Token)).Account;
        using (var connection = _storage.OpenConnection())
        {
            await connection.Sql("DELETE FROM policy_acknowledgements WHERE user_id = @id; INSERT INTO rights_to_migrate (user_id) VALUES (@id)").With("@id", user.Id).RunAsync(Token);
        }

        await _storage.Services.InitialiseStorageAsync(Token);
        await _storage.Services.InitialiseStorageAsync(Token);

        var grant = Assert.Single((await Rights().GetFactsAsync(user.Id, Token)).Grants);
        Assert.Equal((RightBasis.Migration, new DateOnly(2027, 3, 31)), (grant.Basis, grant.To));
    }

    private IRightsToUse Rights() => _storage.Services.GetRequiredService<IRightsToUse>();

    private Task<UserImportResult> RunAsync(string table) => Import.ImportAsync(Encoding.UTF8.GetBytes(table), false, "admin", null, Token);
}
