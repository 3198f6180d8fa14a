using System.Globalization;
using System.Text;
using Assistant.Core.Access;
using Assistant.Core.Answering;
using Assistant.Core.Usage;
using Assistant.Core.Usage.DrillDown;
using Assistant.Core.Usage.Kpi;
using Assistant.Core.Usage.Reporting;
using Assistant.Infrastructure.Tests.Storage;
using Assistant.Infrastructure.Usage.Reporting;
using Assistant.Testing;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Infrastructure.Tests.Usage.Reporting;

public sealed class UsageReportFileTests : IAsyncLifetime
{
    private const string Formula = "=HYPERLINK(\"http://example.invalid\")";
    private static readonly UsagePeriod Period = UsagePeriod.Parse("2025-04", "2025-06");
    private StorageFixture _storage = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IUsageDashboard Dashboard => _storage.Services.GetRequiredService<IUsageDashboard>();

    private IUsageRows Rows => _storage.Services.GetRequiredService<IUsageRows>();

    public async ValueTask InitializeAsync()
    {
        _storage = await StorageFixture.OpenAsync(Token);
        var text = new StringBuilder("occurredAt,userId,department,feature,templateId,outcome,post,minutesSaved,inputTokens,outputTokens,eventId\n");
        var random = new Random(3);
        for (var i = 0; i < 600; i++)
        {
            // Thirty people of three departments; one of them is the mayor, and one department has a name that a spreadsheet would run.
            var user = random.Next(30);
            var department = user < 10 ? "税務課" : user < 28 ? $"\"{Formula.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : "小さな課";
            var outcome = random.Next(10) switch { < 7 => "answered", 7 => "no_evidence", 8 => "blocked", _ => "failed" };
            text.Append(CultureInfo.InvariantCulture, $"2025-0{4 + random.Next(3)}-1{random.Next(10)}T0{random.Next(10)}:00:00+09:00,u{user},{department},ask,{(i % 3 == 0 ? "mail" : "answer")},{outcome},{(user == 29 ? "市長" : "主事")},{(outcome == "answered" && i % 4 == 0 ? "10" : "")},10,5,e{i}\n");
        }

        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
        await _storage.Services.GetRequiredService<IUsageImport>().ImportAsync(file, Token);
    }

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    [Fact]
    public async Task Workbook_IsValid_AndHasTheFiguresOfEveryTableAsNumbers()
    {
        var overview = await Dashboard.ReadAsync(Period, Token);

        using var document = SpreadsheetDocument.Open(new MemoryStream(UsageWorkbook.Create(overview)), isEditable: false);

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2016).Validate(document, Token).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        var tables = ReportTables.Of(overview);
        var sheets = document.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().ToList();
        Assert.Equal(tables.Select(t => t.Name), sheets.Select(s => s.Name!.Value!));
        foreach (var (table, sheet) in tables.Zip(sheets))
        {
            var worksheet = ((WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!)).Worksheet;
            Assert.Equal(PaneStateValues.Frozen, worksheet.Descendants<Pane>().Single().State!.Value);
            var rows = worksheet.Descendants<Row>().Skip(1).Take(table.Rows.Count).Select(r => r.Elements<Cell>().Select(Read).ToList()).ToList();
            Assert.Equal(table.Rows.Select(r => string.Join('|', r.Select(Text))), rows.Select(r => string.Join('|', r)));
        }
    }

    [Fact]
    public async Task Workbook_TextThatLooksLikeAFormula_IsText()
    {
        var overview = await Dashboard.ReadAsync(Period, Token);

        using var document = SpreadsheetDocument.Open(new MemoryStream(UsageWorkbook.Create(overview)), isEditable: false);

        var cells = document.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<Cell>()).ToList();
        Assert.DoesNotContain(cells, c => c.CellFormula is not null);
        var hostile = Assert.Single(cells, c => c.InnerText == Formula);
        Assert.Equal(CellValues.InlineString, hostile.DataType!.Value);
        Assert.Contains("'=HYPERLINK", Encoding.UTF8.GetString(UsageReportCsv.Create(overview)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Document_IsValid_AndSaysTheFigures()
    {
        var overview = await Dashboard.ReadAsync(Period, Token);

        using var document = WordprocessingDocument.Open(new MemoryStream(UsageReportDocument.Create(overview)), isEditable: false);

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2016).Validate(document, Token).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        var body = document.MainDocumentPart!.Document.Body!.InnerText;
        Assert.All(UsageSummary.Of(overview), s => Assert.Contains(s, body, StringComparison.Ordinal));
        Assert.Contains(ReportNumbers.Text(overview.Kpi.CumulativeUsers), body, StringComparison.Ordinal);
        Assert.Contains("生成AIは使っていません", body, StringComparison.Ordinal);
        Assert.Contains("2025年4月〜2025年6月", document.MainDocumentPart.HeaderParts.Single().Header.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_WithLettersThatXmlCannotHold_AreStillValid()
    {
        var overview = await Dashboard.ReadAsync(Period, Token);
        var odd = overview with { Report = overview.Report with { ByPost = [new GroupKpi("主\u0001事\uFFFE", 1, 1, 1)] } };

        using var workbook = SpreadsheetDocument.Open(new MemoryStream(UsageWorkbook.Create(odd)), isEditable: false);
        using var document = WordprocessingDocument.Open(new MemoryStream(UsageReportDocument.Create(odd)), isEditable: false);

        Assert.Contains(workbook.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<Cell>()), c => c.InnerText == "主\uFFFD事\uFFFD");
        Assert.Contains("主\uFFFD事\uFFFD", document.MainDocumentPart!.Document.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Department_CountedByItsCode_HasItsNameOfTheTimeAndItsCodeInEveryFile()
    {
        var code = $"\"{Formula.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        await _storage.Services.GetRequiredService<IOrganisationAdministration>().ImportUnitsAsync(
            Encoding.UTF8.GetBytes($"code,name,parent,from,to\n{code},市民税課,,2020-04-01,2025-06-30\n{code},新しい名前,,2025-07-01,\n"), dryRun: false, Token);

        var overview = await Dashboard.ReadAsync(Period, Token);

        var row = Assert.Single(ReportTables.Departments(overview).Rows, r => (string?)r[^1] == Formula);
        Assert.Equal("市民税課", row[0]);
        Assert.Contains(overview.Kpi.ByDepartment, d => d.Department == Formula);
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(UsageWorkbook.Create(overview)), isEditable: false);
        using var document = WordprocessingDocument.Open(new MemoryStream(UsageReportDocument.Create(overview)), isEditable: false);
        var cells = workbook.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<Cell>()).Select(c => c.InnerText).ToHashSet(StringComparer.Ordinal);
        var line = Assert.Single(Encoding.UTF8.GetString(UsageReportCsv.Create(overview)).Split("\r\n"), l => l.Contains("市民税課", StringComparison.Ordinal));
        Assert.Contains("HYPERLINK", line, StringComparison.Ordinal);
        Assert.Subset(cells, new HashSet<string>(StringComparer.Ordinal) { "市民税課", Formula });
        Assert.Contains("市民税課", document.MainDocumentPart!.Document.Body!.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Overview_AgreesWithItself_AndMergesWhatFewPeopleDid()
    {
        var overview = await Dashboard.ReadAsync(Period, Token);

        Assert.Equal(600, overview.Events);
        Assert.Equal(overview.Kpi.Months.Select(m => (m.Month, m.Events)), overview.Outcomes.Select(o => (o.Month, o.Events)));
        Assert.Equal(overview.Report.Blocked, overview.Outcomes.Sum(o => o.Blocked));
        Assert.DoesNotContain(overview.Kpi.ByDepartment, d => d.Department == "小さな課");
        Assert.DoesNotContain(overview.Report.ByPost, p => p.Name == "市長");
        Assert.Equal(600, overview.Report.ByPost.Sum(p => p.Events));
        Assert.Equal(Period, await Dashboard.FindSpanAsync(Token));
    }

    [Fact]
    public async Task RowsBehindAFigure_AreThoseOfTheMonth_WithoutPeopleAndSmallDepartments()
    {
        var month = new YearMonth(2025, 5);
        var expected = (await Dashboard.ReadAsync(UsagePeriod.Of(month, month), Token)).Events;
        var all = new List<UsageRow>();
        UsageRowPage page;
        var number = 1;
        do
        {
            page = await Rows.ReadAsync(new UsageRowFilter(month, null, null, null, null), number++, 50, Token);
            all.AddRange(page.Rows);
        }
        while (page.Page < page.Pages);

        Assert.Equal(expected, all.Count + page.Hidden);
        Assert.Equal(page.Total, all.Count);
        Assert.Distinct(all.Select(r => r.Id));
        Assert.Equal(all.OrderByDescending(r => r.OccurredAt).Select(r => r.OccurredAt), all.Select(r => r.OccurredAt));
        Assert.DoesNotContain("小さな課", all.Select(r => r.Department));
        Assert.All(all, r => Assert.Matches("^[0-9a-f]{12}$", r.Id));
    }

    [Fact]
    public async Task Rows_AfterMoreWereAdded_AreTheNewOnesToo()
    {
        var month = new YearMonth(2025, 5);
        var before = await Rows.ReadAsync(new UsageRowFilter(month, null, null, null, null), 1, 10, Token);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(
            "occurredAt,userId,department,feature,templateId,outcome,eventId\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"2025-05-31T23:59:59+09:00,v{i},新しい課,ask,answer,answered,n{i}\n"))));
        await _storage.Services.GetRequiredService<IUsageImport>().ImportAsync(file, Token);

        var after = await Rows.ReadAsync(new UsageRowFilter(month, null, null, null, null), 1, 10, Token);

        Assert.Equal(before.Total + before.Hidden + 20, after.Total + after.Hidden);
        Assert.All(after.Rows, r => Assert.Equal("新しい課", r.Department));
    }

    [Fact]
    public async Task Minutes_AreListedForTheOwnAnswers_AndCloseAfterThirtyDays()
    {
        var stated = _storage.Services.GetRequiredService<IStatedMinutes>();
        var (answer, _) = await Turns.AnswerAsync(_storage, null, Turns.Staff, "質問");
        await _storage.Services.GetRequiredService<IUsageFeedback>().StateAsync(answer.AnswerId, Turns.Staff, 30, null, Token);

        Assert.Equal(new MinutesStatement(30, true), (await stated.ListAsync(Turns.Staff.UserId, [answer.AnswerId], Token))[answer.AnswerId]);
        Assert.Empty(await stated.ListAsync("somebody-else", [answer.AnswerId], Token));
        _storage.Time.Advance(TimeSpan.FromDays(31));
        Assert.Equal(new MinutesStatement(30, false), (await stated.ListAsync(Turns.Staff.UserId, [answer.AnswerId], Token))[answer.AnswerId]);
    }

    [Fact]
    public async Task Minutes_AreNotAskedForWhereNothingWasAnswered()
    {
        var stated = _storage.Services.GetRequiredService<IStatedMinutes>();
        foreach (var outcome in UsageOutcomes.All.Where(o => o != TurnStates.Answered))
        {
            var started = await _storage.Conversations.StartTurnAsync(null, Turns.Staff, "質問", Token);
            await _storage.Conversations.CompleteTurnAsync(new TurnOutcome(started.AnswerId, outcome, Turns.Response(started) with { Status = outcome }, null), Turns.Usage(started, outcome), Token);

            Assert.True((await stated.ListAsync(Turns.Staff.UserId, [started.AnswerId], Token)).Count == 0, outcome);
        }
    }

    private static string Read(Cell cell) => cell.DataType?.Value == CellValues.InlineString
        ? cell.InnerText
        : cell.CellValue is { } value ? decimal.Parse(value.Text, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture) : "";

    private static string Text(object? value) => value is IConvertible number and not string
        ? number.ToDecimal(CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)
        : (string?)value ?? "";
}
