using Assistant.Core.Access;
using Assistant.Core.Documents;
using Assistant.Core.Errors;
using Assistant.Infrastructure.Guideline;
using Assistant.Infrastructure.Ingestion;
using Assistant.Infrastructure.Readers;
using Assistant.Infrastructure.Search;
using Assistant.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Infrastructure.Tests.Ingestion;

public sealed class IngestionServiceTests : IAsyncLifetime
{
    private StorageFixture _storage = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private TemporaryFolder Folder => _storage.Folder;

    public async ValueTask InitializeAsync() =>
        _storage = await StorageFixture.OpenAsync(Cancellation, configure: (services, configuration) => services.AddDocumentReaders(configuration).AddSearch(configuration).AddGuideline(configuration).AddIngestion(configuration));

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    [Fact]
    public async Task Ingest_Folder_IndexesFilesInOrderAndLeavesHiddenAndSideFilesOut()
    {
        Folder.Write("docs/b.md", "# 二\n\n本文です。\n");
        Folder.Write("docs/a/z.txt", "本文です。\n");
        Folder.Write("docs/b.md.meta.yaml", "title: 別の題\nkind: manual\n");
        Folder.Write("docs/.hidden.md", "秘密\n");
        Folder.Write("docs/.git/x.md", "秘密\n");

        var results = await IngestAsync("docs");

        Assert.Equal([("docs/a/z.txt", IngestionStatus.Indexed), ("docs/b.md", IngestionStatus.Indexed)], results.Select(r => (Relative(r), r.Status)));
        Assert.All(results, r => Assert.Equal(2, r.Total));
        var documents = await _storage.Documents.ListAsync(AccessScope.Everything, Cancellation);
        Assert.Equal(["z", "別の題"], documents.Select(d => d.Metadata.Title).Order(StringComparer.Ordinal));
        Assert.Contains(documents, d => d.Metadata.Kind == DocumentKind.Manual);
    }

    [Fact]
    public async Task Ingest_Again_LeavesWhatIsUnchangedAlone()
    {
        Folder.Write("docs/a.md", "# 一\n\n本文です。\n");
        await IngestAsync("docs");
        var generation = await _storage.Documents.GetGenerationAsync(Cancellation);

        var results = await IngestAsync("docs");

        Assert.Equal(IngestionStatus.Unchanged, Assert.Single(results).Status);
        Assert.Equal(1, results[0].Chunks);
        Assert.Equal(generation, await _storage.Documents.GetGenerationAsync(Cancellation));
    }

    [Theory]
    [InlineData("docs/a.md", "# 一\n\n改めた本文です。\n")]
    [InlineData("docs/a.md.meta.yaml", "title: 改めた題\n")]
    public async Task Ingest_AfterAChange_ReplacesTheDocument(string changed, string content)
    {
        Folder.Write("docs/a.md", "# 一\n\n本文です。\n");
        await IngestAsync("docs");

        Folder.Write(changed, content);
        var result = Assert.Single(await IngestAsync("docs"));

        Assert.Equal(IngestionStatus.Indexed, result.Status);
        var document = Assert.Single(await _storage.Documents.ListAsync(AccessScope.Everything, Cancellation));
        Assert.Equal(result.DocumentId, document.Id);
    }

    [Fact]
    public async Task Ingest_OtherDefaults_ReplacesTheDocument()
    {
        Folder.Write("docs/a.md", "# 一\n\n本文です。\n");
        await IngestAsync("docs");

        var result = Assert.Single(await IngestAsync("docs", new StatedMetadata { Access = ["staff"] }));

        Assert.Equal(IngestionStatus.Indexed, result.Status);
        Assert.Single(await _storage.Documents.ListAsync(AccessScope.Of("staff"), Cancellation));
    }

