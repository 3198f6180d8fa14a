using Assistant.Core.Access;
using Assistant.Core.Documents;
using Assistant.Core.Errors;
using Assistant.Infrastructure.Storage;
using Assistant.Testing;
using Xunit;

namespace Assistant.Infrastructure.Tests.Storage;

public sealed class DocumentStoreTests : IAsyncLifetime
{
    private StorageFixture _storage = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _storage = await StorageFixture.OpenAsync(Token);

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    [Fact]
    public async Task Document_StoredAndRead_IsTheSame()
    {
        var document = SampleDocuments.Create("plan/全体.md", ["staff", "DX戦略課"], sentences: 25);
        await document.StoreAsync(_storage.Writer, Token);

        var read = await _storage.Documents.FindAsync(document.Record.Id, AccessScope.Of("DX戦略課"), Token);

        Assert.Equivalent(document.Record, read, strict: true);
        Assert.Equal(document.Pages[2], await _storage.Documents.GetPageAsync(document.Record.Id, 3, AccessScope.Of("staff"), Token));
    }

    [Fact]
    public async Task Chunk_WithCellsAndMarkupFreeText_KeepsEverySpan()
    {
        var item = new Segment("電子申請", new SourceSpan(4, 120, 8));
        var chunk = new Chunk(
            new string('a', 32), 0, BlockKind.TableRow, ["第2章", "表1 <取組>\"一覧\""],
            [new Segment("| 電子申請 | 令和8年度 |", new SourceSpan(4, 118, 20))],
            [new TableCell("取組", [item]), new TableCell("", []), new TableCell("年度", [new Segment("令和8年度", new SourceSpan(4, 131, 5)), new Segment("𠮷", new SourceSpan(5, 0, 2))])]);
        var document = SampleDocuments.Create("表.md", ["staff"]);
        await _storage.Writer.ReplaceAsync(document.Record, document.Pages, [chunk], Token);

        var read = await _storage.Documents.GetChunkAsync(chunk.Id, AccessScope.Of("staff"), Token);

        Assert.Equivalent(chunk, read, strict: true);
        Assert.Equal(chunk.Text, read!.Text);
    }

    public static TheoryData<string[], bool> Scopes => new()
    {
        { ["staff"], true },
        { ["other", "総務課"], true },
        { ["other"], false },
        { ["STAFF"], false },
        { ["staff' OR '1'='1"], false },
        { [], false },
    };

    [Theory]
    [MemberData(nameof(Scopes))]
    public async Task EveryRead_ByScope_ShowsOnlyWhatTheAccessListGrants(string[] codes, bool visible)
    {
        var document = SampleDocuments.Create("a.md", ["staff", "総務課"]);
        await document.StoreAsync(_storage.Writer, Token);
        var scope = AccessScope.Of(codes);

        Assert.Equal(visible, await _storage.Documents.FindAsync(document.Record.Id, scope, Token) is not null);
        Assert.Equal(visible, await _storage.Documents.GetPageAsync(document.Record.Id, 1, scope, Token) is not null);
        Assert.Equal(visible, await _storage.Documents.GetChunkAsync(document.Chunks[0].Id, scope, Token) is not null);
        Assert.Equal(visible, (await _storage.Documents.ListAsync(scope, Token)).Count == 1);
    }

    [Fact]
    public async Task DocumentWithoutAccessList_IsSeenByAdministratorsOnly()
    {
        var document = SampleDocuments.Create("秘.md", []);
        await document.StoreAsync(_storage.Writer, Token);
        var everyone = AccessScope.Of([.. Roles.All, "DX戦略課", ""]);

        Assert.Null(await _storage.Documents.FindAsync(document.Record.Id, everyone, Token));
        Assert.Null(await _storage.Documents.GetPageAsync(document.Record.Id, 1, everyone, Token));
        Assert.Null(await _storage.Documents.GetChunkAsync(document.Chunks[0].Id, everyone, Token));
        Assert.Empty(await _storage.Documents.ListAsync(everyone, Token));
        Assert.NotNull(await _storage.Documents.GetPageAsync(document.Record.Id, 1, AccessScope.Everything, Token));
    }

