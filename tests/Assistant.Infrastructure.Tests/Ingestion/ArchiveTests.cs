using Assistant.Core.Access;
using Assistant.Core.Documents;
using Assistant.Core.Ingestion;
using Xunit;

namespace Assistant.Infrastructure.Tests.Ingestion;

public sealed class ArchiveTests : IAsyncLifetime
{
    private IngestionFixture _ingestion = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Zip => _ingestion.Folder.Combine("docs", "b.zip");

    public async ValueTask InitializeAsync() => _ingestion = await IngestionFixture.OpenAsync(time: IngestionFixture.Tomorrow());

    public ValueTask DisposeAsync() => _ingestion.DisposeAsync();

    [Fact]
    public async Task Members_AreDocumentsOfTheirOwnAndStandWhereTheArchiveStands()
    {
        _ingestion.Folder.Write("docs/a.scripted", "甲です。");
        PlainZip.Write(Zip, ("x/1.scripted", "一です。"), ("2.scripted", "二です。"), ("3.exe", "x"));
        _ingestion.Folder.Write("docs/c.scripted", "丙です。");

        var results = await _ingestion.IngestAsync("docs");

        Assert.Equal(["a.scripted", "b.zip!/x/1.scripted", "b.zip!/2.scripted", "b.zip!/3.exe", "c.scripted"], results.Select(r => r.Path[(_ingestion.Folder.Combine("docs").Length + 1)..]));
        Assert.Equal([null, null, null, "type_unsupported", null], results.Select(r => r.ErrorCode));
        Assert.Equal(5, results[^1].Total);
        Assert.Equal(["丙です。", "一です。", "二です。", "甲です。"], (await _ingestion.TextsAsync()).OrderBy(t => "丙一二甲".IndexOf(t[0], StringComparison.Ordinal)));
    }

