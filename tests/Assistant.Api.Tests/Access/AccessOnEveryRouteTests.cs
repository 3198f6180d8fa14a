using System.Net;
using System.Text;
using System.Text.Json;
using Assistant.Api.Tests.Support;
using Assistant.Core.Access;
using Assistant.Core.Documents;
using Assistant.Core.Ingestion;
using Assistant.Testing;

namespace Assistant.Api.Tests.Access;

/// <summary>
/// Walks every route of the running program with people who may and may not read one document, and looks for its words in
/// whatever comes back: before and after the right is lost, on the last second of March and the first of April.
/// </summary>
public sealed class AccessOnEveryRouteTests : IAsyncLifetime
{
    private const string Question = "待避室の定員は何人ですか";
    private const string Title = "琥珀の手引き";
    private const string Number = "7,391";

    private const string Units = """
        code,name,parent,from,to
        CITY,市役所,,2020-04-01,
        K1,危機管理課,CITY,2020-04-01,
        K2,財政課,CITY,2020-04-01,
        """;

    private const string Text = $"""
        ---
        title: {Title}
        access: [危機管理課]
        ---
        # 待避室の使い方

        待避室の定員は{Number}人です。
        """;

    private RealServer _server = null!;
    private DocumentRecord _document = null!;
    private string _conversation = "";
    private string _answer = "";
    private string _chunk = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await RealServer.StartAsync(new ManualTimeProvider(new DateTimeOffset(2026, 3, 31, 14, 59, 58, TimeSpan.Zero)));
        await _server.AddAsync("insider", "K1", Roles.Staff);
        await _server.AddAsync("outsider", "K2", Roles.Staff);
        await _server.AddAsync("analyst", "K1", Roles.Analyst);
        await _server.AddAsync("administrator", null, Roles.Staff, Roles.Admin);
        await _server.AddAsync("caretaker", null, Roles.Admin);
        var organisation = _server.Get<IOrganisationAdministration>();
        await organisation.ImportUnitsAsync(Encoding.UTF8.GetBytes(Units), dryRun: false, Cancellation);
        await organisation.ImportMembersAsync(Encoding.UTF8.GetBytes("user,unit,from,to\ninsider,K1,2020-04-01,2026-03-31\ninsider,K2,2026-04-01,\n"), dryRun: false, Cancellation);
        _document = await _server.IngestAsync("amber.md", Text);

        using var insider = _server.Browser("insider");
        var answer = await (await insider.PostJsonAsync("/api/v1/answers", JsonSerializer.Serialize(new { question = Question }))).ReadJsonAsync();
        Assert.Contains(Number, answer.GetProperty("answer").GetString(), StringComparison.Ordinal);
        _conversation = answer.GetProperty("conversationId").GetString()!;
        _answer = answer.GetProperty("answerId").GetString()!;
        _chunk = answer.GetProperty("citations")[0].GetProperty("chunkId").GetString()!;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public void Route_OfTheProgram_IsInTheTable()
    {
        var undecided = Routes.Of(_server.App.Services).Select(r => r.Name).Where(name => Routes.GuardOf(name) is null);

        Assert.Empty(undecided);
    }