    [Fact]
    public async Task Replace_WithANewVersion_LeavesNothingOfTheOldOne()
    {
        var old = SampleDocuments.Create("a.md", ["staff", "総務課"], sentences: 40);
        var renewed = SampleDocuments.Create("a.md", ["staff"], sentences: 5, version: "2");
        await old.StoreAsync(_storage.Writer, Token);
        await renewed.StoreAsync(_storage.Writer, Token);

        Assert.Null(await _storage.Documents.GetChunkAsync(old.Chunks[0].Id, AccessScope.Everything, Token));
        Assert.Null(await _storage.Documents.GetPageAsync(old.Record.Id, 2, AccessScope.Everything, Token));
        Assert.Empty(await _storage.Documents.ListAsync(AccessScope.Of("総務課"), Token));
        Assert.Equal(renewed.Chunks.Select(c => c.Id), (await ReadChunksAsync()).Select(c => c.Chunk.Id));
    }

    [Fact]
    public async Task Replace_ThatFailsHalfway_LeavesTheOldVersionWhole()
    {
        var old = SampleDocuments.Create("a.md", ["staff"], sentences: 12);
        await old.StoreAsync(_storage.Writer, Token);
        var generation = await _storage.Documents.GetGenerationAsync(Token);
        var broken = SampleDocuments.Create("a.md", ["staff"], sentences: 12, version: "2");
        var chunks = broken.Chunks.Append(broken.Chunks[0]).ToArray();

        await Assert.ThrowsAnyAsync<Exception>(() => _storage.Writer.ReplaceAsync(broken.Record, broken.Pages, chunks, Token));

        Assert.Equivalent(old.Record, await _storage.Documents.FindAsync(old.Record.Id, AccessScope.Everything, Token), strict: true);
        Assert.Equal(old.Chunks.Select(c => c.Id), (await ReadChunksAsync()).Select(c => c.Chunk.Id));
        Assert.Equal(generation, await _storage.Documents.GetGenerationAsync(Token));
    }

