using Assistant.Infrastructure.Guideline;
using System.Text;
using Assistant.Core.Access;
using Assistant.Core.Documents;
using Assistant.Infrastructure.Ingestion;
using Assistant.Infrastructure.Readers;
using Assistant.Infrastructure.Search;
using Assistant.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Infrastructure.Tests.Ingestion;

/// <summary>What is stated in a file, beside it, for its folders and on the command line, through the ingestion itself.</summary>
public sealed class MetadataSourcesTests : IAsyncLifetime
{
    private StorageFixture _storage = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TemporaryFolder Folder => _storage.Folder;

    public async ValueTask InitializeAsync() =>
        _storage = await StorageFixture.OpenAsync(Token, configure: (services, configuration) => services.AddDocumentReaders(configuration).AddSearch(configuration).AddGuideline(configuration).AddIngestion(configuration));

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    [Fact]
    public async Task Fields_OfEverySource_TheNearerWinsFieldByField()
    {
        Folder.Write("docs/_defaults.yaml", "kind: manual\ndepartment: 上の課\nconfidentiality: 2\naccess: [staff]\nexpires: 2030-03-31\n");
        Folder.Write("docs/a/_defaults.yaml", "department: 下の課\nfiscalYear: 令和8年度\n");
        Folder.Write("docs/a/b.md", "---\ntitle: 先頭の題\naccess: [analyst]\n---\n# 見出し\n\n本文です。\n");
        Folder.Write("docs/a/b.md.meta.yaml", "title: 横の題\neffective: 2026-04-01\nsupersedes: [old.md]\n");

        var document = await IngestOneAsync("docs", new StatedMetadata { Department = "指定の課", Confidentiality = "1", Kind = DocumentKind.Plan });

        Assert.Equal(
            ("横の題", DocumentKind.Manual, "下の課", "2", 2026, new DateOnly(2026, 4, 1), new DateOnly(2030, 3, 31)),
            (document.Title, document.Kind, document.Department, document.Confidentiality, document.FiscalYear, document.Effective, document.Expires));
        Assert.Equal(["analyst"], document.Access);
        Assert.Equal(["old.md"], document.Supersedes);
    }

    [Fact]
    public async Task Defaults_OfFoldersAboveTheOneAskedFor_DoNotCount()
    {
        Folder.Write("docs/_defaults.yaml", "access: [staff]\n");
        Folder.Write("docs/a/b.md", "# 見出し\n\n本文です。\n");

        Assert.Empty((await IngestOneAsync("docs/a")).Access);
        Assert.Equal(["staff"], (await IngestOneAsync("docs")).Access);
    }

    [Fact]
    public async Task Defaults_AddedChangedAndTakenAway_TakeEffectAtTheNextReading()
    {
        Folder.Write("docs/b.md", "# 見出し\n\n本文です。\n");
        Assert.Empty((await IngestOneAsync("docs")).Access);

        Folder.Write("docs/_defaults.yaml", "access: [staff]\n");
        Assert.Equal(["staff"], (await IngestOneAsync("docs")).Access);

        Folder.Write("docs/_defaults.yaml", "access: [analyst]\n");
        Assert.Equal(["analyst"], (await IngestOneAsync("docs")).Access);

        File.Delete(Folder.Combine("docs/_defaults.yaml"));
        Assert.Empty((await IngestOneAsync("docs")).Access);
        Assert.Equal(IngestionStatus.Unchanged, Assert.Single(await IngestAsync("docs")).Status);
    }