    [Fact]
    public async Task UnchangedArchive_IsNotOpenedAndAChangedOneReadsOnlyWhatChanged()
    {
        PlainZip.Write(Zip, ("1.scripted", "一です。"), ("2.scripted", "二です。"), ("3.scripted", "三です。"));
        await _ingestion.IngestAsync("docs");
        await using (var locked = new FileStream(Zip, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Equal([IngestionStatus.Unchanged, IngestionStatus.Unchanged, IngestionStatus.Unchanged], (await _ingestion.IngestAsync("docs")).Select(r => r.Status));
        }

        PlainZip.Write(Zip, ("1.scripted", "一です。"), ("2.scripted", "二の二です。"));
        var results = await _ingestion.IngestAsync("docs");

        Assert.Equal([IngestionStatus.Unchanged, IngestionStatus.Indexed, IngestionStatus.Removed], results.Select(r => r.Status));
        Assert.Equal(4, _ingestion.Reader.Reads);
        Assert.Equal(["一です。", "二の二です。"], await _ingestion.TextsAsync());
    }

    [Fact]
    public async Task ArchiveThatIsGone_TakesItsMembersAlong()
    {
        _ingestion.Folder.Write("docs/a.scripted", "甲です。");
        PlainZip.Write(Zip, ("1.scripted", "一です。"), ("2.scripted", "二です。"));
        await _ingestion.PassAsync();

        File.Delete(Zip);
        await _ingestion.PassAsync();

        Assert.Equal(["甲です。"], await _ingestion.TextsAsync());
    }

    [Fact]
    public async Task UploadedArchive_WhatTheFormStates_CountsForEveryMember()
    {
        PlainZip.Write(Zip, ("1.scripted", "一です。"), ("2.scripted", "番号は123456789018です。"));
        await using (var content = File.OpenRead(Zip))
        {
            await _ingestion.Uploads.StoreAsync(content, "束.zip", new StatedMetadata { Title = "束", Access = ["staff"], Kind = DocumentKind.Manual }, replace: false, "admin", Cancellation);
        }

        File.Delete(Zip);
        await _ingestion.Worker.WorkAsync(Cancellation);
        var review = Assert.Single(await _ingestion.Reviews.ListPendingAsync(Cancellation));
        await _ingestion.Reviews.ReleaseAsync(review.DocumentId, review.ContentHash, "admin", Cancellation);
        await _ingestion.Worker.WorkAsync(Cancellation);

        var documents = await _ingestion.DocumentsAsync();
        Assert.Equal(2, documents.Count);
        Assert.All(documents, d =>
        {
            Assert.Equal((DocumentState.Indexed, DocumentKind.Manual), (d.State, d.Metadata.Kind));
            Assert.NotEqual("束", d.Metadata.Title);
            Assert.Equal(["staff"], d.Metadata.Access);
        });
    }

    [Fact]
    public async Task UploadedArchive_ItsReplacementIsCancelled_TheFileOfItsMembersStays()
    {
        PlainZip.Write(Zip, ("1.scripted", "一です。"));
        var bytes = await File.ReadAllBytesAsync(Zip, Cancellation);
        File.Delete(Zip);
        var receipt = await _ingestion.Uploads.StoreAsync(new MemoryStream(bytes), "束.zip", new StatedMetadata(), replace: false, "admin", Cancellation);
        await _ingestion.Worker.WorkAsync(Cancellation);
        await _ingestion.Uploads.StoreAsync(new MemoryStream(bytes), "束.zip", new StatedMetadata(), replace: true, "admin", Cancellation);

        Assert.True(await _ingestion.Queue.CancelAsync(receipt.DocumentId, Cancellation));

        var member = Assert.Single(await _ingestion.DocumentsAsync());
        Assert.True(await _ingestion.Queue.RetryAsync(member.Id, Cancellation));
    }

    [Fact]
    public async Task MemberThatWaits_IsReleasedAlone()
    {
        PlainZip.Write(Zip, ("1.scripted", "番号は123456789018です。"), ("2.scripted", "二です。"));
        await _ingestion.PassAsync();
        var review = Assert.Single(await _ingestion.Reviews.ListPendingAsync(Cancellation));
        Assert.Equal(["二です。"], await _ingestion.TextsAsync());

        await _ingestion.Reviews.ReleaseAsync(review.DocumentId, review.ContentHash, "admin", Cancellation);
        await _ingestion.PassAsync();

        Assert.Equal(2, (await _ingestion.TextsAsync()).Count);
        Assert.Equal(3, _ingestion.Reader.Reads);
    }

    [Fact]
    public async Task MemberThatEndsItsProcess_IsCountedOutAlone()
    {
        PlainZip.Write(Zip, ("1.scripted", "一です。"), ("2.scripted", "二です。"));
        await _ingestion.Worker.ScanAsync(Cancellation);
        for (var i = 0; i < 3; i++)
        {
            await using var dies = await IngestionFixture.OpenAsync(_ingestion.Folder);
            await dies.Jobs.RecoverAsync(3, Cancellation);
            var archive = (await dies.Jobs.ClaimAsync(null, null, Cancellation))!;
            archive = archive.Job.Uri == Zip ? archive : (await dies.Jobs.ClaimAsync(null, null, Cancellation))!;
            await dies.Jobs.BeginMemberAsync(archive, Zip + "!/1.scripted", 1, Cancellation);
        }

        await _ingestion.Worker.WorkAsync(Cancellation);

        Assert.Equal(["二です。"], await _ingestion.TextsAsync());
        Assert.Equal((Zip + "!/1.scripted", JobState.Quarantined, "reader_killed"), Assert.Single((await _ingestion.JobsAsync()).Select(j => (j.Uri, j.State, j.ErrorCode))));
    }

    [Fact]
    public async Task Original_OfAMember_IsTheMember()
    {
        PlainZip.Write(Zip, ("1.scripted", "一です。"));
        await _ingestion.PassAsync();

        var original = await _ingestion.Get<IDocumentOriginals>().OpenAsync(IngestionFixture.IdOf(Zip + "!/1.scripted"), AccessScope.Everything, Cancellation);

        Assert.Equal(("1.scripted", 12), (original!.Name, original.Bytes));
        await original.Content.DisposeAsync();
    }
}
