using Assistant.Core.Documents;
using Assistant.Core.Ingestion;
using Assistant.Infrastructure.Ingestion;
using Assistant.Infrastructure.Storage;
using Assistant.Testing;
using Xunit;

namespace Assistant.Infrastructure.Tests.Ingestion;

public sealed class AttemptTests : IAsyncLifetime
{
    private IngestionFixture _ingestion = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _ingestion = await IngestionFixture.OpenAsync();

    public ValueTask DisposeAsync() => _ingestion.DisposeAsync();

    [Fact]
    public async Task Reader_ThrowsUnexpectedly_FailsItsFileWithACodeAndTheNextGoesOn()
    {
        _ingestion.Folder.Write("docs/a.scripted", "甲の本文です。");
        _ingestion.Folder.Write("docs/b.scripted", "乙の本文です。");
        _ingestion.Reader.OnRead = (file, _) => file.Path.EndsWith("a.scripted", StringComparison.Ordinal) ? throw new InvalidCastException("甲の本文です。") : Task.CompletedTask;

        var results = await _ingestion.IngestAsync("docs");

        Assert.Equal(["reader_crashed", null], results.Select(r => r.ErrorCode));
        Assert.DoesNotContain("甲", results[0].ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(["乙の本文です。"], await _ingestion.TextsAsync());
    }

    [Fact]
    public async Task Warnings_OfTheReader_AreKeptWithTheDocumentAndGoWithTheNextVersion()
    {
        var path = _ingestion.Folder.Write("docs/a.scripted", "本文です。");
        ReadWarning[] doubts = [new("encoding_unsure", "文字コードがはっきりしません。")];
        _ingestion.Reader.Warnings = doubts;

        var result = Assert.Single(await _ingestion.IngestAsync("docs"));

        Assert.Equal(doubts, result.Warnings);
        Assert.Equal(doubts, Assert.Single(await _ingestion.DocumentsAsync()).Warnings);
        _ingestion.Reader.Warnings = [];
        File.WriteAllText(path, "改めた本文です。");
        await _ingestion.IngestAsync("docs");
        Assert.Empty(Assert.Single(await _ingestion.DocumentsAsync()).Warnings);
    }

    [Fact]
    public async Task UploadThatFailed_IsCancelled_AndDoesNotComeBack()
    {
        _ingestion.Reader.OnRead = (_, _) => throw new DocumentReadException("file_broken", "壊れています。");
        var receipt = await _ingestion.Uploads.StoreAsync(IngestionFixture.Bytes("本文です。"), "甲.scripted", new StatedMetadata(), replace: false, "admin", Cancellation);
        await _ingestion.PassAsync();
        Assert.Equal(JobState.Quarantined, Assert.Single(await _ingestion.JobsAsync()).State);

        Assert.True(await _ingestion.Queue.CancelAsync(receipt.DocumentId, Cancellation));
        await _ingestion.PassAsync();

        Assert.Empty(await _ingestion.JobsAsync());
        Assert.Empty(await _ingestion.DocumentsAsync());
    }

    [Fact]
    public async Task FileThatFailed_GoesAwayAndComesBack_IsReadAgain()
    {
        var path = _ingestion.Folder.Write("docs/a.scripted", "甲の本文です。");
        _ingestion.Folder.Write("docs/b.scripted", "乙の本文です。");
        _ingestion.Reader.OnRead = (file, _) => file.Path.EndsWith("a.scripted", StringComparison.Ordinal) ? throw new DocumentReadException("file_broken", "壊れています。") : Task.CompletedTask;
        await _ingestion.PassAsync();
        Assert.Single(await _ingestion.JobsAsync());

        File.Delete(path);
        await _ingestion.PassAsync();

        Assert.Empty(await _ingestion.JobsAsync());
        Assert.Single(await _ingestion.DocumentsAsync());
    }

    [Fact]
    public async Task Folder_GoesAwayWhileItsFilesAreQueued_TheirDocumentsStay()
    {
        _ingestion.Folder.Write("docs/a.scripted", "前の本文です。");
        await _ingestion.PassAsync();
        _ingestion.Folder.Write("docs/a.scripted", "後の本文です。");
        await _ingestion.Worker.ScanAsync(Cancellation);

        Directory.Move(_ingestion.Folder.Combine("docs"), _ingestion.Folder.Combine("away"));
        await _ingestion.Worker.WorkAsync(Cancellation);

        Assert.Equal(["前の本文です。"], await _ingestion.TextsAsync());
        Directory.Move(_ingestion.Folder.Combine("away"), _ingestion.Folder.Combine("docs"));
        _ingestion.Time.Advance(TimeSpan.FromHours(1));
        await _ingestion.PassAsync();
        Assert.Equal(["後の本文です。"], await _ingestion.TextsAsync());
    }

    [Fact]
    public async Task Reader_DoesNotComeToAnEnd_IsLeftBehindAfterTheTimeLimit()
    {
        // One at a time: the second file begins when the first was given up, and the clock stands still from then on.
        await using var ingestion = await IngestionFixture.OpenAsync(settings: ("Ingest:Parallelism", "1"));
        ingestion.Folder.Write("docs/a.scripted", "甲の本文です。");
        ingestion.Folder.Write("docs/b.scripted", "乙の本文です。");
        var never = new TaskCompletionSource();
        ingestion.Reader.OnRead = (file, _) => file.Path.EndsWith("a.scripted", StringComparison.Ordinal) ? never.Task : Task.CompletedTask;
        var preparer = ingestion.Get<DocumentPreparer>();

        var run = ingestion.IngestAsync("docs");
        while (!run.IsCompleted && preparer.Abandoned == 0)
        {
            ingestion.Time.Advance(TimeSpan.FromMinutes(10));
            await Task.Yield();
        }

        Assert.Equal(["reader_timeout", null], (await run).Select(r => r.ErrorCode));
        Assert.Equal(1, preparer.Abandoned);
        never.SetResult();
    }

    [Theory]
    [InlineData("pdf_too_complex", JobState.Queued)]
    [InlineData("pdf_broken", JobState.Quarantined)]
    public async Task ReaderThatWasEnded_IsTriedAgain_AndABrokenFileIsNot(string code, JobState expected)
    {
        _ingestion.Folder.Write("docs/a.scripted", "本文です。");
        _ingestion.Reader.OnRead = (_, _) => throw new DocumentReadException(code, "読めません。");

        await _ingestion.PassAsync();

        var job = Assert.Single(await _ingestion.JobsAsync());
        Assert.Equal((expected, code), (job.State, job.ErrorCode));
    }

    [Fact]
    public async Task FailureThatMayPass_IsTriedAgainAfterGrowingPausesAndThenSetAside()
    {
        _ingestion.Folder.Write("docs/a.scripted", "前の本文です。");
        await _ingestion.PassAsync();
        _ingestion.Folder.Write("docs/a.scripted", "後の本文です。");
        _ingestion.Reader.OnRead = (_, _) => throw new IOException();

        await _ingestion.PassAsync();
        Assert.Equal((JobState.Queued, 1, _ingestion.Time.GetUtcNow().AddSeconds(30)), await StateAsync());
        await _ingestion.PassAsync();
        Assert.Equal(1, (await StateAsync()).Attempts);

        _ingestion.Time.Advance(TimeSpan.FromSeconds(30));
        await _ingestion.PassAsync();
        Assert.Equal((JobState.Queued, 2, _ingestion.Time.GetUtcNow().AddSeconds(60)), await StateAsync());

        _ingestion.Time.Advance(TimeSpan.FromSeconds(60));
        await _ingestion.PassAsync();
        var job = Assert.Single(await _ingestion.JobsAsync());
        Assert.Equal((JobState.Quarantined, 3, "file_not_readable"), (job.State, job.Attempts, job.ErrorCode));
        Assert.Equal(["前の本文です。"], await _ingestion.TextsAsync());

        _ingestion.Reader.OnRead = null;
        Assert.True(await _ingestion.Queue.RetryAsync(job.DocumentId, Cancellation));
        await _ingestion.Worker.WorkAsync(Cancellation);
        Assert.Equal(["後の本文です。"], await _ingestion.TextsAsync());
        Assert.Empty(await _ingestion.JobsAsync());
    }

    [Fact]
    public async Task FailureOfTheFileItself_IsNotRepeatedUntilTheFileChanges()
    {
        _ingestion.Folder.Write("docs/a.scripted", "甲の本文です。");
        _ingestion.Reader.OnRead = (_, _) => throw new DocumentReadException("pdf_broken", "壊れています。");
        await _ingestion.PassAsync();
        await _ingestion.PassAsync();
        Assert.Equal(1, _ingestion.Reader.Reads);
        Assert.Equal("pdf_broken", Assert.Single(await _ingestion.JobsAsync()).ErrorCode);
        Assert.Equal("pdf_broken", Assert.Single(await _ingestion.DocumentsAsync()).ErrorCode);

        _ingestion.Reader.OnRead = null;
        _ingestion.Folder.Write("docs/a.scripted", "直した本文です。");
        await _ingestion.PassAsync();

        Assert.Equal(["直した本文です。"], await _ingestion.TextsAsync());
        Assert.Empty(await _ingestion.JobsAsync());
    }

    [Fact]
    public async Task FailedFile_NamedOnTheCommandLine_IsTriedAgain()
    {
        _ingestion.Folder.Write("docs/a.scripted", "甲の本文です。");
        _ingestion.Reader.OnRead = (_, _) => throw new DocumentReadException("pdf_broken", "壊れています。");
        await _ingestion.IngestAsync("docs");

        Assert.Equal("pdf_broken", Assert.Single(await _ingestion.IngestAsync("docs")).ErrorCode);
        Assert.Equal(2, _ingestion.Reader.Reads);
    }

    [Fact]
    public async Task ProcessThatDies_LeavesItsJobToTheNextAndCountsTheAttempt()
    {
        _ingestion.Folder.Write("docs/a.scripted", "甲の本文です。");
        await _ingestion.Worker.ScanAsync(Cancellation);
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await using (var other = await IngestionFixture.OpenAsync(_ingestion.Folder))
            {
                var claimed = await other.Jobs.ClaimAsync(null, null, Cancellation);
                Assert.Equal((attempt, attempt - 1), (claimed!.Job.Attempts, claimed.Lost));
                await _ingestion.Jobs.RecoverAsync(3, Cancellation);
                Assert.Null(await _ingestion.Jobs.ClaimAsync(null, null, Cancellation));
            }

            await _ingestion.Jobs.RecoverAsync(3, Cancellation);
        }

        var job = Assert.Single(await _ingestion.JobsAsync());
        Assert.Equal((JobState.Quarantined, "reader_killed"), (job.State, job.ErrorCode));
        Assert.Null(await _ingestion.Jobs.ClaimAsync(null, null, Cancellation));
    }

