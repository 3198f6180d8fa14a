using System.Text;
using Assistant.Core.Usage;
using Assistant.Core.Usage.Kpi;
using Assistant.Infrastructure.Tests.Storage;
using Assistant.Infrastructure.Usage;
using Assistant.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Infrastructure.Tests.Usage;

public sealed class UsageImportTests : IAsyncLifetime
{
    private const string Header = "occurredAt,userId,department,feature,templateId,outcome";
    private StorageFixture _storage = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _storage = await StorageFixture.OpenAsync(Token);

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    [Fact]
    public async Task File_ReadTwice_CountsOnce()
    {
        const string file = Header + "\n2025-03-31T14:59:59Z,u1,総務課,ask,answer,answered\n2025-03-31T15:00:00Z,u1,税務課,ask,,blocked\n";

        var first = await ImportAsync(file);
        var second = await ImportAsync("\uFEFF" + file.Replace("\n", "\r\n"));

        Assert.Equal(new UsageImportResult(2, 2, 0, 0), first);
        Assert.Equal(new UsageImportResult(2, 0, 2, 0), second);
        var kpi = await KpiAsync("2025-03", "2025-04");
        Assert.Equal((2, 1), (kpi.CumulativeUsers, kpi.UniqueUsers));
        Assert.Equal([new MonthKpi("2025-03", 1, 1), new MonthKpi("2025-04", 1, 1)], kpi.Months);
    }

    [Fact]
    public async Task RowsThatSayTheSame_InWhateverZoneAndOrderOfColumns_AreOneUse()
    {
        await ImportAsync(Header + "\n2025-04-01T00:00:00+09:00,u1,総務課,ask,answer,answered\n2025-03-31T15:00:00.000Z,u1,総務課,ask,answer,answered\n2025-03-31t10:00:00-05:00,u1,総務課,ask,answer,answered\n");
        var again = await ImportAsync("userId,occurredAt,outcome,department,feature,templateId,post\nu1,2025-03-31T15:00:00Z,answered,総務課,ask,answer,\n");

        Assert.Equal(new UsageImportResult(1, 0, 1, 0), again);
        Assert.Equal(1, (await KpiAsync("2025-04", "2025-04")).Months[0].Events);
    }

    [Fact]
    public async Task OptionalColumns_AreTaken()
    {
        await ImportAsync(Header + ",post,minutesSaved,inputTokens,outputTokens\n2025-04-01T09:00:00+09:00,u1,\"総務課, 庶務\",ask,answer,answered,主査,15,100,200\n2025-04-01T09:01:00+09:00,u1,,ask,answer,failed,,15,,\n");

        var events = await Turns.UsageAsync(_storage);
        Assert.Equal(("総務課, 庶務", "主査", 15, 100, 200), (events[0].Department, events[0].Post, events[0].MinutesSaved, events[0].InputTokens, events[0].OutputTokens));
        Assert.Null(events[1].Department);
        Assert.Equal(new ReportedTime(15, 1), (await KpiAsync("2025-04", "2025-04")).TimeSaved.SelfReported);
    }

    [Fact]
    public async Task EveryBadRow_IsNamed_AndNothingIsImported()
    {
        var failure = await Assert.ThrowsAsync<UsageImportException>(() => ImportAsync(string.Join(
            '\n',
            Header + ",minutesSaved",
            "2025-04-01T09:00:00+09:00,u1,総務課,ask,answer,answered,5",
            "2025-04-01T09:00:00,u1,総務課,ask,answer,answered,",
            "2025-04-01 09:00:00Z,u1,総務課,ask,answer,answered,",
            "2025-02-30T09:00:00Z,u1,総務課,ask,answer,answered,",
            "2025-04-01T09:00:00Z,,総務課,,answer,Answered,",
            "",
            "2025-04-01T09:00:00Z,u1,総務課,ask,answer,answered",
            "2025-04-01T09:00:00Z,u1,総務課,ask,answer,answered,-5",
            "2025-04-01T09:00:00Z,u1,総務課,ask,answer,answered,1.5")));

        Assert.Equal("usage_import_invalid", failure.Code);
        Assert.Equal([3, 4, 5, 6, 6, 6, 8, 9, 10], failure.Errors.Select(e => e.Line));
        Assert.Empty(await Turns.UsageAsync(_storage));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("occurredAt,userId,department,feature,templateId\n", 1)]
    [InlineData(Header + ",name\n", 1)]
    [InlineData(Header + ",outcome\n", 1)]
    [InlineData(Header + "\n2025-04-01T09:00:00Z,\"u1,総務課,ask,answer,answered\n", 2)]
    public async Task FileThatIsNone_IsRefused(string file, int line)
    {
        var failure = await Assert.ThrowsAsync<UsageImportException>(() => ImportAsync(file));

        Assert.Equal(line, failure.Errors[0].Line);
    }

