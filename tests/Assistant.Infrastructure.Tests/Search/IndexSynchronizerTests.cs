using Assistant.Core.Access;
using Assistant.Core.Documents;
using Assistant.Core.Retrieval.Vectors;
using Assistant.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Infrastructure.Tests.Search;

public sealed class IndexSynchronizerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Search_AfterADocumentIsWrittenChangedAndRemoved_ShowsEachStateAtOnce()
    {
        await using var bed = await SearchBed.OpenAsync(_folder);
        await bed.StoreAsync("a", ["転入届は十四日以内に出します。"]);
        await bed.StoreAsync("b", ["図書館は月曜日に休みます。"]);
        Assert.StartsWith("転入届", (await bed.FindAsync("転入届の期限"))[0], StringComparison.Ordinal);

        await bed.StoreAsync("a", ["印鑑登録には本人確認の書類が要ります。"]);
        Assert.DoesNotContain(await bed.FindAsync("転入届の期限"), t => t.Contains("転入届", StringComparison.Ordinal));
        Assert.StartsWith("印鑑登録", (await bed.FindAsync("印鑑登録"))[0], StringComparison.Ordinal);

        await bed.RemoveAsync("a");
        Assert.Empty(await bed.FindAsync("印鑑登録"));
        Assert.Single(await bed.FindAsync("図書館"));
    }

    [Fact]
    public async Task Search_InTwoProcesses_BothSeeWhatEitherWrites()
    {
        await using var first = await SearchBed.OpenAsync(_folder);
        await using var second = await SearchBed.OpenAsync(_folder);
        await first.StoreAsync("a", ["転入届は十四日以内に出します。"]);
        Assert.Single(await second.FindAsync("転入届"));
        await second.StoreAsync("b", ["転入届の様式は窓口にあります。"]);
        Assert.Equal(2, (await first.FindAsync("転入届")).Count);
        await first.RemoveAsync("a");
        Assert.Single(await second.FindAsync("転入届"));
    }

    [Fact]
    public async Task Search_WhenTheAccessListChanges_FollowsItAtOnce()
    {
        await using var bed = await SearchBed.OpenAsync(_folder);
        await bed.StoreAsync("a", ["契約の予定価格の決め方。"], access: ["財政課"]);
        var staff = AccessScope.Of("staff");
        Assert.Empty(await bed.FindAsync("予定価格", staff));
        await bed.StoreAsync("a", ["契約の予定価格の決め方。"], access: ["staff"]);
        Assert.Single(await bed.FindAsync("予定価格", staff));
        await bed.StoreAsync("a", ["契約の予定価格の決め方。"], access: []);
        Assert.Empty(await bed.FindAsync("予定価格", staff));
        Assert.Single(await bed.FindAsync("予定価格"));
    }

    [Fact]
    public async Task Search_WithOtherConstants_RebuildsBesideTheOldIndexAndNeverMixes()
    {
        string before;
        await using (var bed = await SearchBed.OpenAsync(_folder))
        {
            await bed.StoreAsync("a", ["転入届は十四日以内に出します。"]);
            await bed.FindAsync("転入届");
            before = (await StateAsync(bed)).Specification.Version;
        }

        await using var changed = await SearchBed.OpenAsync(_folder, settings: ("Search:BigramWeight", "0.7"));
        Assert.Single(await changed.FindAsync("転入届"));
        Assert.NotEqual(before, (await StateAsync(changed)).Specification.Version);
    }

    [Fact]
    public async Task Search_WithAnotherTable_RebuildsTheIndex()
    {
        var tables = Directory.CreateDirectory(_folder.Combine("data", "tables"));
        await using (var bed = await SearchBed.OpenAsync(_folder))
        {
            await bed.StoreAsync("a", ["デジタルデバイト対策の講座を開きます。"]);
            Assert.NotNull(await StateAfterSearchAsync(bed));
        }

        await File.WriteAllTextAsync(Path.Combine(tables.FullName, "repairs.tsv"), "# 読み取りの誤り\nデバイト\tデバイド\n", Token);
        try
        {
            await using var bed = await SearchBed.OpenAsync(_folder);
            Assert.Contains((await bed.SearchAsync("デジタルデバイド対策")).Terms, t => t is { IsWord: true, Text: "でばいど" or "でじたるでばいど", DocumentFrequency: 1 });
        }
        finally
        {
            Core.Text.TextTables.Use(_folder.Combine("none"));
        }
    }

    [Fact]
    public async Task Search_WhenTheCorpusOutgrowsItsModel_TrainsAgain()
    {
        await using var bed = await SearchBed.OpenAsync(_folder);
        await bed.StoreAsync("a", [.. Enumerable.Range(0, 10).Select(i => $"第{i}回の説明会の記録です。")]);
        await bed.FindAsync("説明会");
        var before = await StateAsync(bed);
        await bed.StoreAsync("b", ["防災訓練の記録です。"]);
        await bed.FindAsync("防災訓練");
        Assert.Equal(before.Specification, (await StateAsync(bed)).Specification);

        await bed.StoreAsync("c", ["避難所の地図です。", "避難所の鍵の管理です。", "避難所の備蓄です。"]);
        await bed.FindAsync("避難所");
        Assert.NotEqual(before.Specification.Version, (await StateAsync(bed)).Specification.Version);
    }

    [Fact]
    public async Task Search_AfterTheIndexIsDamagedOrGone_MakesItAnew()
    {
        await using (var bed = await SearchBed.OpenAsync(_folder))
        {
            await bed.StoreAsync("a", ["転入届は十四日以内に出します。"]);
            await bed.FindAsync("転入届");
        }

        foreach (var file in Directory.EnumerateFiles(_folder.Combine("data", "index"), "*.segment", SearchOption.AllDirectories).ToList())
        {
            var content = await File.ReadAllBytesAsync(file, Token);
            content[content.Length / 2] ^= 0x40;
            await File.WriteAllBytesAsync(file, content, Token);
        }

        await using (var bed = await SearchBed.OpenAsync(_folder))
        {
            Assert.Single(await bed.FindAsync("転入届"));
        }

        Directory.Delete(_folder.Combine("data", "index"), recursive: true);
        await using var after = await SearchBed.OpenAsync(_folder);
        Assert.Single(await after.FindAsync("転入届"));
    }

    [Fact]
    public async Task Search_WhileTheModelFileIsBroken_TrainsAnew()
    {
        await using (var bed = await SearchBed.OpenAsync(_folder))
        {
            await bed.StoreAsync("a", ["転入届は十四日以内に出します。"]);
            await bed.FindAsync("転入届");
        }

        var file = Assert.Single(Directory.EnumerateFiles(_folder.Combine("data", "index"), "*.model", SearchOption.AllDirectories));
        await File.WriteAllBytesAsync(file, (await File.ReadAllBytesAsync(file, Token))[..^3], Token);
        await using var after = await SearchBed.OpenAsync(_folder);
        Assert.Single(await after.FindAsync("転入届"));
    }

    [Fact]
    public async Task Search_AfterTheRecordWasPutBackAndWrittenTo_ShowsWhatTheRecordHolds()
    {
        var backup = _folder.Combine("backup.db");
        await using (var bed = await SearchBed.OpenAsync(_folder))
        {
            await bed.StoreAsync("a", ["転入届は十四日以内に出します。"]);
            await bed.StoreAsync("b", ["印鑑登録の手続き。"]);
            await bed.FindAsync("転入届");
        }

        File.Copy(_folder.Combine("data", "assistant.db"), backup);
        await using (var bed = await SearchBed.OpenAsync(_folder))
        {
            bed.Storage.Time.Advance(TimeSpan.FromHours(1));
            await bed.RemoveAsync("a");
            Assert.Empty(await bed.FindAsync("転入届"));
        }

        File.Copy(backup, _folder.Combine("data", "assistant.db"), overwrite: true);
        await using var after = await SearchBed.OpenAsync(_folder);
        after.Storage.Time.Advance(TimeSpan.FromHours(2));
        await after.StoreAsync("c", ["公用車の予約。"]);
        Assert.Contains("転入届は十四日以内に出します。", await after.FindAsync("転入届"));
    }

    [Fact]
    public async Task Search_FileThatCameBackUnreadable_LeavesNoGhost()
    {
        await using var bed = await SearchBed.OpenAsync(_folder);
        await bed.StoreAsync("a", ["転入届は十四日以内に出します。"]);
        await bed.StoreAsync("b", ["印鑑登録の手続き。"]);
        Assert.Equal(2, (await bed.SearchAsync("転入届")).Passages);

        await bed.RemoveAsync("a");
        var failed = Passages.Document(ChunkId.OfDocument("a")) with { Uri = "a", State = DocumentState.Failed, ErrorCode = "pdf_broken", Chunks = 0 };
        await bed.Storage.Writer.RecordFailureAsync(failed, Token);
        Assert.Equal(1, (await bed.SearchAsync("転入届")).Passages);
    }

    [Fact]
    public async Task Search_WhenTheIndexLostADocument_HasItAgainAfterTheNextChange()
    {
        await using var bed = await SearchBed.OpenAsync(_folder);
        var before = await StoreManyAsync(bed);
        await Index(bed).ApplyAsync(new VectorIndexChange([], [ChunkId.OfDocument("a")], before.Generation), Token);
        Assert.DoesNotContain("転入届は十四日以内に出します。", await bed.FindAsync("転入届"));

        await bed.StoreAsync("c", ["公用車の予約。"]);

        Assert.Equal("転入届は十四日以内に出します。", (await bed.FindAsync("転入届"))[0]);
        Assert.Equal("公用車の予約。", (await bed.FindAsync("公用車"))[0]);
        await AssertFollowedAsync(bed, before, before.Passages + 1);
    }

    [Fact]
    public async Task Search_WhenTheIndexHoldsADocumentOfNobody_DropsItWithTheNextChange()
    {
        await using var bed = await SearchBed.OpenAsync(_folder);
        var before = await StoreManyAsync(bed);
        await Index(bed).ApplyAsync(new VectorIndexChange([Stranger(before)], [], before.Generation), Token);

        await bed.StoreAsync("c", ["公用車の予約。"]);

        Assert.Equal("公用車の予約。", (await bed.FindAsync("公用車"))[0]);
        Assert.DoesNotContain(ChunkId.OfDocument("stranger"), await Index(bed).ReadDocumentIdsAsync(Token).ToListAsync(Token));
        await AssertFollowedAsync(bed, before, before.Passages + 1);
    }

    [Fact]
    public async Task Search_WhenAnotherProcessFindsTheIndexWrong_PutsItRightWithoutAChange()
    {
        VectorIndexState before;
        await using (var bed = await SearchBed.OpenAsync(_folder))
        {
            before = await StoreManyAsync(bed);
            await Index(bed).ApplyAsync(new VectorIndexChange([Stranger(before)], [ChunkId.OfDocument("a"), ChunkId.OfDocument("b")], before.Generation), Token);
        }

        await using var after = await SearchBed.OpenAsync(_folder);
        Assert.Equal("転入届は十四日以内に出します。", (await after.FindAsync("転入届"))[0]);
        Assert.Equal(before, await StateAsync(after));
    }

    [Fact]
    public async Task Search_WhenTheIndexLostAPartOfADocument_IsMadeAnew()
    {
        await using var bed = await SearchBed.OpenAsync(_folder);
        var before = await StoreManyAsync(bed);
        var part = Stranger(before) with { Id = ChunkId.OfDocument("b") };
        await Index(bed).ApplyAsync(new VectorIndexChange([part], [], before.Generation), Token);

        await bed.StoreAsync("c", ["公用車の予約。"]);

        Assert.StartsWith("第", (await bed.FindAsync("説明会"))[0], StringComparison.Ordinal);
        var after = await StateAsync(bed);
        Assert.Equal(before.Passages + 1, after.Passages);
        Assert.NotEqual(before.Specification.Version, after.Specification.Version);
    }

    [Fact]
    public async Task Search_TwoSettingsOnOneFolder_KeepAnIndexEach()
    {
        await using var first = await SearchBed.OpenAsync(_folder);
        await first.StoreAsync("a", ["転入届は十四日以内に出します。"]);
        await first.FindAsync("転入届");
        var state = await StateAsync(first);
        await using (var second = await SearchBed.OpenAsync(_folder, settings: ("Search:UnigramWeight", "0.4")))
        {
            Assert.Single(await second.FindAsync("転入届"));
        }

        Assert.Single(await first.FindAsync("転入届"));
        Assert.Equal(state, await StateAsync(first));
    }

    [Fact]
    public async Task Search_ByManyWhileDocumentsAreWritten_AlwaysFindsWhatWasThereBefore()
    {
        await using var bed = await SearchBed.OpenAsync(_folder);
        await bed.StoreAsync("fixed", ["公用車の予約は庶務が受け付けます。"]);
        await bed.FindAsync("公用車");
        var writing = Task.Run(
            async () =>
            {
                for (var i = 0; i < 15; i++)
                {
                    await bed.StoreAsync($"d{i}", [$"要綱{i}の改正について。", $"様式{i}の記入例。"]);
                }
            },
            Token);
        var searching = Enumerable.Range(0, 3).Select(_ => Task.Run(
            async () =>
            {
                while (!writing.IsCompleted)
                {
                    Assert.Contains("公用車の予約は庶務が受け付けます。", await bed.FindAsync("公用車の予約"));
                }
            },
            Token));
        await Task.WhenAll([writing, .. searching]);
        Assert.Equal(31, (await bed.SearchAsync("要綱")).Passages);
    }

    /// <summary>So many that another document doesn't outgrow the model.</summary>
    private static async Task<VectorIndexState> StoreManyAsync(SearchBed bed)
    {
        await bed.StoreAsync("a", ["転入届は十四日以内に出します。"]);
        await bed.StoreAsync("b", [.. Enumerable.Range(0, 20).Select(i => $"第{i}回の説明会の記録です。")]);
        await bed.FindAsync("説明会");
        return await StateAsync(bed);
    }

    private static IndexedDocument Stranger(VectorIndexState state) => new(
        ChunkId.OfDocument("stranger"),
        new DocumentMetadata { Title = "文書", Access = ["staff"] },
        [new IndexedPassage(ChunkId.OfDocument("passage"), [new TermImpact(1, 100)], Enumerable.Repeat(1f, state.Specification.Dimensions).ToArray())]);

    private static async Task AssertFollowedAsync(SearchBed bed, VectorIndexState before, int passages)
    {
        var state = await StateAsync(bed);
        Assert.Equal((before.Specification, before.Generation + 1, passages), (state.Specification, state.Generation, state.Passages));
    }

    private static IVectorIndex Index(SearchBed bed) => bed.Storage.Services.GetRequiredService<IVectorIndex>();

    private static async Task<VectorIndexState?> StateAfterSearchAsync(SearchBed bed)
    {
        await bed.FindAsync("講座");
        return await bed.Storage.Services.GetRequiredService<IVectorIndex>().GetStateAsync(Token);
    }

    private static async Task<VectorIndexState> StateAsync(SearchBed bed) =>
        await bed.Storage.Services.GetRequiredService<IVectorIndex>().GetStateAsync(Token) ?? throw new InvalidOperationException("There is no index.");
}