    [Fact]
    public async Task Ingest_FileThatIsGone_IsRemoved()
    {
        var gone = Folder.Write("docs/a.md", "# 一\n\n本文です。\n");
        Folder.Write("docs/b.md", "# 二\n\n本文です。\n");
        Folder.Write("docs-other/c.md", "# 三\n\n本文です。\n");
        await IngestAsync("docs", "docs-other");

        File.Delete(gone);
        var results = await IngestAsync("docs");

        Assert.Equal([("docs/b.md", IngestionStatus.Unchanged), ("docs/a.md", IngestionStatus.Removed)], results.Select(r => (Relative(r), r.Status)));
        Assert.Equal(["三", "二"], (await _storage.Documents.ListAsync(AccessScope.Everything, Cancellation)).Select(d => d.Metadata.Title).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Ingest_BrokenFileAmongGoodOnes_StopsNothingAndKeepsTheEarlierVersion()
    {
        var broken = Folder.Write("docs/a.md", "# 一\n\n前の本文です。\n");
        Folder.Write("docs/b.md", "# 二\n\n本文です。\n");
        await IngestAsync("docs");
        await File.WriteAllBytesAsync(broken, [0x41, 0x00, 0xFF, 0x00, 0x01], Cancellation);
        Folder.Write("docs/c.exe", "x");

        var results = await IngestAsync("docs");

        Assert.Equal(["file_not_text", null, "type_unsupported"], results.Select(r => r.ErrorCode));
        var chunks = await ReadChunksAsync();
        Assert.Contains(chunks, c => c.Chunk.Text == "前の本文です。");

        Folder.Write("docs/a.md", "# 一\n\n前の本文です。\n");
        Assert.Equal(IngestionStatus.Indexed, (await IngestAsync("docs"))[0].Status);
    }

    [Fact]
    public async Task Ingest_LinkOutOfTheFolder_IsNotFollowed()
    {
        Folder.Write("secret/x.md", "秘密\n");
        Folder.Write("docs/a.md", "# 一\n\n本文です。\n");
        File.CreateSymbolicLink(Folder.Combine("docs/link.md"), Folder.Combine("secret/x.md"));
        Directory.CreateSymbolicLink(Folder.Combine("docs/more"), Folder.Combine("secret"));

        Assert.Equal("docs/a.md", Relative(Assert.Single(await IngestAsync("docs"))));
    }

    [Fact]
    public async Task Ingest_SameFileByTwoWays_IsOneDocument()
    {
        Folder.Write("docs/a.md", "# 一\n\n本文です。\n");
        Directory.CreateSymbolicLink(Folder.Combine("alias"), Folder.Combine("docs"));

        var results = await IngestAsync("docs", "docs/a.md", "alias", "docs/../docs/a.md");

        Assert.Single(results);
        Assert.Equal(IngestionStatus.Unchanged, Assert.Single(await IngestAsync("alias/a.md")).Status);
    }

    [Fact]
    public async Task Ingest_PathThatIsMissing_FailsBeforeAnythingIsDone()
    {
        Folder.Write("docs/a.md", "# 一\n\n本文です。\n");

        var failure = await Assert.ThrowsAsync<AssistantException>(() => IngestAsync("docs", "nowhere"));

        Assert.Equal("path_not_found", failure.Code);
        Assert.Empty(await _storage.Documents.ListAsync(AccessScope.Everything, Cancellation));
    }

    [Fact]
    public async Task Ingest_Cancelled_IsNotAnErrorAndTheRestComesLater()
    {
        for (var i = 0; i < 20; i++)
        {
            Folder.Write($"docs/{i:D2}.md", $"# 題{i}\n\n本文です。\n");
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var seen = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var result in Service().IngestAsync(Request(new StatedMetadata(), "docs"), stop.Token))
            {
                Assert.Equal(IngestionStatus.Indexed, result.Status);
                if (++seen == 5)
                {
                    await stop.CancelAsync();
                }
            }
        });

        var results = await IngestAsync("docs");
        Assert.Equal(5, results.Count(r => r.Status == IngestionStatus.Unchanged));
        Assert.Equal(15, results.Count(r => r.Status == IngestionStatus.Indexed));
    }

    [Fact]
    public async Task Ingest_FileTooLarge_IsRefused()
    {
        await using var strict = await StorageFixture.OpenAsync(
            Cancellation,
            settings: new Dictionary<string, string?>(StringComparer.Ordinal) { ["Ingest:LargestFileMegabytes"] = "1" },
            configure: (services, configuration) => services.AddDocumentReaders(configuration).AddSearch(configuration).AddGuideline(configuration).AddIngestion(configuration));
        var path = strict.Folder.Write("big.txt", new string('a', (1024 * 1024) + 1));

        var results = new List<IngestionResult>();
        await foreach (var result in strict.Services.GetRequiredService<IIngestionService>().IngestAsync(new IngestionRequest([path], new StatedMetadata()), Cancellation))
        {
            results.Add(result);
        }

        Assert.Equal("file_too_large", Assert.Single(results).ErrorCode);
    }

    [Fact]
    public async Task Ingest_Pages_AreCountedOnlyWhereTheFormatHasThem()
    {
        Folder.Write("docs/a.md", "# 題\n\n本文です。\n");
        Folder.Write("docs/b.txt", "本文です。\n");
        Folder.Write("docs/c.html", "<!doctype html><title>題</title><p>本文です。</p>");
        await File.WriteAllBytesAsync(Folder.Combine("docs", "d.pdf"), SmallPdf.Create(["一ページ目です。"], ["二ページ目です。"]), Cancellation);

        var results = await IngestAsync("docs");

        Assert.Equal([0, 0, 0, 2], results.Select(r => r.Pages));
        var documents = await _storage.Documents.ListAsync(AccessScope.Everything, Cancellation);
        Assert.Equal([0, 0, 0, 2], documents.OrderBy(d => d.Uri, StringComparer.Ordinal).Select(d => d.Pages));
    }

    [Fact]
    public async Task Ingest_StoredQuotes_StandInTheStoredPages()
    {
        Folder.Write("docs/a.md", "# 題\n\n今後は、**原則**とします。次の文です。\n\n名\t値\n甲\t[乙](#)\n");
        await IngestAsync("docs");

        var passages = await ReadChunksAsync();

        foreach (var (document, chunk) in passages)
        {
            foreach (var segment in chunk.Segments.Concat(chunk.Cells.SelectMany(c => c.Items)))
            {
                var page = await _storage.Documents.GetPageAsync(document.Id, segment.Span.Page, AccessScope.Everything, Cancellation);
                Assert.Equal(segment.Text[0], page!.Text[segment.Span.Start]);
            }
        }

        Assert.Equal(2, passages.Count);
    }

    private IIngestionService Service() => _storage.Services.GetRequiredService<IIngestionService>();

    private IngestionRequest Request(StatedMetadata defaults, params IEnumerable<string> paths) => new([.. paths.Select(p => Folder.Combine(p))], defaults);

    private Task<List<IngestionResult>> IngestAsync(params string[] paths) => IngestAsync(Request(new StatedMetadata(), paths));

    private Task<List<IngestionResult>> IngestAsync(string path, StatedMetadata defaults) => IngestAsync(Request(defaults, path));

    private async Task<List<IngestionResult>> IngestAsync(IngestionRequest request)
    {
        var results = new List<IngestionResult>();
        await foreach (var result in Service().IngestAsync(request, Cancellation))
        {
            results.Add(result);
        }

        return results;
    }

    private Task<IReadOnlyList<IndexablePassage>> ReadChunksAsync() => _storage.ReadPassagesAsync(Cancellation);

    private string Relative(IngestionResult result) => Path.GetRelativePath(Folder.Path, result.Path);
}
