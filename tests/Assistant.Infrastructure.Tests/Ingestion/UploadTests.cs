using Assistant.Core.Access;
using Assistant.Core.Documents;
using Assistant.Core.Errors;
using Assistant.Infrastructure.Ingestion;
using Assistant.Core.Ingestion;
using Xunit;

namespace Assistant.Infrastructure.Tests.Ingestion;

public sealed class UploadTests : IAsyncLifetime
{
    private IngestionFixture _ingestion = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _ingestion = await IngestionFixture.OpenAsync(settings: [("Ingest:LargestFileMegabytes", "1")]);

    public ValueTask DisposeAsync() => _ingestion.DisposeAsync();

    [Fact]
    public async Task Upload_IsKeptQueuedAndReadWithWhatTheFormSaid()
    {
        var receipt = await StoreAsync("手引き.scripted", "本文です。", new StatedMetadata { Title = "手引きの題", Access = ["staff"] });
        Assert.Equal(JobState.Queued, Assert.Single(await _ingestion.JobsAsync()).State);

        await _ingestion.PassAsync();

        var document = Assert.Single(await _ingestion.Storage.Documents.ListAsync(AccessScope.Of("staff"), Cancellation));
        Assert.Equal((receipt.DocumentId, "手引きの題", "upload/手引き.scripted"), (document.Id, document.Metadata.Title, document.Uri));
        Assert.Equal(15, receipt.Bytes);
        await using var original = (await _ingestion.Get<IDocumentOriginals>().OpenAsync(receipt.DocumentId, AccessScope.Of("staff"), Cancellation))!.Content;
        using var reader = new StreamReader(original);
        Assert.Equal("本文です。", await reader.ReadToEndAsync(Cancellation));
        await _ingestion.PassAsync();
        Assert.Equal(1, _ingestion.Reader.Reads);
    }

    [Fact]
    public async Task Upload_OfAKnownName_IsRefusedUnlessItReplaces()
    {
        await StoreAsync("a.scripted", "前の本文です。");
        await _ingestion.PassAsync();

        var failure = await Assert.ThrowsAsync<AssistantException>(() => StoreAsync("a.scripted", "後の本文です。"));
        await StoreAsync("a.scripted", "後の本文です。", replace: true);
        await _ingestion.PassAsync();

        Assert.Equal("upload_exists", failure.Code);
        Assert.Equal(["後の本文です。"], await _ingestion.TextsAsync());
    }