    [Fact]
    public async Task JobThatTookItsProcessAlong_RunsWithoutCompany()
    {
        _ingestion.Folder.Write("docs/a.scripted", "甲の本文です。");
        await _ingestion.Worker.ScanAsync(Cancellation);
        await using (var other = await IngestionFixture.OpenAsync(_ingestion.Folder))
        {
            await other.Jobs.ClaimAsync(null, null, Cancellation);
        }

        await _ingestion.Jobs.RecoverAsync(3, Cancellation);

        Assert.Null(await _ingestion.Jobs.ClaimAsync(null, mostBytes: 1_000_000, Cancellation));
        Assert.NotNull(await _ingestion.Jobs.ClaimAsync(null, mostBytes: null, Cancellation));
    }

    [Fact]
    public async Task JobCancelledWhileItIsRead_ChangesNothing()
    {
        var path = _ingestion.Folder.Write("docs/a.scripted", "甲の本文です。");
        _ingestion.Reader.OnRead = (_, token) => _ingestion.Queue.CancelAsync(IngestionFixture.IdOf(path), token);

        await _ingestion.PassAsync();

        Assert.Empty(await _ingestion.DocumentsAsync());
        Assert.Empty(await _ingestion.JobsAsync());
    }

    [Fact]
    public async Task Sources_TakeTurns()
    {
        NewJob[] many = [.. Enumerable.Range(0, 5).Select(i => new NewJob($"/many/{i}", "s", 1, Root: null))];
        await _ingestion.Jobs.EnqueueAsync(many, new EnqueueRequest("many"), Cancellation);
        await _ingestion.Jobs.EnqueueAsync([new NewJob("upload/x", "s", 1, Root: null), new NewJob("upload/y", "s", 1, Root: null)], new EnqueueRequest("upload"), Cancellation);

        var order = new List<string>();
        while (await _ingestion.Jobs.ClaimAsync(null, null, Cancellation) is { } job)
        {
            order.Add(job.Job.Uri);
        }

        Assert.Equal(["/many/0", "upload/x", "/many/1", "upload/y", "/many/2", "/many/3", "/many/4"], order);
    }

