using System.Text;
using Assistant.Core.Access;
using Assistant.Core.Errors;
using Assistant.Core.Rights;
using Assistant.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Infrastructure.Tests.Rights;

public sealed class RightApplicationsTests : IAsyncLifetime
{
    /// <summary>31 March 2026, 23:59:58 in Japan.</summary>
    private readonly ManualTimeProvider _time = new(new DateTimeOffset(2026, 3, 31, 14, 59, 58, TimeSpan.Zero));

    private StorageFixture _storage = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IRightsToUse Rights => _storage.Services.GetRequiredService<IRightsToUse>();

    private IRightApplications Applications => _storage.Services.GetRequiredService<IRightApplications>();

    public async ValueTask InitializeAsync()
    {
        _storage = await StorageFixture.OpenAsync(Token, time: _time);
        foreach (var name in new[] { "staff", "old-head", "new-head", "other-head" })
        {
            await _storage.Users.CreateAsync(new NewUser(name, name, null, [Roles.Staff]) { WithRight = false }, Token);
        }

        await _storage.Users.CreateAsync(new NewUser("admin", "admin", null, [Roles.Staff, Roles.Admin]), Token);
        var organisation = _storage.Services.GetRequiredService<IOrganisationAdministration>();
        await organisation.ImportUnitsAsync(Encoding.UTF8.GetBytes("code,name,parent,from,to\nD,部,,2020-04-01,\nK1,一課,D,2020-04-01,\nK2,二課,D,2020-04-01,\n"), false, Token);
        await organisation.ImportMembersAsync(
            Encoding.UTF8.GetBytes("""
                user,unit,from,to,post,head
                staff,K1,2020-04-01,2026-03-31,主事,
                staff,K2,2026-04-01,,主査,0
                old-head,K1,2020-04-01,,課長,1
                other-head,K2,2020-04-01,2026-03-31,課長,1
                new-head,K2,2026-04-01,,課長,1
                """),
            false,
            Token);
    }

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    [Fact]
    public async Task Transfer_AtMidnightOfTheFirstOfApril_ChangesHeadUnitAndPost()
    {
        var march = await PersonAsync("staff");
        var application = await Applications.ApplyAsync(march, "会議録の要約", 2026, Token);
        Assert.Equal(("K1", "主事"), (march.Department, march.Post));
        Assert.Equal("K1", application.Unit);
        Assert.Single(await Applications.ListWaitingAsync(await PersonAsync("old-head"), Token));

        _time.Advance(TimeSpan.FromSeconds(2));

        var april = await PersonAsync("staff");
        Assert.Equal(("K2", "主査"), (april.Department, april.Post));
        Assert.Empty(await Applications.ListWaitingAsync(await PersonAsync("old-head"), Token));
        await RefusedAsync("not_head", async () => await Applications.ApproveAsync(application.Id, await PersonAsync("old-head"), Token));

        // Was head of the new unit until yesterday.
        await RefusedAsync("not_head", async () => await Applications.ApproveAsync(application.Id, await PersonAsync("other-head"), Token));
        await RefusedAsync("application_own", async () => await Applications.ApproveAsync(application.Id, april, Token));
        await RefusedAsync("not_head", async () => await Applications.ApproveAsync(application.Id, await PersonAsync("admin"), Token));

        await Applications.ApproveAsync(application.Id, await PersonAsync("new-head"), Token);

        await Rights.EnsureAsync(april, Token);
        await Applications.ApproveAsync(application.Id, await PersonAsync("new-head"), Token);
        await RefusedAsync("application_decided", async () => await Applications.RefuseAsync(application.Id, await PersonAsync("new-head"), "やはり", Token));
        var grant = Assert.Single((await Rights.GetFactsAsync(april.UserId, Token)).Grants);
        Assert.Equal((new DateOnly(2026, 4, 1), new DateOnly(2027, 3, 31), RightBasis.Application), (grant.From, grant.To, grant.Basis));
    }

