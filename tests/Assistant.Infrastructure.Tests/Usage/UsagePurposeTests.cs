using System.Security.Cryptography;
using System.Text;
using Assistant.Core.Answering;
using Assistant.Core.Audit;
using Assistant.Core.Errors;
using Assistant.Core.Usage;
using Assistant.Core.Usage.Kpi;
using Assistant.Infrastructure.Audit;
using Assistant.Infrastructure.Storage;
using Assistant.Infrastructure.Tests.Storage;
using Assistant.Infrastructure.Usage;
using Assistant.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Infrastructure.Tests.Usage;

public sealed class UsagePurposeTests : IAsyncLifetime
{
    private StorageFixture _storage = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _storage = await StorageFixture.OpenAsync(Token);

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    [Fact]
    public async Task Purpose_StandsOnTheEvent_InTheExport_AndInTheReportUnderItsName()
    {
        await UseAsync("drafting");
        await UseAsync("drafting");
        await UseAsync("gone");
        await UseAsync(null);

        var lines = (await Turns.UsageAsync(_storage)).Select(e => UsageEventLine.Of(e, id => id)).ToList();
        Assert.Equal(["", "drafting", "drafting", "gone"], lines.Select(l => l.Purpose).Order(StringComparer.Ordinal));
        Assert.Equal(UsageEventLine.Header.Count, lines[0].Cells.Count);
        Assert.Equal(
            [new PurposeKpi("drafting", "庁内文書の下書き", 1, 2), new PurposeKpi("", UsageReportCalculator.UnknownPurpose, 1, 1), new PurposeKpi("gone", "gone", 1, 1)],
            (await ReportAsync()).ByPurpose);
    }

    [Fact]
    public async Task EventWithoutPurpose_HasTheHashThatItAlwaysHad()
    {
        await UseAsync(null);
        await UseAsync("drafting");
        var database = _storage.Services.GetRequiredService<Database>();

        var rows = await database.ReadAsync(
            connection => connection.Sql("SELECT id, occurred_at, hash FROM usage_events ORDER BY seq").ListAsync(r => (Id: r.GetString(0), At: r.GetInt64(1), Hash: r.GetFieldValue<byte[]>(2)), Token),
            Token);

        Assert.Equal(Hash(new byte[32], Json(1, rows[0].Id, rows[0].At, "")), rows[0].Hash);
        Assert.Equal(Hash(rows[0].Hash, Json(2, rows[1].Id, rows[1].At, ",\"purpose\":\"drafting\"")), rows[1].Hash);
        Assert.True((await _storage.Services.GetRequiredService<ILogVerification>().VerifyAsync(null, Token)).Intact);
    }

    [Fact]
    public async Task Category_IsCountedAsItWasSaidLast_AndVerifies()
    {
        var first = await UseAsync(null);
        var second = await UseAsync(null);
        await StateAsync(first, 60, "メール");
        await StateAsync(first, 30, "企画書");
        await StateAsync(second, 10, "企画書");
        await StateAsync(await UseAsync(null), 5, null);

        var report = await ReportAsync();

        Assert.Equal([new CategoryKpi("企画書", 2, 40)], report.ByCategory);
        Assert.Equal(new ReportedTime(45, 3), report.Kpi.TimeSaved.SelfReported);
        Assert.Equal(["", "企画書", "企画書"], (await Turns.UsageAsync(_storage)).Select(e => e.Category ?? "").Order(StringComparer.Ordinal));
        Assert.True((await _storage.Services.GetRequiredService<ILogVerification>().VerifyAsync(null, Token)).Intact);

        await StateAsync(first, 30, null);
        Assert.Equal([new CategoryKpi("企画書", 1, 10)], (await ReportAsync()).ByCategory);
    }

    [Fact]
    public async Task Category_ThatThePolicyDoesNotHave_IsRefused_AndNothingIsRecorded()
    {
        var answer = await UseAsync(null);

        var failure = await Assert.ThrowsAsync<AssistantException>(() => StateAsync(answer, 30, "私用"));

        Assert.Equal("category_unknown", failure.Code);
        Assert.Contains("あいさつ文", failure.NextStep, StringComparison.Ordinal);
        Assert.Null(Assert.Single(await Turns.UsageAsync(_storage)).MinutesSaved);
    }

    private async Task<string> UseAsync(string? purpose)
    {
        var started = await _storage.Conversations.StartTurnAsync(null, Turns.Staff, new TurnQuestion("質問") { Purpose = purpose }, Token);
        await _storage.Conversations.CompleteTurnAsync(
            new TurnOutcome(started.AnswerId, TurnStates.Answered, Turns.Response(started), null), Turns.Usage(started, TurnStates.Answered) with { Purpose = started.Purpose }, Token);
        return started.AnswerId;
    }

    private Task StateAsync(string answerId, int minutes, string? category) =>
        _storage.Services.GetRequiredService<IUsageFeedback>().StateAsync(answerId, Turns.Staff, minutes, category, Token);

    private Task<UsageReport> ReportAsync()
    {
        var month = YearMonth.Of(_storage.Time.GetUtcNow());
        return _storage.Services.GetRequiredService<UsageReports>().ComputeReportAsync(UsagePeriod.Of(month, month), Token);
    }

    private static string Json(int seq, string id, long at, string more) =>
        $$"""{"chain":"usage","seq":{{seq}},"id":"{{id}}","occurred_at":{{at}},"user_id":"user-1","department":"DX戦略課","feature":"ask","template_id":"answer","template_version":"0123456789ab","mode":"extractive","model":"gpt","input_tokens":120,"output_tokens":34,"outcome":"answered","documents":"[]","retrieval_ms":12,"total_ms":345,"findings":0{{more}}}""";

    private static byte[] Hash(byte[] previous, string json) => SHA256.HashData([.. previous, .. Encoding.UTF8.GetBytes(json)]);
}