    [Fact]
    public async Task LargeFile_WaitsUntilNothingElseIsInMemory()
    {
        await _ingestion.Jobs.EnqueueAsync([new NewJob("/large", "s", 100, Root: null)], new EnqueueRequest("a"), Cancellation);

        Assert.Null(await _ingestion.Jobs.ClaimAsync(null, mostBytes: 99, Cancellation));
        Assert.NotNull(await _ingestion.Jobs.ClaimAsync(null, mostBytes: null, Cancellation));
    }

    [Fact]
    public async Task JobsOfARun_AreLeftToItAsLongAsItLives()
    {
        await using (var run = await IngestionFixture.OpenAsync(_ingestion.Folder))
        {
            await run.Jobs.EnqueueAsync([new NewJob("/a", "s", 1, Root: null)], new EnqueueRequest("run", Mine: true), Cancellation);
            await _ingestion.Jobs.RecoverAsync(3, Cancellation);
            Assert.Null(await _ingestion.Jobs.ClaimAsync(null, null, Cancellation));
        }

        await _ingestion.Jobs.RecoverAsync(3, Cancellation);
        Assert.Equal("/a", (await _ingestion.Jobs.ClaimAsync(null, null, Cancellation))!.Job.Uri);
    }

    [Fact]
    public async Task Overview_WhileFilesAreDone_TellsPaceAndWhatIsLeft()
    {
        for (var i = 0; i < 3; i++)
        {
            _ingestion.Folder.Write($"docs/{i}.scripted", "同じ長さの本文。");
        }

        await _ingestion.Worker.ScanAsync(Cancellation);
        _ingestion.Reader.OnRead = (file, _) => file.Path.EndsWith("2.scripted", StringComparison.Ordinal) ? throw new IOException() : Task.CompletedTask;
        await _ingestion.Worker.WorkAsync(Cancellation);

        var overview = await _ingestion.Queue.GetOverviewAsync(Cancellation);

        Assert.Equal((1, 0, 2, 2), (overview.Queued, overview.Running, overview.Done, overview.PagesPerMinute));
        Assert.Equal(TimeSpan.FromSeconds(30), overview.Remaining);
    }

    private async Task<(JobState State, int Attempts, DateTimeOffset? NotBefore)> StateAsync()
    {
        var job = Assert.Single(await _ingestion.JobsAsync());
        return (job.State, job.Attempts, job.NotBefore);
    }
}