    [Fact]
    public async Task Replace_Cancelled_ChangesNothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SampleDocuments.Create("a.md", ["staff"]).StoreAsync(_storage.Writer, cancelled.Token));

        Assert.Empty(await _storage.Documents.ListAsync(AccessScope.Everything, Token));
    }

    [Fact]
    public async Task Generation_GrowsWithWhatCanBeSearched_AndOnlyThen()
    {
        var document = SampleDocuments.Create("a.md", ["staff"]);
        var start = await _storage.Documents.GetGenerationAsync(Token);
        await document.StoreAsync(_storage.Writer, Token);
        var stored = await _storage.Documents.GetGenerationAsync(Token);
        await _storage.Writer.RecordFailureAsync(document.Record with { ErrorCode = "pdf_broken", ErrorMessage = "壊れています。" }, Token);
        await _storage.Writer.RemoveAsync("unknown", Token);
        var failed = await _storage.Documents.GetGenerationAsync(Token);
        await _storage.Writer.RemoveAsync(document.Record.Id, Token);
        var removed = await _storage.Documents.GetGenerationAsync(Token);

        Assert.True(start < stored, "storing counts");
        Assert.Equal(stored, failed);
        Assert.True(failed < removed, "removing counts");
        Assert.Empty(await ReadChunksAsync());
    }

    [Fact]
    public async Task Failure_OfAKnownDocument_KeepsTheEarlierVersionSearchable()
    {
        var document = SampleDocuments.Create("a.md", ["staff"]);
        await document.StoreAsync(_storage.Writer, Token);
        var attempt = document.Record with { ContentHash = "new", Pages = 0, Chunks = 0, ErrorCode = "pdf_broken", ErrorMessage = "壊れています。" };
        await _storage.Writer.RecordFailureAsync(attempt, Token);

        var read = await _storage.Writer.FindByUriAsync("a.md", Token);

        Assert.Equivalent(document.Record with { State = DocumentState.Failed, ErrorCode = "pdf_broken", ErrorMessage = "壊れています。" }, read, strict: true);
        Assert.Equal(document.Chunks.Count, (await ReadChunksAsync()).Count);
    }

    [Fact]
    public async Task Failure_OfANewDocument_IsListedWithoutText()
    {
        var attempt = SampleDocuments.Create("b.pdf", []).Record with { State = DocumentState.Failed, ErrorCode = "pdf_encrypted", ErrorMessage = "パスワードがかかっています。" };
        await _storage.Writer.RecordFailureAsync(attempt, Token);

        var read = Assert.Single(await _storage.Documents.ListAsync(AccessScope.Everything, Token));

        Assert.Equal((DocumentState.Failed, "pdf_encrypted", 0, 0), (read.State, read.ErrorCode, read.Pages, read.Chunks));
        Assert.Empty(await ReadChunksAsync());
    }

    [Fact]
    public async Task ListByPrefix_WithWildcardLetters_TakesThemLiterally()
    {
        foreach (var uri in new[] { "plan_a/1.md", "planXa/2.md", "100%/3.md", "plan_a/4.md" })
        {
            await SampleDocuments.Create(uri, ["staff"]).StoreAsync(_storage.Writer, Token);
        }

        Assert.Equal(["plan_a/1.md", "plan_a/4.md"], (await _storage.Writer.ListByPrefixAsync("plan_a/", Token)).Select(d => d.Uri));
        Assert.Equal(["100%/3.md"], (await _storage.Writer.ListByPrefixAsync("100%", Token)).Select(d => d.Uri));
    }

    [Fact]
    public async Task ReadChunks_WhileADocumentIsReplaced_SeesOneState()
    {
        var old = SampleDocuments.Create("a.md", ["staff"], sentences: 30);
        await old.StoreAsync(_storage.Writer, Token);

        List<string> seen = [];
        await using (var snapshot = await _storage.Passages.OpenSnapshotAsync(Token))
        {
            await SampleDocuments.Create("a.md", ["staff"], sentences: 30, version: "2").StoreAsync(_storage.Writer, Token);
            await foreach (var document in snapshot.ReadAllAsync(Token))
            {
                seen.AddRange(document.Chunks.Select(c => c.Id));
            }
        }

        Assert.Equal(old.Chunks.Select(c => c.Id), seen);
    }

    [Fact]
    public async Task Read_WhileSomebodyWrites_GoesOnWithTheCommittedState()
    {
        await SampleDocuments.Create("a.md", ["staff"]).StoreAsync(_storage.Writer, Token);
        using var writer = _storage.OpenConnection();
        using var transaction = writer.BeginTransaction(deferred: false);
        await writer.Sql("DELETE FROM documents").RunAsync(Token);

        Assert.Single(await _storage.Documents.ListAsync(AccessScope.Of("staff"), Token));

        await transaction.CommitAsync(Token);
        Assert.Empty(await _storage.Documents.ListAsync(AccessScope.Of("staff"), Token));
    }

    [Fact]
    public async Task TwoWriters_AtOnce_BothSucceed()
    {
        await using var other = await StorageFixture.OpenAsync(Token, _storage.Folder, _storage.Time);
        var writes = Enumerable.Range(0, 20).Select(i => Task.Run(
            () => SampleDocuments.Create($"{i}.md", ["staff"], sentences: 50).StoreAsync(i % 2 == 0 ? _storage.Writer : other.Writer, Token),
            Token));

        await Task.WhenAll(writes);

        Assert.Equal(20, (await other.Documents.ListAsync(AccessScope.Of("staff"), Token)).Count);
        Assert.Equal(1000, (await ReadChunksAsync()).Count);
    }

    [Fact]
    public async Task Database_ClosedAndOpenedAgain_HoldsWhatWasCommitted()
    {
        using var folder = new TemporaryFolder();
        var document = SampleDocuments.Create("a.md", ["staff"]);
        await using (var first = await StorageFixture.OpenAsync(Token, folder))
        {
            await document.StoreAsync(first.Writer, Token);
        }

        Assert.False(File.Exists(folder.Combine("data", "assistant.db-wal")), "a clean end leaves one file");
        await using var second = await StorageFixture.OpenAsync(Token, folder);
        Assert.NotNull(await second.Documents.FindAsync(document.Record.Id, AccessScope.Everything, Token));
    }

    [Fact]
    public async Task Database_DamagedInTheMiddle_SaysSo()
    {
        using var folder = new TemporaryFolder();
        await using (var first = await StorageFixture.OpenAsync(Token, folder))
        {
            await SampleDocuments.Create("a.md", ["staff"], sentences: 500).StoreAsync(first.Writer, Token);
        }

        var path = folder.Combine("data", "assistant.db");
        var bytes = await File.ReadAllBytesAsync(path, Token);
        Array.Fill(bytes, (byte)0xA5, 8192, bytes.Length - 8192);
        await File.WriteAllBytesAsync(path, bytes, Token);

        var failure = await Assert.ThrowsAsync<AssistantException>(async () =>
        {
            await using var second = await StorageFixture.OpenAsync(Token, folder);
            await second.Documents.ListAsync(AccessScope.Everything, Token);
        });
        Assert.Equal("database_corrupt", failure.Code);
    }

    private Task<IReadOnlyList<IndexablePassage>> ReadChunksAsync() => _storage.ReadPassagesAsync(Token);
}