    [Fact]
    public async Task Errors_OfEverySource_AreToldTogetherWithTheirLines()
    {
        Folder.Write("docs/_defaults.yaml", "kind: manual\nclass: 2\n");
        Folder.Write("docs/b.md", "---\ntitle: 題\nfiscalYear: 来年\nconfidentiality: 秘\n---\n# 見出し\n\n本文です。\n");
        Folder.Write("docs/b.md.meta.yaml", "effective: 2026-04-01\nexpires: 2026-03-31\nconfidentiality: 9\n");

        var failed = Assert.Single(await IngestAsync("docs"));

        Assert.Equal("metadata_invalid", failed.ErrorCode);
        foreach (var part in new[] { "先頭の文書情報", "3 行目: fiscalYear", "b.md.meta.yaml", "2 行目: expires", "docs/_defaults.yaml", "2 行目: 項目名「class」" })
        {
            Assert.Contains(part, failed.ErrorMessage, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Defaults_ThatAreBroken_FailEveryFileBelowAndNoOther()
    {
        Folder.Write("docs/a/_defaults.yaml", "access: [staff\n");
        Folder.Write("docs/a/b.md", "# 見出し\n\n本文です。\n");
        Folder.Write("docs/a/c/d.md", "# 見出し\n\n本文です。\n");
        Folder.Write("docs/e.md", "# 見出し\n\n本文です。\n");

        var results = await IngestAsync("docs");

        Assert.Equal([("docs/a/b.md", "metadata_invalid"), ("docs/a/c/d.md", "metadata_invalid"), ("docs/e.md", null)], results.Select(r => (Relative(r), r.ErrorCode)));
        Assert.All(results.Take(2), r => Assert.Contains("docs/a/_defaults.yaml", r.ErrorMessage, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("docs/_defaults.yaml")]
    [InlineData("docs/b.md.meta.yaml")]
    public async Task File_ThatSaysSomethingAboutOthers_IsNoDocumentEvenWhenAskedFor(string name)
    {
        Folder.Write(name, "kind: manual\n");

        Assert.Empty(await IngestAsync(name));
    }

    [Fact]
    public async Task Dates_FromDifferentSourcesThatContradict_AreAnError()
    {
        Folder.Write("docs/_defaults.yaml", "expires: 2026-03-31\n");
        Folder.Write("docs/b.md", "---\neffective: 2026-04-01\n---\n本文です。\n");

        Assert.Contains("effective（2026-04-01）より前", Assert.Single(await IngestAsync("docs")).ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Class_ThatIsNotConfigured_IsAnError()
    {
        Folder.Write("docs/b.md", "---\ntitle: 題\nconfidentiality: 4\n---\n本文です。\n");

        Assert.Contains("3 行目: confidentiality は 3A、3B、3C、2、1", Assert.Single(await IngestAsync("docs")).ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Access_NamesUnitsOnlyOfTheOrganisationOnceItIsSetUp()
    {
        Folder.Write("docs/a.md", "---\naccess: [staff, K1, 財政課, 昔の課]\n---\n本文です。\n");
        Folder.Write("docs/b.md", "---\naccess: [無い課, staff, K9, 係]\n---\n本文です。\n");
        Assert.All(await IngestAsync("docs"), r => Assert.Equal(IngestionStatus.Indexed, r.Status));

        await _storage.Services.GetRequiredService<IOrganisationAdministration>().ImportUnitsAsync(
            Encoding.UTF8.GetBytes("code,name,parent,from,to\nK1,財政課,,2020-04-01,\nK0,昔の課,,2010-04-01,2015-03-31\nK2,係,K1,2020-04-01,\nK3,係,K1,2020-04-01,\n"), dryRun: false, Token);
        Folder.Write("docs/_defaults.yaml", "kind: manual\n");
        var results = await IngestAsync("docs");

        Assert.Equal(IngestionStatus.Indexed, results[0].Status);
        Assert.Equal("metadata_invalid", results[1].ErrorCode);
        Assert.Contains("2 行目: access の 「無い課」、「K9」 は", results[1].ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("「係」 は、同じ名前の所属が複数", results[1].ErrorMessage, StringComparison.Ordinal);
    }

    private async Task<DocumentMetadata> IngestOneAsync(string path, StatedMetadata? defaults = null)
    {
        var result = Assert.Single(await IngestAsync(path, defaults));
        Assert.True(result.Status == IngestionStatus.Indexed, result.ErrorMessage);
        return (await _storage.Documents.FindAsync(result.DocumentId!, AccessScope.Everything, Token))!.Metadata;
    }

    private async Task<List<IngestionResult>> IngestAsync(string path, StatedMetadata? defaults = null)
    {
        var results = new List<IngestionResult>();
        await foreach (var result in _storage.Services.GetRequiredService<IIngestionService>().IngestAsync(new IngestionRequest([Folder.Combine(path)], defaults ?? new StatedMetadata()), Token))
        {
            results.Add(result);
        }

        return results;
    }

    private string Relative(IngestionResult result) => Path.GetRelativePath(Folder.Path, result.Path).Replace('\\', '/');
}
