using System.Globalization;
using System.Text;
using System.Text.Json;
using Assistant.Core.Audit;
using Assistant.Core.Errors;
using Assistant.Core.Usage;
using Assistant.Infrastructure.Audit;
using Assistant.Infrastructure.Storage;
using Assistant.Infrastructure.Tests.Storage;
using Assistant.Infrastructure.Usage;
using Assistant.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Infrastructure.Tests.Usage;

public sealed class UsageCountsTests : IAsyncLifetime
{
    private static readonly UsagePeriod Period = UsagePeriod.Parse("2024-11", "2025-10");
    private StorageFixture _storage = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private UsageReports Reports => _storage.Services.GetRequiredService<UsageReports>();

    public async ValueTask InitializeAsync() => _storage = await StorageFixture.OpenAsync(Token);

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(20260401)]
    public async Task CountsThatAreKept_EqualTheLogCountedAgain_ToTheDigit(int seed)
    {
        // In two files, so that the second adds to what the first has counted; and with statements changed afterwards.
        var random = new Random(seed);
        await ImportAsync(RandomFile(random, 400));
        await ImportAsync(RandomFile(random, 300));
        for (var i = 0; i < 20; i++)
        {
            var (answer, usage) = await Turns.AnswerAsync(_storage, null, Turns.Staff, "質問");
            await StateAsync(answer.AnswerId, i % 2 == 0 ? 60 : 5, "メール");
            await StateAsync(answer.AnswerId, 10, (i % 3) switch { 0 => "メール", 1 => "企画書", _ => null });
            Assert.Equal(answer.AnswerId, usage.Id);
        }

        foreach (var period in new[] { Period, UsagePeriod.Parse("2026-04", "2026-04"), UsagePeriod.Parse("2025-03", "2025-03") })
        {
            Assert.Equal(
                JsonSerializer.Serialize(await Reports.ComputeKpiAsync(period, recount: true, Token)),
                JsonSerializer.Serialize(await Reports.ComputeKpiAsync(period, recount: false, Token)));
            Assert.Equal(Sorted(await _storage.Usage.RecountAsync(period, Token)), Sorted(await _storage.Usage.ReadTotalsAsync(period, Token)));
        }

        Assert.Equal(new Core.Usage.Kpi.ReportedTime(200, 20), (await Reports.ComputeKpiAsync(UsagePeriod.Parse("2026-04", "2026-04"), recount: false, Token)).TimeSaved.SelfReported);
    }

    [Fact]
    public async Task CountsInMemory_FollowWhatAnotherProcessWrites_AndMonthsThatWentAndCameBack()
    {
        const string Header = "occurredAt,userId,department,feature,templateId,outcome\n";
        using var folder = new TemporaryFolder();
        await using var reading = await StorageFixture.OpenAsync(Token, folder);
        await using var writing = await StorageFixture.OpenAsync(Token, folder);
        var period = UsagePeriod.Parse("2016-04", "2026-12");
        async Task<int> EventsAsync() => (await reading.Usage.ReadTotalsAsync(period, Token)).Users.Sum(u => u.Events);
        await ImportAsync(Header + "2016-04-01T00:00:00+09:00,u1,a,ask,t,answered\n2025-04-01T00:00:00+09:00,u1,a,ask,t,answered\n", writing);
        Assert.Equal(2, await EventsAsync());

        await ImportAsync(Header + "2025-04-02T00:00:00+09:00,u1,a,ask,t,answered\n", writing);
        Assert.Equal(3, await EventsAsync());

        var (answer, _) = await Turns.AnswerAsync(writing, null, Turns.Staff, "質問");
        Assert.Equal(4, await EventsAsync());
        await writing.Services.GetRequiredService<IUsageFeedback>().StateAsync(answer.AnswerId, Turns.Staff, 30, null, Token);
        Assert.Equal(30, (await reading.Usage.ReadTotalsAsync(period, Token)).Cells.Sum(c => c.ReportedMinutes));

        writing.Time.Advance(TimeSpan.FromDays(1200));
        await writing.Services.GetRequiredService<LogRetention>().PurgeAsync(Token);
        Assert.Equal(3, await EventsAsync());
        await ImportAsync(Header + "2016-04-09T00:00:00+09:00,u2,a,ask,t,answered\n", writing);
        Assert.Equal(4, await EventsAsync());
        Assert.Equal(Sorted(await reading.Usage.RecountAsync(period, Token)), Sorted(await reading.Usage.ReadTotalsAsync(period, Token)));
    }

    [Fact]
    public async Task Statement_IsTakenFromTheOwnerWithinThirtyDays_AndFromNobodyElse()
    {
        var (answer, _) = await Turns.AnswerAsync(_storage, null, Turns.Staff, "質問");

        Assert.Equal("minutes_invalid", await RefusalAsync(() => StateAsync(answer.AnswerId, 15)));
        Assert.Equal("answer_not_found", await RefusalAsync(() => _storage.Services.GetRequiredService<IUsageFeedback>().StateAsync(answer.AnswerId, Turns.Staff with { UserId = "other" }, 5, null, Token)));
        _storage.Time.Advance(TimeSpan.FromDays(30));
        await StateAsync(answer.AnswerId, 0);
        _storage.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("feedback_closed", await RefusalAsync(() => StateAsync(answer.AnswerId, 5)));
        Assert.Equal(0, Assert.Single(await Turns.UsageAsync(_storage)).MinutesSaved);
    }

    [Fact]
    public async Task Statement_AboutATurnThatSavedNothing_IsRefused()
    {
        var started = await _storage.Conversations.StartTurnAsync(null, Turns.Staff, "質問", Token);
        await _storage.Conversations.CompleteTurnAsync(new(started.AnswerId, "failed", null, "x"), Turns.Usage(started, "failed"), Token);

        Assert.Equal("feedback_not_possible", await RefusalAsync(() => StateAsync(started.AnswerId, 5)));
    }

    [Fact]
    public async Task Purge_TakesWholeMonthsPastTheirTime_AndTheChainsStayVerifiable()
    {
        await ImportAsync("occurredAt,userId,department,feature,templateId,outcome\n2016-04-01T00:00:00+09:00,u1,a,ask,t,answered\n2025-04-01T00:00:00+09:00,u1,a,ask,t,answered\n2016-05-01T00:00:00+09:00,u2,a,ask,t,answered\n");
        await _storage.Services.GetRequiredService<IAuditLog>().AppendAsync(new AuditRecord(AuditActions.SignIn, "u1", null), Token);
        _storage.Time.Advance(TimeSpan.FromDays(1200));

        var removed = await _storage.Services.GetRequiredService<LogRetention>().PurgeAsync(Token);

        Assert.Equal(3, removed);
        Assert.Equal(["2025-04"], (await Turns.UsageAsync(_storage)).Select(e => YearMonth.Of(e.OccurredAt).ToString()));
        var report = await VerifyAsync();
        Assert.All(report.Chains, c => Assert.Null(c.Problem));
        Assert.Equal([2, 0, 1], report.Chains.Select(c => (int)c.Purged));
        var everything = UsagePeriod.Parse("2016-01", "2026-01");
        Assert.Equal(Sorted(await _storage.Usage.RecountAsync(everything, Token)), Sorted(await _storage.Usage.ReadTotalsAsync(everything, Token)));
        Assert.Equal(0, await _storage.Services.GetRequiredService<LogRetention>().PurgeAsync(Token));
        await ImportAsync("occurredAt,userId,department,feature,templateId,outcome\n2025-05-01T00:00:00+09:00,u1,a,ask,t,answered\n");
        Assert.True((await VerifyAsync()).Intact);
    }

    [Fact]
    public async Task EventsOfAnOlderDataFolder_AreTakenIntoTheChain()
    {
        using var folder = new TemporaryFolder();
        await OldFolder.CreateAsync(folder, Token);

        await using var storage = await StorageFixture.OpenAsync(Token, folder);

        Assert.Equal(["e1", "e2"], (await Turns.UsageAsync(storage)).Select(e => e.Id));
        var report = await storage.Services.GetRequiredService<ILogVerification>().VerifyAsync(null, Token);
        Assert.True(report.Intact);
        Assert.Equal(2, report.Chains.Single(c => c.Chain == "usage").Records);
        Assert.Equal(2, (await storage.Usage.ReadTotalsAsync(UsagePeriod.Parse("2026-03", "2026-04"), Token)).Users.Sum(u => u.Events));
    }

    private Task<VerificationReport> VerifyAsync() => _storage.Services.GetRequiredService<ILogVerification>().VerifyAsync(null, Token);

    private Task StateAsync(string answerId, int minutes, string? category = null) =>
        _storage.Services.GetRequiredService<IUsageFeedback>().StateAsync(answerId, Turns.Staff, minutes, category, Token);

    private async Task ImportAsync(string text, StorageFixture? storage = null)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        await (storage ?? _storage).Services.GetRequiredService<IUsageImport>().ImportAsync(file, Token);
    }

    private static async Task<string> RefusalAsync(Func<Task> work) => (await Assert.ThrowsAsync<AssistantException>(work)).Code;

    private static List<string> Sorted(UsageTotals totals) =>
    [
        .. totals.Users.Select(u => u.ToString()).Order(StringComparer.Ordinal),
        .. totals.Cells.Select(c => c.ToString()).Order(StringComparer.Ordinal),
        .. totals.Templates.Select(t => t.ToString()).Order(StringComparer.Ordinal),
        .. totals.Tokens.Select(t => t.ToString()).Order(StringComparer.Ordinal),
        .. totals.Purposes.Select(p => p.ToString()).Order(StringComparer.Ordinal),
        .. totals.Categories.Select(c => c.ToString()).Order(StringComparer.Ordinal),
        .. totals.LastUse.Select(l => l.ToString()).Order(StringComparer.Ordinal),
    ];

    private static string RandomFile(Random random, int rows)
    {
        var text = new StringBuilder("occurredAt,userId,department,feature,templateId,outcome,post,minutesSaved,inputTokens,outputTokens\n");
        for (var i = 0; i < rows; i++)
        {
            var at = new DateTimeOffset(2024, 10, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(random.Next(0, 400 * 86_400)).ToOffset(TimeSpan.FromHours(random.Next(-12, 15)));
            string[] outcomes = [.. UsageOutcomes.All];
            text.Append(CultureInfo.InvariantCulture, $"{at:yyyy-MM-dd'T'HH:mm:sszzz},u{random.Next(40)},{Pick(random, "総務課", "税務課", "")},{Pick(random, "ask", "draft")},{Pick(random, "answer", "mail", "")},{Pick(random, outcomes)},")
                .Append(CultureInfo.InvariantCulture, $"{Pick(random, "主査", "")},{Pick(random, "", "0", "5", "60")},{random.Next(3) * 100},{random.Next(2) * 50}\n");
        }

        return text.ToString();
    }

    private static string Pick(Random random, params string[] choices) => choices[random.Next(choices.Length)];
}
