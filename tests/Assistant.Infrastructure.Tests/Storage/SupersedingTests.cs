using Assistant.Core.Access;
using Assistant.Core.Documents;
using Assistant.Testing;
using Xunit;

namespace Assistant.Infrastructure.Tests.Storage;

public sealed class SupersedingTests : IAsyncLifetime
{
    private static readonly DateOnly _april = new(2026, 4, 1);
    private static readonly DateOnly _july = new(2026, 7, 1);

    private StorageFixture _storage = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _storage = await StorageFixture.OpenAsync(Token);

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    public static TheoryData<string> Names => new() { "old.md", "./old.md", "../plan/old.md", "/docs/plan/old.md", "ID" };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Target_NamedInAnyWay_IsSupersededFromTheFirstDayOfTheNewer(string name)
    {
        var old = await StoreAsync("/docs/plan/old.md");
        await StoreAsync("/docs/old.md");

        await StoreAsync("/docs/plan/new.md", _july, name == "ID" ? old.Record.Id : name);

        Assert.Equal(_july, await DayAsync("/docs/plan/old.md"));
        Assert.Null(await DayAsync("/docs/old.md"));
    }

    [Fact]
    public async Task Target_ThatArrivesLater_IsSupersededAtOnce()
    {
        await StoreAsync("/docs/new.md", _july, "old.md");

        await StoreAsync("/docs/old.md");

        Assert.Equal(_july, await DayAsync("/docs/old.md"));
    }

    [Fact]
    public async Task Target_WhenItsDayChanges_CarriesTheGenerationOfTheChange()
    {
        var old = await StoreAsync("/docs/old.md");
        var other = await StoreAsync("/docs/other.md");
        var before = await _storage.Documents.GetGenerationAsync(Token);

        var newer = await StoreAsync("/docs/new.md", _july, "old.md");
        await using var snapshot = await _storage.Passages.OpenSnapshotAsync(Token);
        var changes = await snapshot.GetChangesAsync(before, Token);

        Assert.Equal(new[] { old.Record.Id, newer.Record.Id }.Order(StringComparer.Ordinal), changes.Written);
        Assert.DoesNotContain(other.Record.Id, changes.Written);
        Assert.Equal(_july, (await snapshot.ReadAsync(old.Record.Id, Token))!.Document.Metadata.SupersededFrom);
    }

    [Fact]
    public async Task Target_OfARemovedDocument_ComesBack()
    {
        await StoreAsync("/docs/old.md");
        var newer = await StoreAsync("/docs/new.md", _july, "old.md");
        var before = await _storage.Documents.GetGenerationAsync(Token);

        await _storage.Writer.RemoveAsync(newer.Record.Id, Token);

        Assert.Null(await DayAsync("/docs/old.md"));
        await using var snapshot = await _storage.Passages.OpenSnapshotAsync(Token);
        Assert.Single((await snapshot.GetChangesAsync(before, Token)).Written);
    }

    [Fact]
    public async Task Target_NotNamedAnyMore_ComesBack()
    {
        await StoreAsync("/docs/old.md");
        await StoreAsync("/docs/new.md", _july, "old.md");

        await StoreAsync("/docs/new.md", _july);

        Assert.Null(await DayAsync("/docs/old.md"));
    }

    [Fact]
    public async Task Target_ReadAgain_StaysSuperseded()
    {
        await StoreAsync("/docs/old.md");
        await StoreAsync("/docs/new.md", _july, "old.md");

        await StoreAsync("/docs/old.md");

        Assert.Equal(_july, await DayAsync("/docs/old.md"));
    }

    [Fact]
    public async Task Target_OfSeveral_IsSupersededFromTheEarliestDay()
    {
        await StoreAsync("/docs/old.md");
        await StoreAsync("/docs/b.md", _july, "old.md");
        var first = await StoreAsync("/docs/a.md", _april, "old.md");
        Assert.Equal(_april, await DayAsync("/docs/old.md"));

        await _storage.Writer.RemoveAsync(first.Record.Id, Token);

        Assert.Equal(_july, await DayAsync("/docs/old.md"));
    }

