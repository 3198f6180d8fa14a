using System.Globalization;
using System.Net;
using System.Text;
using Assistant.Api.Tests.Support;
using Assistant.Core.Access;
using Assistant.Core.Audit;
using Assistant.Core.Usage;
using Assistant.Testing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Assistant.Api.Tests.Usage;

/// <summary>The files of the report and what a person sees of themselves, on the real program with its own database.</summary>
public sealed class UsageReportTests : IAsyncLifetime
{
    private const string Period = "from=2025-04&to=2026-03";
    private RealServer _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await RealServer.StartAsync(new ManualTimeProvider(new DateTimeOffset(2026, 3, 20, 0, 0, 0, TimeSpan.Zero)));
        await _server.AddAsync("ana", "DX戦略課", Roles.Analyst);
        await _server.AddAsync("taro", "市民課", Roles.Staff);
        await _server.AddAsync("root", null, Roles.Staff, Roles.Admin);
        var text = new StringBuilder("occurredAt,userId,department,feature,templateId,outcome,minutesSaved,eventId\n");
        for (var i = 0; i < 300; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"2025-{4 + (i % 9):00}-10T10:00:00+09:00,u{i % 23},第{i % 4}課,ask,answer,{(i % 7 == 0 ? "no_evidence" : "answered")},{(i % 5 == 0 ? "10" : "")},e{i}\n");
        }

        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
        await _server.Get<IUsageImport>().ImportAsync(file, Token);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Excel_HasTheSameFiguresAsTheApi_ToTheDigit()
    {
        using var client = _server.Browser("ana");
        var kpi = await (await client.GetAsync($"/api/v1/usage/kpi?{Period}", Token)).ReadJsonAsync();

        var response = await client.GetAsync($"/api/v1/usage/report.xlsx?{Period}", Token);

        Assert.Equal("attachment; filename=_____2025-04_2026-03.xlsx; filename*=UTF-8''%E5%88%A9%E7%94%A8%E7%8A%B6%E6%B3%81_2025-04_2026-03.xlsx", response.Content.Headers.GetValues("Content-Disposition").Single());
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(await response.Content.ReadAsByteArrayAsync(Token)), isEditable: false);
        var months = Rows(workbook, "月別");
        Assert.Equal(
            kpi.GetProperty("months").EnumerateArray().Select(m => $"{m.GetProperty("month").GetString()}|{m.GetProperty("users").GetInt32()}|{m.GetProperty("events").GetInt32()}"),
            months.Skip(1).Take(12).Select(r => string.Join('|', r.Take(3))));
        var figures = Rows(workbook, "概要");
        Assert.Equal(kpi.GetProperty("cumulativeUsers").GetRawText(), figures[1][1]);
        Assert.Equal(kpi.GetProperty("monthlyAverageUsers").GetDecimal(), decimal.Parse(figures[2][1], CultureInfo.InvariantCulture));
        Assert.Equal(kpi.GetProperty("timeSaved").GetProperty("selfReported").GetProperty("minutes").GetInt32(), decimal.Parse(figures[5][1], CultureInfo.InvariantCulture) * 60);
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("docx")]
    [InlineData("csv")]
    public async Task File_ForStaff_IsRefused_AndWhatIsHandedOutIsRecorded(string extension)
    {
        using var analyst = _server.Browser("ana");
        using var administrator = _server.Browser("root");
        using var staff = _server.Browser("taro");
        var path = $"/api/v1/usage/report.{extension}?{Period}";

        Assert.Equal(HttpStatusCode.OK, (await analyst.GetAsync(path, Token)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await administrator.GetAsync(path, Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await staff.GetAsync(path, Token)).StatusCode);
        await (await analyst.GetAsync($"/api/v1/usage/report.{extension}?from=2026-05&to=2026-04", Token)).AssertProblemAsync(HttpStatusCode.BadRequest, "period_invalid");

        Assert.Equal([AuditRecord.Ok, AuditRecord.Ok, "http_403", "http_400"], (await AuditAsync(AuditActions.UsageExport)).Select(r => r.Outcome));
    }

    [Fact]
    public async Task Pages_OnUse_AreRecordedAsReadingTheLog()
    {
        using var analyst = _server.Browser("ana");
        foreach (var path in new[] { $"/usage?{Period}", "/usage/events?month=2025-05", "/usage/indicators" })
        {
            Assert.Equal(HttpStatusCode.OK, (await analyst.GetAsync(path, Token)).StatusCode);
        }

        Assert.Equal(3, (await AuditAsync(AuditActions.UsageRead)).Count);
    }

    [Fact]
    public async Task Rows_NameNobody()
    {
        using var analyst = _server.Browser("ana");

        var page = WebUtility.HtmlDecode(await analyst.GetStringAsync("/usage/events?month=2025-05", Token));

        Assert.Contains("第1課", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("""[>"\s]u\d+[<"\s]""", page);
        Assert.DoesNotMatch(@"[>\s]e\d+[<\s]", page);
    }

    [Fact]
    public async Task Indicator_IsEnteredByAnAnalyst_AndRecorded()
    {
        using var analyst = _server.Browser("ana");
        using var staff = _server.Browser("taro");
        const string path = "/api/v1/usage/indicators/online-procedures/values";

        Assert.Equal(HttpStatusCode.NoContent, (await analyst.PostJsonAsync(path, """{"fiscalYear":2025,"value":770.5}""")).StatusCode);
        await (await analyst.PostJsonAsync(path, """{"fiscalYear":2025,"value":770.1234}""")).AssertProblemAsync(HttpStatusCode.BadRequest, "indicator_value_invalid");
        await (await analyst.PostJsonAsync(path, """{"fiscalYear":25,"value":1}""")).AssertProblemAsync(HttpStatusCode.BadRequest, "indicator_value_invalid");
        await (await analyst.PostJsonAsync("/api/v1/usage/indicators/nothing/values", """{"fiscalYear":2025,"value":1}""")).AssertProblemAsync(HttpStatusCode.NotFound, "indicator_unknown");
        await (await analyst.PostJsonAsync("/api/v1/usage/indicators/ai-users/values", """{"fiscalYear":2025,"value":1}""")).AssertProblemAsync(HttpStatusCode.Conflict, "indicator_from_log");
        Assert.Equal(HttpStatusCode.Forbidden, (await staff.PostJsonAsync(path, """{"fiscalYear":2025,"value":1}""")).StatusCode);

        Assert.Equal("online-procedures", Assert.Single(await AuditAsync(AuditActions.IndicatorEnter)).TargetId);
    }

    [Fact]
    public async Task Person_SeesWhatIsHeldOnThem_AndNothingOnOthers()
    {
        using var taro = _server.Browser("taro");
        using var ana = _server.Browser("ana");
        await ana.GetAsync($"/usage?{Period}", Token);
        var answer = await (await taro.PostJsonAsync("/api/v1/answers", """{"question":"何もない質問ですか"}""")).ReadJsonAsync();
        await taro.PostJsonAsync($"/api/v1/answers/{answer.GetProperty("answerId").GetString()}/feedback", """{"minutesSaved":10}""");

        var held = await (await taro.GetAsync("/api/v1/me", Token)).ReadJsonAsync();

        Assert.Equal("taro", held.GetProperty("name").GetString());
        var month = Assert.Single(held.GetProperty("months").EnumerateArray());
        Assert.Equal((1, 1, 10), (month.GetProperty("uses").GetInt32(), month.GetProperty("reports").GetInt32(), month.GetProperty("reportedMinutes").GetInt32()));
        Assert.Equal(1, held.GetProperty("conversations").GetProperty("questions").GetInt32());
        Assert.DoesNotContain(held.GetProperty("audit").EnumerateArray(), a => a.GetProperty("action").GetString() == AuditActions.UsageRead);
        Assert.Contains((await (await ana.GetAsync("/api/v1/me", Token)).ReadJsonAsync()).GetProperty("audit").EnumerateArray(), a => a.GetProperty("action").GetString() == AuditActions.UsageRead);
        Assert.Contains("taro", await taro.GetStringAsync("/me", Token), StringComparison.Ordinal);
    }

    private async Task<List<AuditRecord>> AuditAsync(string action)
    {
        List<AuditRecord> records = [];
        await foreach (var stored in _server.Get<IAuditLog>().ReadAsync(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue.AddDays(-2), Token))
        {
            records.Add(stored.Record);
        }

        return [.. records.Where(r => r.Action == action)];
    }

    private static List<List<string>> Rows(SpreadsheetDocument workbook, string name)
    {
        var sheet = workbook.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Single(s => s.Name == name);
        return [.. ((WorksheetPart)workbook.WorkbookPart.GetPartById(sheet.Id!)).Worksheet.Descendants<Row>().Select(r => r.Elements<Cell>().Select(c => c.InnerText).ToList())];
    }
}
