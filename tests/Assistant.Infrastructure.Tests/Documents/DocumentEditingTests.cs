using Assistant.Infrastructure.Guideline;
using System.Text;
using Assistant.Core.Access;
using Assistant.Core.Documents;
using Assistant.Core.Errors;
using Assistant.Core.Ingestion;
using Assistant.Infrastructure.Ingestion;
using Assistant.Infrastructure.Readers;
using Assistant.Infrastructure.Search;
using Assistant.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Infrastructure.Tests.Documents;

public sealed class DocumentEditingTests : IAsyncLifetime
{
    private StorageFixture _storage = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IDocumentEditing Editing => _storage.Services.GetRequiredService<IDocumentEditing>();

    public async ValueTask InitializeAsync() =>
        _storage = await StorageFixture.OpenAsync(Token, configure: (services, configuration) => services.AddDocumentReaders(configuration).AddSearch(configuration).AddGuideline(configuration).AddIngestion(configuration));

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    [Fact]
    public async Task Fields_ThatAreStated_WinAtOnceAndTheOthersStay()
    {
        var id = await IngestAsync("---\ntitle: もとの題\nkind: manual\naccess: [staff]\n---\n本文です。\n");
        var before = await _storage.Documents.GetGenerationAsync(Token);

        var edited = await Editing.UpdateAsync(id, new StatedMetadata { Title = "新しい題", Access = ["analyst"], FiscalYear = 2026, Confidentiality = "2" }, "admin-id", Token);

        Assert.Equal(("新しい題", DocumentKind.Manual, 2026, "2"), (edited.Metadata.Title, edited.Metadata.Kind, edited.Metadata.FiscalYear, edited.Metadata.Confidentiality));
        Assert.Null(await _storage.Documents.FindAsync(id, AccessScope.Of("staff"), Token));
        Assert.NotNull(await _storage.Documents.FindAsync(id, AccessScope.Of("analyst"), Token));
        await using var snapshot = await _storage.Passages.OpenSnapshotAsync(Token);
        Assert.Equal([id], (await snapshot.GetChangesAsync(before, Token)).Written);
    }

    [Fact]
    public async Task Fields_TakenBack_AreWhatTheFileSays()
    {
        var id = await IngestAsync("---\ntitle: もとの題\naccess: [staff]\n---\n本文です。\n");
        await Editing.UpdateAsync(id, new StatedMetadata { Title = "新しい題", Access = [] }, "admin-id", Token);

        var edited = await Editing.UpdateAsync(id, new StatedMetadata(), "admin-id", Token);

        Assert.Equal("もとの題", edited.Metadata.Title);
        Assert.Equal(["staff"], edited.Metadata.Access);
        Assert.Null(await Editing.FindAsync(id, Token));
    }

    [Fact]
    public async Task Fields_ThatWereStated_SurviveAnotherReading()
    {
        var id = await IngestAsync("---\naccess: [staff]\nkind: plan\n---\n本文です。\n");
        await Editing.UpdateAsync(id, new StatedMetadata { Access = ["analyst"], Kind = DocumentKind.Guideline }, "admin-id", Token);

        await IngestAsync("---\naccess: [staff, evaluator]\ntitle: 改めた題\n---\n改めた本文です。\n");

        var read = (await _storage.Documents.FindAsync(id, AccessScope.Everything, Token))!.Metadata;
        Assert.Equal(["analyst"], read.Access);
        Assert.Equal((DocumentKind.Guideline, "改めた題"), (read.Kind, read.Title));
        var stated = await Editing.FindAsync(id, Token);
        Assert.Equal(DocumentKind.Guideline, stated!.Kind);
        Assert.Null(stated.Title);
        Assert.Equal(["staff", "evaluator"], (await Editing.UpdateAsync(id, new StatedMetadata(), "admin-id", Token)).Metadata.Access);
    }

