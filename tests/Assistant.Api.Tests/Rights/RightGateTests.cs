using System.Net;
using System.Text;
using System.Text.Json;
using Assistant.Api.Tests.Support;
using Assistant.Core.Access;
using Assistant.Core.Guideline.Policy;
using Assistant.Core.Rights;
using Assistant.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Api.Tests.Rights;

/// <summary>Whoever may not use the service is refused alike on every way to ask, and nothing of the question is stored.</summary>
public sealed class RightGateTests : IAsyncLifetime
{
    private readonly ManualTimeProvider _time = new(new DateTimeOffset(2026, 3, 31, 14, 59, 58, TimeSpan.Zero));
    private readonly FixedPolicies _policies = new();
    private RealServer _server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await RealServer.StartAsync(_time, services => services.AddSingleton<IGuidelinePolicies>(_policies));
        await _server.AddAsync("registered", "K1", Roles.Staff);
        await _server.AddAsync(new NewUser("applicant", "申請 花子", "K1", [Roles.Staff]) { WithRight = false });
        await _server.AddAsync("head", "K1", Roles.Staff);
        await _server.AddAsync("other-head", "K2", Roles.Staff);
        await _server.AddAsync("administrator", null, Roles.Staff, Roles.Admin);
        var organisation = _server.Get<IOrganisationAdministration>();
        await organisation.ImportUnitsAsync(Encoding.UTF8.GetBytes("code,name,parent,from,to\nK1,一課,,2020-04-01,\nK2,二課,,2020-04-01,\n"), dryRun: false, Cancellation);
        await organisation.ImportMembersAsync(
            Encoding.UTF8.GetBytes("user,unit,from,to,head\napplicant,K1,2020-04-01,,0\nhead,K1,2020-04-01,2026-03-31,1\nother-head,K2,2020-04-01,,1\n"), dryRun: false, Cancellation);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(RightCodes.Missing)]
    [InlineData(RightCodes.Expired)]
    [InlineData(RightCodes.TrainingRequired)]
    [InlineData(RightCodes.AcknowledgementRequired)]
    public async Task Refusal_OnEveryWayToAsk_IsTheSame(string code)
    {
        var name = code == RightCodes.Missing ? "applicant" : "registered";
        switch (code)
        {
            case RightCodes.Expired:
                _time.Advance(TimeSpan.FromSeconds(2));
                break;
            case RightCodes.TrainingRequired:
                _policies.Publish("v2", new RightToUseRules { TrainingRequired = true });
                break;
            case RightCodes.AcknowledgementRequired:
                _policies.Publish("v2", new RightToUseRules { AcknowledgementRequired = true });
                break;
        }

        await using var line = await HubLine.OpenAsync(_server.Address, _server.Cookie(name), "same-origin");
        using var browser = _server.Browser(name);
        using var program = await _server.KeyAsync(name, Roles.Staff);

        foreach (var client in new[] { browser, program })
        {
            foreach (var accept in new[] { "application/json", "text/event-stream" })
            {
                var problem = await (await client.PostJsonAsync("/api/v1/answers", Requests.Ask, accept)).AssertProblemAsync(HttpStatusCode.Forbidden, code);
                Assert.Contains("/rights", problem.GetProperty("nextStep").GetString(), StringComparison.Ordinal);
            }
        }

        await line.AskAsync(Requests.Ask);
        Assert.Contains(await line.ReadToEndAsync(), item => item.GetRawText().Contains(code, StringComparison.Ordinal));
        Assert.Empty((await (await browser.GetAsync("/api/v1/conversations", Cancellation)).ReadJsonAsync()).GetProperty("conversations").EnumerateArray());

        // Whoever may not ask may still see why, and look things up.
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/rights", Cancellation)).StatusCode);
        Assert.Equal(code, (await (await browser.GetAsync("/api/v1/rights", Cancellation)).ReadJsonAsync()).GetProperty("standing").GetProperty("missing")[0].GetString());
        Assert.Equal(HttpStatusCode.OK, (await browser.PostJsonAsync("/api/v1/search", """{"query":"計画"}""")).StatusCode);
    }

    [Fact]
    public async Task Application_ApprovedByTheHead_OpensEveryWayToAsk()
    {
        using var applicant = _server.Browser("applicant");
        var id = await ApplyAsync(applicant, 2025);

        await (await applicant.PostJsonAsync($"/api/v1/rights/applications/{id}/approve", "{}")).AssertProblemAsync(HttpStatusCode.Forbidden, "application_own");
        foreach (var name in new[] { "other-head", "registered", "administrator" })
        {
            using var other = _server.Browser(name);
            await (await other.PostJsonAsync($"/api/v1/rights/applications/{id}/approve", "{}")).AssertProblemAsync(HttpStatusCode.Forbidden, "not_head");
            Assert.Empty((await (await other.GetAsync("/api/v1/rights/applications/waiting", Cancellation)).ReadJsonAsync()).GetProperty("applications").EnumerateArray());
        }

        using var head = _server.Browser("head");
        var waiting = (await (await head.GetAsync("/api/v1/rights/applications/waiting", Cancellation)).ReadJsonAsync()).GetProperty("applications");
        Assert.Equal("申請 花子", Assert.Single(waiting.EnumerateArray()).GetProperty("displayName").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await head.PostJsonAsync($"/api/v1/rights/applications/{id}/approve", "{}")).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await applicant.PostJsonAsync("/api/v1/answers", Requests.Ask)).StatusCode);
    }

    [Fact]
    public async Task Head_WhoseTimeEnded_NoLongerDecides_AndTheAdministratorDoes()
    {
        using var applicant = _server.Browser("applicant");
        var id = await ApplyAsync(applicant, 2026);
        _time.Advance(TimeSpan.FromSeconds(2));
        using var head = _server.Browser("head");
        using var administrator = _server.Browser("administrator");

        await (await head.PostJsonAsync($"/api/v1/rights/applications/{id}/approve", "{}")).AssertProblemAsync(HttpStatusCode.Forbidden, "not_head");

        Assert.Equal(HttpStatusCode.NoContent, (await administrator.PostJsonAsync($"/api/v1/rights/applications/{id}/approve", "{}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await applicant.PostJsonAsync("/api/v1/answers", Requests.Ask)).StatusCode);
    }

    [Fact]
    public async Task Acknowledgement_OfTheVersionInForce_OpensTheService()
    {
        _policies.Publish("v2", new RightToUseRules { AcknowledgementRequired = true });
        using var browser = _server.Browser("registered");

        await (await browser.PostJsonAsync("/api/v1/rights/acknowledgements", """{"policyVersion":"v1"}""")).AssertProblemAsync(HttpStatusCode.Conflict, "policy_version_changed");
        Assert.Equal(HttpStatusCode.NoContent, (await browser.PostJsonAsync("/api/v1/rights/acknowledgements", """{"policyVersion":"v2"}""")).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await browser.PostJsonAsync("/api/v1/answers", Requests.Ask)).StatusCode);
    }

    [Fact]
    public async Task People_ImportedAndTrainedByTheAdministrator_AreListedWithTheirRight()
    {
        using var administrator = _server.Browser("administrator");
        const string Table = "user,displayName,roles,department,rightUntil\nsato,佐藤 一郎,staff,K1,2026-03-31\n";

        var result = await (await administrator.PostAsync("/api/v1/people/import", new StringContent(Table, Encoding.UTF8, "text/csv"), Cancellation)).ReadJsonAsync();
        Assert.Equal("sato", Assert.Single(result.GetProperty("passwords").EnumerateArray()).GetProperty("user").GetString());
        var sato = await FindAsync(administrator, "sato");
        Assert.Equal("2026-03-31", sato.GetProperty("rightUntil").GetString());
        var trained = await administrator.PostJsonAsync($"/api/v1/people/{sato.GetProperty("id").GetString()}/trainings", """{"day":"2026-03-01"}""");
        Assert.Equal(HttpStatusCode.NoContent, trained.StatusCode);
        Assert.Equal("2026-03-01", (await FindAsync(administrator, "sato")).GetProperty("trainedOn").GetString());
        await (await administrator.PostAsync("/api/v1/people/import", new StringContent("user\n", Encoding.UTF8, "text/csv"), Cancellation)).AssertProblemAsync(HttpStatusCode.BadRequest, "users_invalid");
        using var workbook = new ByteArrayContent([0x50, 0x4B, 0x03, 0x04, 0x00, 0xFF]);
        workbook.Headers.ContentType = new("text/csv");
        await (await administrator.PostAsync("/api/v1/people/import", workbook, Cancellation)).AssertProblemAsync(HttpStatusCode.BadRequest, "users_invalid");
    }

    private static async Task<string> ApplyAsync(HttpClient applicant, int year)
    {
        var response = await applicant.PostJsonAsync("/api/v1/rights/applications", JsonSerializer.Serialize(new { purpose = "会議録の要約に使う", fiscalYear = year }));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.ReadJsonAsync()).GetProperty("id").GetString()!;
    }

    private static async Task<JsonElement> FindAsync(HttpClient administrator, string name) =>
        (await (await administrator.GetAsync("/api/v1/people", Cancellation)).ReadJsonAsync()).GetProperty("people").EnumerateArray().Single(p => p.GetProperty("user").GetString() == name);
}