    [Fact]
    public async Task Upload_ThatIsRefusedOrBreaksOff_LeavesNothing()
    {
        await using var large = new MemoryStream(new byte[(1024 * 1024) + 1]);
        var codes = new List<string>
        {
            (await Assert.ThrowsAsync<AssistantException>(() => _ingestion.Uploads.StoreAsync(large, "a.scripted", new StatedMetadata(), replace: false, "u", Cancellation))).Code,
            (await Assert.ThrowsAnyAsync<AssistantException>(() => StoreAsync("a.exe", "x"))).Code,
            (await Assert.ThrowsAnyAsync<AssistantException>(() => StoreAsync("../..", "x"))).Code,
            (await Assert.ThrowsAnyAsync<AssistantException>(() => StoreAsync("a.scripted", ""))).Code,
            (await Assert.ThrowsAnyAsync<AssistantException>(() => StoreAsync("a.scripted", "x", new StatedMetadata { Confidentiality = "?" }))).Code,
        };
        await Assert.ThrowsAsync<IOException>(() => _ingestion.Uploads.StoreAsync(new BrokenStream(), "a.scripted", new StatedMetadata(), replace: false, "u", Cancellation));

        Assert.Equal(["upload_too_large", "type_unsupported", "upload_name_invalid", "file_empty", "metadata_invalid"], codes);
        Assert.Empty(await _ingestion.JobsAsync());
        Assert.Empty(Directory.EnumerateFiles(_ingestion.Folder.Combine("data", "uploads"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Upload_RemovedByHand_TakesItsFileAlong()
    {
        var receipt = await StoreAsync("a.scripted", "本文です。");
        await _ingestion.PassAsync();

        await _ingestion.Storage.Writer.RemoveByHandAsync(receipt.DocumentId, "admin", Cancellation);
        await _ingestion.PassAsync();

        Assert.Empty(await _ingestion.DocumentsAsync());
        Assert.False(Directory.Exists(_ingestion.Folder.Combine("data", "uploads", receipt.DocumentId)));
        await StoreAsync("a.scripted", "本文です。");
        await _ingestion.PassAsync();
        Assert.Single(await _ingestion.DocumentsAsync());
    }

    [Fact]
    public async Task Upload_CancelledBeforeItWasRead_TakesItsFileAlong()
    {
        var receipt = await StoreAsync("a.scripted", "本文です。");

        Assert.True(await _ingestion.Queue.CancelAsync(receipt.DocumentId, Cancellation));

        Assert.False(Directory.Exists(_ingestion.Folder.Combine("data", "uploads", receipt.DocumentId)));
        Assert.False(await _ingestion.Queue.CancelAsync(receipt.DocumentId, Cancellation));
    }

    [Fact]
    public async Task Original_ThatHasChangedOrIsGone_IsNotHandedOut()
    {
        var path = _ingestion.Folder.Write("docs/a.scripted", "本文です。");
        await _ingestion.IngestAsync("docs", r => r with { Defaults = new StatedMetadata { Access = ["staff"] } });
        var originals = _ingestion.Get<IDocumentOriginals>();
        var id = IngestionFixture.IdOf(path);

        Assert.Null(await originals.OpenAsync(id, AccessScope.Of("analyst"), Cancellation));
        await File.WriteAllTextAsync(path, "別の文です。", Cancellation);
        var changed = await Assert.ThrowsAsync<AssistantException>(() => originals.OpenAsync(id, AccessScope.Everything, Cancellation));
        File.Delete(path);
        var missing = await Assert.ThrowsAsync<AssistantException>(() => originals.OpenAsync(id, AccessScope.Everything, Cancellation));
        var retry = await Assert.ThrowsAsync<AssistantException>(() => _ingestion.Queue.RetryAsync(id, Cancellation));

        Assert.Equal(("original_changed", "original_missing", "original_missing"), (changed.Code, missing.Code, retry.Code));
    }

    [Theory]
    [InlineData("計画.pdf", "計画.pdf")]
    [InlineData("C:\\Users\\x\\計画.pdf", "計画.pdf")]
    [InlineData("../../etc/passwd.txt", "passwd.txt")]
    [InlineData("a\u202Efdp.exe.pdf", "afdp.exe.pdf")]
    [InlineData("\u0000a\n\tb.md", "ab.md")]
    [InlineData("か\u3099.md", "が.md")]
    [InlineData("..隠す.md. ", "隠す.md")]
    [InlineData("con.txt", "_con.txt")]
    [InlineData("a<b>:\"|?*.md", "a_b______.md")]
    public void Name_OfAStranger_IsMadeHarmless(string given, string expected) => Assert.Equal(expected, UploadName.Of(given));

    [Fact]
    public void Name_ThatIsTooLong_KeepsItsEnding()
    {
        var name = UploadName.Of(new string('長', 300) + ".pdf");

        Assert.EndsWith("長.pdf", name, StringComparison.Ordinal);
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(name), 190, 200);
    }

    private async Task<UploadReceipt> StoreAsync(string name, string text, StatedMetadata? metadata = null, bool replace = false)
    {
        await using var content = IngestionFixture.Bytes(text);
        return await _ingestion.Uploads.StoreAsync(content, name, metadata ?? new StatedMetadata(), replace, "u", Cancellation);
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("The connection is gone.");
    }
}
