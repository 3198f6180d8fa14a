using Assistant.Core.Documents;
using Xunit;

namespace Assistant.Infrastructure.Tests.Ingestion;

/// <summary>How a file was asked for is remembered: reading it again must not take away who may read it.</summary>
public sealed class OriginTests : IAsyncLifetime
{
    private static readonly StatedMetadata _forStaff = new() { Access = ["staff"], Kind = DocumentKind.Manual };
    private IngestionFixture _ingestion = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _ingestion = await IngestionFixture.OpenAsync(time: IngestionFixture.Tomorrow());

    public ValueTask DisposeAsync() => _ingestion.DisposeAsync();

    [Fact]
    public async Task DocumentFromTheCommandLine_IsReadAgain_KeepsWhatWasStatedThere()
    {
        var path = _ingestion.Folder.Write("docs/a.scripted", "本文です。");
        await _ingestion.IngestAsync("docs", r => r with { Defaults = _forStaff });

        Assert.True(await _ingestion.Queue.RetryAsync(IngestionFixture.IdOf(path), Cancellation));
        await _ingestion.Worker.WorkAsync(Cancellation);

        await AssertForStaffAsync();
        Assert.Equal(2, _ingestion.Reader.Reads);
    }

    [Fact]
    public async Task DocumentFromTheCommandLine_LiesInAWatchedFolder_KeepsWhatWasStatedThere()
    {
        _ingestion.Folder.Write("docs/a.scripted", "本文です。");
        await _ingestion.IngestAsync("docs", r => r with { Defaults = _forStaff });
        await _ingestion.PassAsync();
        Assert.Equal(1, _ingestion.Reader.Reads);

        _ingestion.Folder.Write("docs/a.scripted", "新しい本文です。");
        await _ingestion.PassAsync();

        await AssertForStaffAsync();
        Assert.Equal(["新しい本文です。"], await _ingestion.TextsAsync());
    }

    [Fact]
    public async Task FileThatFailedAtFirst_IsTriedAgain_KeepsWhatWasStatedOnTheCommandLine()
    {
        var path = _ingestion.Folder.Write("docs/a.scripted", "本文です。");
        _ingestion.Reader.OnRead = (_, _) => throw new DocumentReadException("file_broken", "壊れています。");
        await _ingestion.IngestAsync("docs", r => r with { Defaults = _forStaff });
        await _ingestion.PassAsync();

        _ingestion.Reader.OnRead = null;
        Assert.True(await _ingestion.Queue.RetryAsync(IngestionFixture.IdOf(path), Cancellation));
        await _ingestion.Worker.WorkAsync(Cancellation);

        await AssertForStaffAsync();
    }

    [Fact]
    public async Task DocumentThatWaits_IsReleased_KeepsWhatWasStatedOnTheCommandLine()
    {
        _ingestion.Folder.Write("docs/a.scripted", "番号は123456789018です。");
        await _ingestion.IngestAsync("docs", r => r with { Defaults = _forStaff });
        await _ingestion.PassAsync();
        var review = Assert.Single(await _ingestion.Reviews.ListPendingAsync(Cancellation));

        await _ingestion.Reviews.ReleaseAsync(review.DocumentId, review.ContentHash, "admin", Cancellation);
        await _ingestion.PassAsync();

        await AssertForStaffAsync();
    }

    [Theory]
    [InlineData("docs/sub/a.scripted")]
    [InlineData("docs/sub")]
    public async Task FileOfAWiderFolder_IsAskedForByItselfOrWithASmallerOne_KeepsTheWiderFoldersDefaults(string asked)
    {
        _ingestion.Folder.Write("docs/_defaults.yaml", "access: [staff]\nkind: manual\n");
        _ingestion.Folder.Write("docs/sub/a.scripted", "本文です。");
        await _ingestion.IngestAsync("docs");

        _ingestion.Folder.Write("docs/sub/a.scripted", "新しい本文です。");
        await _ingestion.IngestAsync(asked);

        await AssertForStaffAsync();
        Assert.Equal(["新しい本文です。"], await _ingestion.TextsAsync());
    }

    private async Task AssertForStaffAsync()
    {
        var document = Assert.Single(await _ingestion.DocumentsAsync());
        Assert.Equal((DocumentState.Indexed, DocumentKind.Manual), (document.State, document.Metadata.Kind));
        Assert.Equal(["staff"], document.Metadata.Access);
    }
}