    [Fact]
    public async Task Route_ForNobodyInParticular_ShowsNobodyTheDocument()
    {
        using var client = _server.Anonymous();

        foreach (var (name, guard, status, body, location) in await WalkAsync(client))
        {
            AssertWithoutItsWords(name, body);
            var isRefused = status == HttpStatusCode.Unauthorized || (status == HttpStatusCode.Redirect && location.StartsWith("/signin", StringComparison.Ordinal));
            Assert.True(guard == Guard.Public || isRefused, $"{name}: {(int)status} {location}");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Route_ForSomebodyWithoutTheRight_ShowsNoWordOfTheDocument(bool byKey)
    {
        using var client = byKey ? await _server.KeyAsync("outsider", Roles.Staff) : _server.Browser("outsider");

        foreach (var (name, guard, status, body, _) in await WalkAsync(client))
        {
            AssertWithoutItsWords(name, body);
            Assert.True(guard is Guard.Public or Guard.SignedIn or Guard.Member or Guard.Staff or Guard.Library || (int)status is >= 400 and < 500, $"{name}: {(int)status}");
            Assert.True(guard is not Guard.Analyst || status == HttpStatusCode.Forbidden, $"{name}: {(int)status}");
            Assert.True(guard is not Guard.Document || !name.StartsWith("GET ", StringComparison.Ordinal) || status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, $"{name}: {(int)status}");
        }
    }

    [Fact]
    public async Task Route_ForSomebodyWithTheRight_ShowsTheDocument()
    {
        using var browser = _server.Browser("insider");
        using var program = await _server.KeyAsync("insider", Roles.Staff);
        foreach (var client in new[] { browser, program })
        {
            foreach (var (name, _, status, body, _) in (await WalkAsync(client, deleteToo: false)).Where(r => r.Guard == Guard.Document && r.Name.StartsWith("GET ", StringComparison.Ordinal)))
            {
                Assert.True(status == HttpStatusCode.OK, $"{name}: {(int)status}");
                Assert.True(ShowsItsWords(body), name);
            }
        }

        foreach (var address in Showing())
        {
            var body = await browser.GetStringAsync(address, Cancellation);
            Assert.True(ShowsItsWords(body), address);
        }
    }

    [Fact]
    public async Task Role_ThatIsNotStaff_IsRefusedOnEveryRouteOfStaffAndAdministrators()
    {
        using var client = _server.Browser("analyst");

        foreach (var (name, guard, status, body, _) in await WalkAsync(client))
        {
            AssertWithoutItsWords(name, body);
            Assert.True(guard is Guard.Public or Guard.SignedIn or Guard.Member or Guard.Analyst || status == HttpStatusCode.Forbidden, $"{name}: {(int)status}");
        }
    }

    [Fact]
    public async Task Administrator_WhoIsNotStaff_ManagesEverythingAndAsksNothing()
    {
        using var browser = _server.Browser("caretaker");
        using var program = await _server.KeyAsync("caretaker", Roles.Admin);

        foreach (var client in new[] { browser, program })
        {
            foreach (var (name, guard, status, body, _) in await WalkAsync(client, deleteToo: false, streamsToo: false))
            {
                var opens = guard is not (Guard.Staff or Guard.Conversation);
                Assert.True(opens == (status != HttpStatusCode.Forbidden), $"{name}: {(int)status} {body}");
                Assert.True(guard is not (Guard.Library or Guard.Document) || !name.StartsWith("GET ", StringComparison.Ordinal) || status == HttpStatusCode.OK, $"{name}: {(int)status}");
            }
        }
    }

    [Theory]
    [InlineData("access edited")]
    [InlineData("transfer")]
    [InlineData("document removed")]
    [InlineData("file says otherwise")]
    [InlineData("reorganisation")]
    public async Task Right_WhenItIsLost_IsLostOnEveryRouteWithoutSigningInAgain(string how)
    {
        using var browser = _server.Browser("insider");
        using var program = await _server.KeyAsync("insider", Roles.Staff);
        await using var line = await HubLine.OpenAsync(_server.Address, _server.Cookie("insider"), "same-origin");
        await line.AskAsync(JsonSerializer.Serialize(new { question = Question }));
        Assert.Contains(await line.ReadToEndAsync(), item => item.GetRawText().Contains(Number, StringComparison.Ordinal));

        await LoseAsync(how);

        foreach (var client in new[] { browser, program })
        {
            foreach (var address in Showing())
            {
                AssertWithoutItsWords(address, await (await client.GetAsync(address, Cancellation)).Content.ReadAsStringAsync(Cancellation));
            }

            foreach (var (name, _, _, body, _) in await WalkAsync(client, deleteToo: false))
            {
                AssertWithoutItsWords(name, body);
            }
        }

        // The line was opened while the right was there: it is asked for anew at every question.
        await line.AskAsync(JsonSerializer.Serialize(new { question = Question }), "2");
        Assert.DoesNotContain(await line.ReadToEndAsync(), item => item.GetRawText().Contains(Number, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Right_ThatComesWithATransfer_IsThereFromMidnightOnAndTheHistoryToo()
    {
        await LoseAsync("transfer");
        await _server.Get<IOrganisationAdministration>().AssignAsync("insider", "K1", new DateOnly(2026, 4, 1), concurrent: true, Cancellation);
        using var browser = _server.Browser("insider");

        foreach (var address in Showing())
        {
            Assert.True(ShowsItsWords(await browser.GetStringAsync(address, Cancellation)), address);
        }
    }

    private async Task LoseAsync(string how)
    {
        switch (how)
        {
            case "access edited":
                await _server.Get<IDocumentEditing>().UpdateAsync(_document.Id, new StatedMetadata { Access = ["財政課"] }, "administrator", Cancellation);
                break;
            case "transfer":
                // 23:59:58 in Japan: one second more is still March.
                _server.Time.Advance(TimeSpan.FromSeconds(1));
                using (var browser = _server.Browser("insider"))
                {
                    Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/api/v1/documents/{_document.Id}", Cancellation)).StatusCode);
                }

                _server.Time.Advance(TimeSpan.FromSeconds(1));
                break;
            case "document removed":
                await _server.Get<IDocumentEditing>().DeleteAsync(_document.Id, "administrator", Cancellation);
                break;
            case "file says otherwise":
                await _server.IngestAsync("amber.md", Text.Replace("危機管理課", "財政課", StringComparison.Ordinal));
                break;
            case "reorganisation":
                await _server.Get<IOrganisationAdministration>().ImportUnitsAsync(
                    Encoding.UTF8.GetBytes(Units.Replace("K1,危機管理課,CITY,2020-04-01,", "K1,防災課,CITY,2020-04-01,", StringComparison.Ordinal)), dryRun: false, Cancellation);
                break;
            default:
                throw new InvalidOperationException(how);
        }
    }

    /// <summary>Addresses that show its words to whoever may read it.</summary>
    private string[] Showing() =>
    [
        $"/conversations/{_conversation}",
        $"/api/v1/conversations/{_conversation}",
        $"/sources/{_document.Id}?chunk={_chunk}&answer={_answer}&marker=1",
        $"/sources/{_document.Id}?page=0",
        $"/api/v1/documents/{_document.Id}/pages/0",
        "/documents",
        "/api/v1/documents",
    ];

    private async Task<List<(string Name, Guard Guard, HttpStatusCode Status, string Body, string Location)>> WalkAsync(HttpClient client, bool deleteToo = true, bool streamsToo = true)
    {
        var results = new List<(string, Guard, HttpStatusCode, string, string)>();
        foreach (var (name, method, pattern, hasBody) in Routes.Of(_server.App.Services).Where(r => deleteToo || r.Method != "DELETE"))
        {
            if (!streamsToo && name == "GET /api/v1/ingestion/events")
            {
                // Whom it is open to it never ends for.
                continue;
            }

            var address = Routes.Fill(pattern, _document.Id, _conversation);
            using var request = Routes.Request(name, method, address, hasBody, Question);
            using var response = await client.SendAsync(request, Cancellation);
            var location = response.Headers.Location is { } to ? (to.IsAbsoluteUri ? to.PathAndQuery : to.OriginalString) : "";
            results.Add((name, Routes.GuardOf(name) ?? Guard.Admin, response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation), location));
        }

        Assert.True(results.Count > 15, $"{results.Count} routes");
        return results;
    }

    private static void AssertWithoutItsWords(string name, string body) => Assert.False(ShowsItsWords(body), $"{name} shows the document.");

    /// <summary>In a page Kanji may stand as character references.</summary>
    private static bool ShowsItsWords(string body) =>
        WebUtility.HtmlDecode(body) is var text && (text.Contains(Title, StringComparison.Ordinal) || text.Contains(Number, StringComparison.Ordinal));
}