    [Fact]
    public async Task Right_OfTheYear_EndsAtMidnightAndTheNextOneBeginsThere()
    {
        var person = await PersonAsync("staff");
        var head = await PersonAsync("old-head");
        foreach (var year in new[] { 2025, 2026 })
        {
            await Applications.ApproveAsync((await Applications.ApplyAsync(person, "目的", year, Token)).Id, head, Token);
        }

        await Rights.EnsureAsync(person, Token);
        await RefusedAsync("right_held", () => Applications.ApplyAsync(person, "目的", 2025, Token));
        _time.Advance(TimeSpan.FromSeconds(2));
        await Rights.EnsureAsync(person, Token);
        _time.Advance(TimeSpan.FromDays(365));
        var refusal = await RefusedAsync("right_expired", () => Rights.EnsureAsync(person, Token));
        Assert.Contains("2027年3月31日", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("/rights", refusal.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Application_TwiceOrForAnotherYear_IsRefusedAndKeptOnRecord()
    {
        var person = await PersonAsync("staff");
        await RefusedAsync("fiscal_year_not_open", () => Applications.ApplyAsync(person, "目的", 2027, Token));
        await RefusedAsync("purpose_invalid", () => Applications.ApplyAsync(person, " \n ", 2025, Token));
        var first = await Applications.ApplyAsync(person, "目的", 2025, Token);
        Assert.Equal(first.Id, (await Applications.ApplyAsync(person, " 目的\r\n", 2025, Token)).Id);
        await RefusedAsync("application_waiting", () => Applications.ApplyAsync(person, "別の目的", 2025, Token));
        await RefusedAsync("reason_invalid", async () => await Applications.RefuseAsync(first.Id, await PersonAsync("old-head"), "", Token));
        await Applications.RefuseAsync(first.Id, await PersonAsync("old-head"), "目的をくわしく書いてください", Token);

        _time.Advance(TimeSpan.FromSeconds(1));
        await Applications.ApplyAsync(person, "議事録の要約", 2025, Token);

        Assert.Equal([ApplicationStates.Refused, ApplicationStates.Waiting], (await Rights.GetFactsAsync(person.UserId, Token)).Applications.Select(a => a.State));
    }

    [Fact]
    public async Task Head_WhoMayNoLongerSignIn_LeavesTheDecisionToAnAdministrator()
    {
        var application = await Applications.ApplyAsync(await PersonAsync("staff"), "目的", 2025, Token);
        await _storage.Users.SetEnabledAsync("old-head", false, Token);

        await Applications.ApproveAsync(application.Id, await PersonAsync("admin"), Token);

        await Rights.EnsureAsync(await PersonAsync("staff"), Token);
    }

    [Fact]
    public async Task Application_ThatNobodyDecidedBeforeTheYearEnded_CanNoLongerBeApproved()
    {
        var application = await Applications.ApplyAsync(await PersonAsync("staff"), "目的", 2025, Token);
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Empty(await Applications.ListWaitingAsync(await PersonAsync("new-head"), Token));
        await RefusedAsync("application_outdated", async () => await Applications.ApproveAsync(application.Id, await PersonAsync("new-head"), Token));
    }

    [Fact]
    public async Task Registration_ByTheAdministrator_GivesTheRightOfThisYear()
    {
        var admin = await PersonAsync("admin");

        await Rights.EnsureAsync(admin, Token);
        _time.Advance(TimeSpan.FromSeconds(2));
        await RefusedAsync("right_expired", () => Rights.EnsureAsync(admin, Token));
        await Rights.EnsureAsync(Requester.LocalAdministrator, Token);
    }

    [Fact]
    public async Task Training_RecordedTwice_IsOnRecordOnce()
    {
        var person = await PersonAsync("staff");
        foreach (var day in new[] { new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 2) })
        {
            await Rights.RecordTrainingAsync(person.UserId, day, "admin", Token);
        }

        Assert.Equal([new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 2)], (await Rights.GetFactsAsync(person.UserId, Token)).Trainings.Select(t => t.Day));
    }

    private async Task<Requester> PersonAsync(string name) => (await _storage.Users.FindAsync(name, Token))!.ToRequester();

    private static async Task<AssistantException> RefusedAsync(string code, Func<Task> action)
    {
        var exception = await Assert.ThrowsAsync<AssistantException>(action);
        Assert.Equal(code, exception.Code);
        return exception;
    }
}
