using Assistant.Core.Access;
using Assistant.Core.Documents;
using Assistant.Core.Errors;
using Assistant.Core.Guideline;
using Assistant.Core.Ingestion;
using Xunit;

namespace Assistant.Infrastructure.Tests.Ingestion;

public sealed class ReviewTests : IAsyncLifetime
{
    private const string Number = "123456789018";
    private IngestionFixture _ingestion = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _ingestion = await IngestionFixture.OpenAsync();

    public ValueTask DisposeAsync() => _ingestion.DisposeAsync();

    [Fact]
    public async Task IdentityNumber_HoldsTheNewVersionAndKeepsTheOldOne()
    {
        var path = _ingestion.Folder.Write("docs/a.scripted", "前の本文です。");
        await _ingestion.IngestAsync("docs");
        _ingestion.Folder.Write("docs/a.scripted", $"番号は{Number}です。");

        var result = Assert.Single(await _ingestion.IngestAsync("docs"));

        Assert.Equal((IngestionStatus.Failed, "review_required"), (result.Status, result.ErrorCode));
        Assert.Contains("マイナンバー（1ページ）", result.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(["前の本文です。"], await _ingestion.TextsAsync());
        Assert.Equal(JobState.Held, Assert.Single(await _ingestion.JobsAsync()).State);
        var review = Assert.Single(await _ingestion.Reviews.ListPendingAsync(Cancellation));
        var finding = Assert.Single(review.Findings);
        Assert.Equal((IngestionFixture.IdOf(path), FindingKind.IndividualNumber, 1, 3, 12), (review.DocumentId, finding.Kind, finding.Page, finding.Start, finding.Length));
        Assert.Equal("番号は12●●●●●●●●●●です。", finding.Excerpt);
    }

    [Fact]
    public async Task Confidentiality_IsRaisedAboveTheLimit_TheEarlierVersionIsSearchableNoMore()
    {
        _ingestion.Folder.Write("docs/a.scripted", "本文です。");
        _ingestion.Folder.Write("docs/a.scripted.meta.yaml", "access: [staff]\nconfidentiality: '2'\n");
        await _ingestion.IngestAsync("docs");
        Assert.Single(await _ingestion.TextsAsync());
        _ingestion.Folder.Write("docs/a.scripted.meta.yaml", "access: [staff]\nconfidentiality: '3A'\n");

        var result = Assert.Single(await _ingestion.IngestAsync("docs"));

        Assert.Equal("confidentiality_above_limit", result.ErrorCode);
        Assert.Empty(await _ingestion.TextsAsync());
        Assert.Empty(await _ingestion.Storage.Documents.ListAsync(AccessScope.Of(Roles.Staff), Cancellation));
        Assert.Equal("confidentiality_above_limit", Assert.Single(await _ingestion.DocumentsAsync()).ErrorCode);
        _ingestion.Folder.Write("docs/a.scripted.meta.yaml", "access: [staff]\nconfidentiality: '2'\n");
        await _ingestion.IngestAsync("docs");
        Assert.Single(await _ingestion.TextsAsync());
    }

    [Fact]
    public async Task DocumentThatWaits_GetsAnAccessList_IsStillSeenByAdministratorsAlone()
    {
        var review = await HoldAsync($"番号は{Number}です。");
        var editing = _ingestion.Get<IDocumentEditing>();

        await editing.UpdateAsync(review.DocumentId, new StatedMetadata { Access = [Roles.Staff] }, "admin-1", Cancellation);

        Assert.Empty(await _ingestion.Storage.Documents.ListAsync(AccessScope.Of(Roles.Staff), Cancellation));
        await _ingestion.Reviews.ReleaseAsync(review.DocumentId, review.ContentHash, "admin-1", Cancellation);
        await _ingestion.PassAsync();
        Assert.Single(await _ingestion.Storage.Documents.ListAsync(AccessScope.Of(Roles.Staff), Cancellation));
    }

    [Fact]
    public async Task DocumentThatWaits_IsSeenByAdministratorsAlone()
    {
        _ingestion.Folder.Write("docs/a.scripted", $"番号は{Number}です。");
        _ingestion.Folder.Write("docs/a.scripted.meta.yaml", "access: [staff]\n");

        await _ingestion.IngestAsync("docs");

        Assert.Empty(await _ingestion.Storage.Documents.ListAsync(AccessScope.Of(Roles.Staff), Cancellation));
        Assert.Single(await _ingestion.DocumentsAsync());
        Assert.Empty(await _ingestion.TextsAsync());
    }

    [Fact]
    public async Task Release_MakesThisVersionSearchableAndSaysWhoDecided()
    {
        var review = await HoldAsync($"番号は{Number}です。");

        await _ingestion.Reviews.ReleaseAsync(review.DocumentId, review.ContentHash, "admin-1", Cancellation);
        await _ingestion.PassAsync();

        Assert.Equal([$"番号は{Number}です。"], await _ingestion.TextsAsync());
        Assert.Empty(await _ingestion.JobsAsync());
        var decided = await _ingestion.Reviews.FindAsync(review.DocumentId, Cancellation);
        Assert.Equal((ReviewState.Released, "admin-1"), (decided!.State, decided.DecidedBy));
        Assert.Equal(IngestionStatus.Unchanged, Assert.Single(await _ingestion.IngestAsync("docs")).Status);
    }

    [Fact]
    public async Task Release_OfAnotherVersionThanTheOneThatWaits_IsRefusedAndHoldsTheNewOne()
    {
        var review = await HoldAsync($"番号は{Number}です。");
        _ingestion.Folder.Write("docs/a.scripted", $"別の番号は{Number}です。");
        await _ingestion.PassAsync();

        var outdated = await Assert.ThrowsAsync<AssistantException>(() => _ingestion.Reviews.ReleaseAsync(review.DocumentId, review.ContentHash, "admin", Cancellation));
        var unknown = await Assert.ThrowsAsync<AssistantException>(() => _ingestion.Reviews.ReleaseAsync(IngestionFixture.IdOf("/none"), "x", "admin", Cancellation));

        Assert.Equal(("review_outdated", "review_not_found"), (outdated.Code, unknown.Code));
        Assert.Equal(JobState.Held, Assert.Single(await _ingestion.JobsAsync()).State);
        Assert.Empty(await _ingestion.TextsAsync());
    }

    [Fact]
    public async Task Release_FileChangedBeforeItIsReadAgain_IsLookedAtAnew()
    {
        var review = await HoldAsync($"番号は{Number}です。");
        await _ingestion.Reviews.ReleaseAsync(review.DocumentId, review.ContentHash, "admin", Cancellation);
        _ingestion.Folder.Write("docs/a.scripted", $"別の番号は{Number}です。");

        await _ingestion.PassAsync();

        Assert.Empty(await _ingestion.TextsAsync());
        Assert.NotEqual(review.ContentHash, Assert.Single(await _ingestion.Reviews.ListPendingAsync(Cancellation)).ContentHash);
    }

    [Fact]
    public async Task Reject_KeepsTheDocumentOutUntilTheFileChanges()
    {
        var review = await HoldAsync($"番号は{Number}です。");
        await _ingestion.Reviews.RejectAsync(review.DocumentId, review.ContentHash, "admin", Cancellation);

        await _ingestion.PassAsync();
        Assert.Equal("review_rejected", Assert.Single(await _ingestion.IngestAsync("docs")).ErrorCode);
        Assert.Empty(await _ingestion.Reviews.ListPendingAsync(Cancellation));

        _ingestion.Folder.Write("docs/a.scripted", "番号を消した本文です。");
        await _ingestion.PassAsync();
        Assert.Equal(["番号を消した本文です。"], await _ingestion.TextsAsync());
        Assert.Null(await _ingestion.Reviews.FindAsync(review.DocumentId, Cancellation));
    }

    [Fact]
    public async Task AcceptedFindings_BecomeSearchableInTheNameOfWhoAccepted()
    {
        var path = _ingestion.Folder.Write("docs/a.scripted", $"番号は{Number}です。");

        Assert.Equal(IngestionStatus.Indexed, Assert.Single(await _ingestion.IngestAsync("docs", r => r with { AcceptFindingsAs = "admin-2" })).Status);

        var review = await _ingestion.Reviews.FindAsync(IngestionFixture.IdOf(path), Cancellation);
        Assert.Equal((ReviewState.Released, "admin-2"), (review!.State, review.DecidedBy));
    }

    [Theory]
    [InlineData(null, ReviewState.Reported)]
    [InlineData("1", null)]
    public async Task Contacts_AreReportedUnlessTheDocumentIsPublic(string? confidentiality, ReviewState? expected)
    {
        var path = _ingestion.Folder.Write("docs/a.scripted", "問合せ先の電話です。");

        await _ingestion.IngestAsync("docs", r => r with { Defaults = new StatedMetadata { Confidentiality = confidentiality } });

        Assert.Single(await _ingestion.TextsAsync());
        Assert.Equal(expected, (await _ingestion.Reviews.FindAsync(IngestionFixture.IdOf(path), Cancellation))?.State);
    }

    [Theory]
    [InlineData("3A", "confidentiality_above_limit")]
    [InlineData("9", "metadata_invalid")]
    public async Task ConfidentialityThatIsNotAllowed_IsNeverIndexed(string confidentiality, string code)
    {
        _ingestion.Folder.Write("docs/a.scripted", "本文です。");

        var result = Assert.Single(await _ingestion.IngestAsync("docs", r => r with { Defaults = new StatedMetadata { Confidentiality = confidentiality } }));

        Assert.Equal(code, result.ErrorCode);
        Assert.Empty(await _ingestion.TextsAsync());
    }

    [Fact]
    public async Task Policy_OfTheConfiguration_Decides()
    {
        await using var lax = await IngestionFixture.OpenAsync(settings: [("Documents:PersonalInformation:IndividualNumber", "ignore"), ("Documents:PersonalInformation:Phone", "hold-likely")]);
        lax.Folder.Write("docs/a.scripted", $"番号は{Number}です。");
        lax.Folder.Write("docs/b.scripted", "電話です。");

        Assert.Equal([null, "review_required"], (await lax.IngestAsync("docs")).Select(r => r.ErrorCode));
    }

    private async Task<DocumentReview> HoldAsync(string text)
    {
        _ingestion.Folder.Write("docs/a.scripted", text);
        await _ingestion.PassAsync();
        return Assert.Single(await _ingestion.Reviews.ListPendingAsync(Cancellation));
    }
}
