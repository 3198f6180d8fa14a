using System.Runtime.Versioning;
using Assistant.Core.Access;
using Assistant.Core.Errors;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Storage;
using Assistant.Testing;
using Xunit;

namespace Assistant.Infrastructure.Tests.Storage;

public sealed class StartTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task DataFolder_Missing_IsCreatedForItsOwnerOnly()
    {
        await using var storage = await StorageFixture.OpenAsync(Token);

        Assert.Equal(DataFolder.OwnerOnly, File.GetUnixFileMode(storage.Folder.Combine("data")));
        Assert.Equal(["assistant.db", "assistant.db-shm", "assistant.db-wal"], Directory.GetFiles(storage.Folder.Combine("data")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("data")]
    [InlineData("data/below")]
    public async Task DataFolder_ThatIsAFile_IsNamed(string directory)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("data", "text");

        var failure = await StartAsync(folder, folder.Combine(directory));

        Assert.Equal("data_not_a_folder", failure.Code);
        Assert.Contains(file, failure.Message, StringComparison.Ordinal);
        Assert.Equal("text", await File.ReadAllTextAsync(file, Token));
    }

    [Fact]
    public async Task DataFolder_OnAReadOnlyDisk_IsNotWritable()
    {
        using var disk = await MountedDisk.TryMountAsync("ro,size=1m", Token);
        Assert.SkipWhen(disk is null, "no right to mount a file system here");

        Assert.Equal("data_not_writable", (await StartAsync(disk.Folder, disk.Path)).Code);
        Assert.Equal("data_not_writable", (await StartAsync(disk.Folder, Path.Combine(disk.Path, "data"))).Code);
    }

    [Fact]
    public async Task Disk_FullWhileADocumentIsStored_KeepsTheOldVersionAndSaysSo()
    {
        using var disk = await MountedDisk.TryMountAsync("size=3m", Token);
        Assert.SkipWhen(disk is null, "no right to mount a file system here");
        var old = SampleDocuments.Create("a.md", ["staff"], sentences: 20);
        await using var storage = await StorageFixture.OpenAsync(Token, disk.Folder, settings: DataIn(disk.Path));
        await old.StoreAsync(storage.Writer, Token);

        var failure = await Assert.ThrowsAsync<AssistantException>(
            () => SampleDocuments.Create("a.md", ["staff"], sentences: 20_000, version: "2").StoreAsync(storage.Writer, Token));

        Assert.Equal("disk_full", failure.Code);
        Assert.Equivalent(old.Record, Assert.Single(await storage.Documents.ListAsync(AccessScope.Everything, Token)), strict: true);
        Assert.NotNull(await storage.Documents.GetChunkAsync(old.Chunks[19].Id, AccessScope.Everything, Token));
    }

    [Fact]
    public async Task Database_OfANewerProgram_IsLeftAlone()
    {
        using var folder = new TemporaryFolder();
        await using (var storage = await StorageFixture.OpenAsync(Token, folder))
        {
            using var connection = storage.OpenConnection();
            await connection.Sql("PRAGMA user_version = 999").RunAsync(Token);
        }

        var failure = await StartAsync(folder);

        Assert.Equal("schema_newer", failure.Code);
        Assert.Contains("999", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"（{SchemaMigrator.List().Keys.Max()}）", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Database_ThatIsNoDatabase_IsCorrupt()
    {
        using var folder = new TemporaryFolder();
        folder.Write("data/assistant.db", new string('x', 10_000));

        Assert.Equal("database_corrupt", (await StartAsync(folder)).Code);
    }

    [Fact]
    public async Task Start_WithWrongConfiguration_TouchesNothing()
    {
        using var folder = new TemporaryFolder();
        await using var storage = StorageFixture.Create(folder, settings: new Dictionary<string, string?>(StringComparer.Ordinal) { ["Database:Provider"] = "oracle" });

        await Assert.ThrowsAsync<ConfigurationException>(() => storage.Services.InitialiseStorageAsync(Token));

        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task Start_OfSeveralServicesAtOnce_MigratesOnce()
    {
        using var folder = new TemporaryFolder();
        var starts = Enumerable.Range(0, 6).Select(_ => Task.Run(() => StorageFixture.OpenAsync(Token, folder), Token)).ToArray();
        var fixtures = await Task.WhenAll(starts);
        foreach (var fixture in fixtures)
        {
            Assert.Empty(await fixture.Documents.ListAsync(AccessScope.Everything, Token));
            await fixture.DisposeAsync();
        }
    }

    [Fact]
    public async Task Start_OfSeveralProcessesAtOnce_MigratesOnce()
    {
        using var folder = new TemporaryFolder();
        var exits = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ChildStart.RunAsync(folder, ChildStart.Open, Token)));

        Assert.All(exits, code => Assert.Equal(ChildStart.Opened, code));
        await using var storage = await StorageFixture.OpenAsync(Token, folder);
        Assert.Empty(await storage.Documents.ListAsync(AccessScope.Everything, Token));
    }

    private static async Task<AssistantException> StartAsync(TemporaryFolder folder, string? data = null)
    {
        await using var storage = StorageFixture.Create(folder, settings: data is null ? null : DataIn(data));
        return await Assert.ThrowsAsync<AssistantException>(() => storage.Services.InitialiseStorageAsync(Token));
    }

    private static Dictionary<string, string?> DataIn(string path) => new(StringComparer.Ordinal) { ["Data:Directory"] = path };
}
