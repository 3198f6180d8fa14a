using Assistant.Core.Errors;
using Assistant.Core.Ingestion;
using Assistant.Infrastructure.Tests.Storage;
using Assistant.Testing;
using Xunit;

namespace Assistant.Infrastructure.Tests.Ingestion;

public sealed class FullDiskTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DiskRunsFull_NothingIsHalfWrittenAndTheJobSucceedsWhenThereIsRoom()
    {
        using var disk = await MountedDisk.TryMountAsync("size=6m", Cancellation);
        Assert.SkipWhen(disk is null, "Mounting is not permitted here.");
        using var folder = new TemporaryFolder();
        await using var ingestion = await IngestionFixture.OpenAsync(folder, settings: [("Data:Directory", Path.Combine(disk!.Path, "data"))]);
        for (var i = 0; i < 4; i++)
        {
            folder.Write($"docs/{i}.scripted", new string((char)('あ' + i), 400_000));
        }

        var failure = await Assert.ThrowsAsync<AssistantException>(() => ingestion.IngestAsync("docs"));
        Assert.Equal("storage_full", failure.Code);
        var written = await ingestion.DocumentsAsync();
        Assert.InRange(written.Count, 0, 3);
        Assert.All(await ingestion.TextsAsync(), t => Assert.Equal(400_000, t.Length));
        var upload = await Assert.ThrowsAsync<AssistantException>(() => ingestion.Uploads.StoreAsync(new MemoryStream(new byte[6_000_000]), "x.scripted", new Core.Documents.StatedMetadata(), replace: false, "u", Cancellation));
        Assert.Equal("storage_full", upload.Code);

        Assert.True(await disk.ResizeAsync("40m", Cancellation));
        await ingestion.PassAsync();

        Assert.Equal(4, (await ingestion.DocumentsAsync()).Count);
        Assert.DoesNotContain(await ingestion.JobsAsync(), j => j.State is JobState.Queued or JobState.Running);
    }
}