    [Fact]
    public async Task Fields_WithErrors_AreAllNamedAndNothingChanges()
    {
        var id = await IngestAsync("---\naccess: [staff]\n---\n本文です。\n");
        await _storage.Services.GetRequiredService<IOrganisationAdministration>().ImportUnitsAsync(Encoding.UTF8.GetBytes("code,name,parent,from,to\nA,甲課,,2020-04-01,\n"), false, Token);
        var wrong = new StatedMetadata
        {
            Title = " ", Confidentiality = "9", Access = ["無い課"], Effective = new DateOnly(2026, 4, 1), Expires = new DateOnly(2026, 3, 31),
        };

        var failure = await Assert.ThrowsAsync<DocumentReadException>(() => Editing.UpdateAsync(id, wrong, "admin-id", Token));

        Assert.Equal("metadata_invalid", failure.Code);
        foreach (var part in new[] { "title は", "confidentiality は", "「無い課」", "expires（2026-03-31）" })
        {
            Assert.Contains(part, failure.Message, StringComparison.Ordinal);
        }

        Assert.Null(await Editing.FindAsync(id, Token));
    }

    [Fact]
    public async Task Confidentiality_AboveWhatMayBeHeldHere_IsRefusedAndNothingChanges()
    {
        var id = await IngestAsync("---\nconfidentiality: '2'\naccess: [staff]\n---\n本文です。\n");

        var failure = await Assert.ThrowsAsync<DocumentReadException>(() => Editing.UpdateAsync(id, new StatedMetadata { Title = "題", Confidentiality = "3A" }, "admin-id", Token));

        Assert.Equal("confidentiality_above_limit", failure.Code);
        Assert.Null(await Editing.FindAsync(id, Token));
        Assert.Equal("2", (await _storage.Documents.FindAsync(id, AccessScope.Everything, Token))!.Metadata.Confidentiality);
    }

    [Fact]
    public async Task Dates_ThatContradictWhatTheFileSays_AreRefused()
    {
        var id = await IngestAsync("---\neffective: 2026-04-01\n---\n本文です。\n");

        var failure = await Assert.ThrowsAsync<DocumentReadException>(() => Editing.UpdateAsync(id, new StatedMetadata { Expires = new DateOnly(2026, 3, 31) }, "admin-id", Token));

        Assert.Equal("metadata_invalid", failure.Code);
        Assert.Null((await _storage.Documents.FindAsync(id, AccessScope.Everything, Token))!.Metadata.Expires);
    }

    [Fact]
    public async Task Change_RecordsWhoAndWhen()
    {
        var id = await IngestAsync("本文です。\n");

        await Editing.UpdateAsync(id, new StatedMetadata { Kind = DocumentKind.Plan }, "admin-id", Token);

        await using var connection = _storage.OpenConnection();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT changed_by || ' ' || changed_at FROM document_overrides";
        Assert.Equal($"admin-id {_storage.Time.GetUtcNow().ToUnixTimeMilliseconds()}", await command.ExecuteScalarAsync(Token));
    }

    [Fact]
    public async Task Document_Deleted_IsGoneWithWhatWasStated()
    {
        var id = await IngestAsync("本文です。\n");
        await Editing.UpdateAsync(id, new StatedMetadata { Kind = DocumentKind.Plan }, "admin-id", Token);

        await Editing.DeleteAsync(id, "admin-id", Token);

        Assert.Null(await _storage.Documents.FindAsync(id, AccessScope.Everything, Token));
        Assert.Null(await Editing.FindAsync(id, Token));
        Assert.Equal("document_not_found", (await Assert.ThrowsAsync<AssistantException>(() => Editing.DeleteAsync(id, "admin-id", Token))).Code);
    }

    [Fact]
    public async Task Superseding_StatedInTheService_TakesEffectAtOnce()
    {
        var old = await IngestAsync("古い本文です。\n", "old.md");
        var newer = await IngestAsync("新しい本文です。\n", "new.md");

        await Editing.UpdateAsync(newer, new StatedMetadata { Supersedes = ["old.md"], Effective = new DateOnly(2026, 5, 1) }, "admin-id", Token);

        Assert.Equal(new DateOnly(2026, 5, 1), (await _storage.Documents.FindAsync(old, AccessScope.Everything, Token))!.Metadata.SupersededFrom);
    }

    private async Task<string> IngestAsync(string text, string name = "a.md")
    {
        _storage.Folder.Write($"docs/{name}", text);
        var results = new List<IngestionResult>();
        await foreach (var result in _storage.Services.GetRequiredService<IIngestionService>().IngestAsync(new IngestionRequest([_storage.Folder.Combine("docs")], new StatedMetadata()), Token))
        {
            results.Add(result);
        }

        return results.Single(r => r.Path.EndsWith(name, StringComparison.Ordinal)).DocumentId!;
    }
}