    [Fact]
    public async Task FileInAnotherEncoding_IsRefused()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var file = new MemoryStream(Encoding.GetEncoding(932).GetBytes(Header + "\n2025-04-01T09:00:00Z,u1,総務課,ask,answer,answered\n"));

        var failure = await Assert.ThrowsAsync<UsageImportException>(() => _storage.Services.GetRequiredService<IUsageImport>().ImportAsync(file, Token));

        Assert.Contains("UTF-8", Assert.Single(failure.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EventId_ThatIsGiven_IsTheIdentity()
    {
        const string header = Header + ",eventId\n";
        await ImportAsync(header + "2025-04-01T09:00:00Z,u1,総務課,ask,answer,answered,e1\n2025-04-01T09:00:00Z,u1,総務課,ask,answer,answered,e2\n");

        Assert.Equal(new UsageImportResult(1, 0, 1, 0), await ImportAsync(header + "2025-04-01T09:00:00Z,u1,総務課,ask,answer,answered,e1\n"));
        Assert.Equal(2, (await Turns.UsageAsync(_storage)).Count);
        var failure = await Assert.ThrowsAsync<UsageImportException>(() => ImportAsync(header + "2025-04-01T09:00:00Z,u1,a,ask,answer,answered,e9\n2025-04-01T09:00:00Z,u2,a,ask,answer,answered,e9\n"));
        Assert.Equal(3, Assert.Single(failure.Errors).Line);
    }

    [Fact]
    public async Task LineBreakInANamedCell_IsASpace_AndLinesAreStillCountedAsTheFileHasThem()
    {
        await ImportAsync(Header + "\n2025-04-01T09:00:00Z,u1,\"農業政策課\r\n湖南支所\",ask,answer,answered\n");

        Assert.Equal("農業政策課 湖南支所", Assert.Single(await Turns.UsageAsync(_storage)).Department);
        var failure = await Assert.ThrowsAsync<UsageImportException>(() => ImportAsync(
            Header + "\n2025-04-01T09:00:00Z,u1,\"a\nb\",ask,answer,answered\n\n2025-04-01T09:00:00Z,\"u\n1\",a,ask,answer,answered\n2025-04-01T09:00:00Z,u1,a,ask,answer,done\n"));
        Assert.Equal([5, 7], failure.Errors.Select(e => e.Line));
    }

    [Fact]
    public async Task BytesThatAreNoLetter_AreNamedWithTheirLine()
    {
        var rows = string.Concat(Enumerable.Range(0, 3000).Select(i => $"2025-04-01T09:00:00Z,u{i},総務課,ask,answer,answered\n"));
        using var file = new MemoryStream([.. Encoding.UTF8.GetBytes(Header + "\n" + rows), .. "2025-04-01T09:00:00Z,u"u8, 0x8E, 0xD3, .. ",a,ask,answer,answered\n"u8]);

        var failure = await Assert.ThrowsAsync<UsageImportException>(() => _storage.Services.GetRequiredService<IUsageImport>().ImportAsync(file, Token));

        Assert.Equal(3002, Assert.Single(failure.Errors).Line);
        Assert.Empty(await Turns.UsageAsync(_storage));
    }

    private async Task<UsageImportResult> ImportAsync(string text)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await _storage.Services.GetRequiredService<IUsageImport>().ImportAsync(file, Token);
    }

    private Task<UsageKpi> KpiAsync(string from, string to) =>
        _storage.Services.GetRequiredService<UsageReports>().ComputeKpiAsync(UsagePeriod.Parse(from, to), recount: false, Token);
}