    [Fact]
    public async Task Newer_WithoutAFirstDay_CountsFromTheDayInJapanOnWhichItWasRead()
    {
        await StoreAsync("/docs/old.md");

        await StoreAsync("/docs/new.md", null, new DateTimeOffset(2026, 5, 31, 15, 0, 0, TimeSpan.Zero), "old.md");

        Assert.Equal(new DateOnly(2026, 6, 1), await DayAsync("/docs/old.md"));
    }

    [Fact]
    public async Task Newer_ThatFailed_SupersedesNothing()
    {
        await StoreAsync("/docs/old.md");
        var failed = Create("/docs/new.md", _july, ["old.md"]).Record with { State = DocumentState.Failed, ErrorCode = "pdf_broken", ErrorMessage = "壊れています。" };

        await _storage.Writer.RecordFailureAsync(failed, Token);
        await StoreAsync("/docs/old.md");

        Assert.Null(await DayAsync("/docs/old.md"));
    }

    [Fact]
    public async Task Newer_WhoseNextVersionFailed_StillSupersedes()
    {
        await StoreAsync("/docs/old.md");
        var newer = await StoreAsync("/docs/new.md", _july, "old.md");

        await _storage.Writer.RecordFailureAsync(newer.Record with { State = DocumentState.Failed, ErrorCode = "pdf_broken", ErrorMessage = "壊れています。" }, Token);
        await StoreAsync("/docs/old.md");

        Assert.Equal(_july, await DayAsync("/docs/old.md"));
    }

    [Fact]
    public async Task Chain_EachIsSupersededByTheNext()
    {
        await StoreAsync("/docs/3.md", _july, "2.md");
        await StoreAsync("/docs/1.md", new DateOnly(2025, 4, 1));
        await StoreAsync("/docs/2.md", _april, "1.md");

        Assert.Equal((_april, _july, null), (await DayAsync("/docs/1.md"), await DayAsync("/docs/2.md"), await DayAsync("/docs/3.md")));
    }

    [Theory]
    [InlineData("b.md", "a.md")]
    [InlineData("a.md", "b.md")]
    public async Task Circle_SupersedesNothingWhateverCameFirst(string first, string second)
    {
        await StoreAsync("/docs/c.md");
        await StoreAsync($"/docs/{first}", _april, second, "c.md");

        await StoreAsync($"/docs/{second}", _july, first);

        Assert.Equal((null, null, _april), (await DayAsync("/docs/a.md"), await DayAsync("/docs/b.md"), await DayAsync("/docs/c.md")));
    }

    [Fact]
    public async Task Circle_ThatIsBroken_SupersedesAgain()
    {
        await StoreAsync("/docs/a.md", _april, "b.md");
        await StoreAsync("/docs/b.md", _july, "a.md");

        await StoreAsync("/docs/b.md", _july);

        Assert.Equal((null, _april), (await DayAsync("/docs/a.md"), await DayAsync("/docs/b.md")));
    }

    [Fact]
    public async Task Document_ThatNamesItself_IsNotSuperseded()
    {
        await StoreAsync("/docs/a.md", _april, "a.md");

        Assert.Null(await DayAsync("/docs/a.md"));
    }

    private static SampleDocument Create(string uri, DateOnly? effective, string[] supersedes)
    {
        var sample = SampleDocuments.Create(uri, ["staff"]);
        return sample with { Record = sample.Record with { Metadata = sample.Record.Metadata with { Effective = effective, Supersedes = supersedes } } };
    }

    private Task<SampleDocument> StoreAsync(string uri, DateOnly? effective = null, params string[] supersedes) =>
        StoreAsync(uri, effective, new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero), supersedes);

    private async Task<SampleDocument> StoreAsync(string uri, DateOnly? effective, DateTimeOffset indexedAt, params string[] supersedes)
    {
        var sample = Create(uri, effective, supersedes);
        sample = sample with { Record = sample.Record with { IndexedAt = indexedAt } };
        await sample.StoreAsync(_storage.Writer, Token);
        return sample;
    }

    private async Task<DateOnly?> DayAsync(string uri) => (await _storage.Writer.FindByUriAsync(uri, Token))!.Metadata.SupersededFrom;
}
