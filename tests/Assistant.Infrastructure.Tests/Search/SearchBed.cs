using Assistant.Core.Access;
using Assistant.Core.Documents;
using Assistant.Core.Retrieval;
using Assistant.Infrastructure.Search;
using Assistant.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Infrastructure.Tests.Search;

/// <summary>A data folder with the whole search over it; several of them on one folder are several processes.</summary>
internal sealed class SearchBed(StorageFixture storage) : IAsyncDisposable
{
    public StorageFixture Storage => storage;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<SearchBed> OpenAsync(TemporaryFolder? folder = null, Action<IServiceCollection>? configure = null, params (string Key, string Value)[] settings) =>
        new(await StorageFixture.OpenAsync(
            Token,
            folder,
            settings: settings.ToDictionary(s => s.Key, s => (string?)s.Value, StringComparer.Ordinal),
            configure: (services, configuration) =>
            {
                configure?.Invoke(services);
                services.AddSearch(configuration);
            }));

    public async Task StoreAsync(string id, IReadOnlyList<string> texts, string title = "文書", IReadOnlyList<string>? access = null, DocumentKind kind = DocumentKind.Manual)
    {
        var chunks = texts.Select((t, i) => new Chunk(ChunkId.Of(Id(id), i, [title], [Segment(t)]), i, BlockKind.Paragraph, [title], [Segment(t)], [])).ToList();
        var document = Passages.Document(Id(id), title, access, kind) with { Uri = id, Chunks = chunks.Count };
        await storage.Writer.ReplaceAsync(document, [new PageText(PageText.NoPages, string.Concat(texts))], chunks, Token);
    }

    /// <summary>A document of one glossary entry.</summary>
    public Task StoreGlossaryAsync(string id, string word, IReadOnlyList<string> access)
    {
        TableCell[] cells = [new("用語", [Segment(word)]), new("意味", [Segment("その意味。")])];
        var chunk = new Chunk(ChunkId.Of(Id(id), 0, ["用語集"], [Segment(word)]), 0, BlockKind.Definition, ["用語集"], [Segment(word)], cells);
        var document = Passages.Document(Id(id), "用語集", access) with { Uri = id, Chunks = 1 };
        return storage.Writer.ReplaceAsync(document, [new PageText(PageText.NoPages, word)], [chunk], Token);
    }

    public Task RemoveAsync(string id) => storage.Writer.RemoveAsync(Id(id), Token);

    public Task<SearchResult> SearchAsync(string question, AccessScope? scope = null, Func<SearchRequest, SearchRequest>? adjust = null)
    {
        var request = new SearchRequest(question, 10, scope ?? AccessScope.Everything);
        return storage.Services.GetRequiredService<IPassageSearch>().SearchAsync(adjust?.Invoke(request) ?? request, Token);
    }

    /// <summary>Texts of the hits, best first.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(string question, AccessScope? scope = null) =>
        [.. (await SearchAsync(question, scope)).Hits.Select(h => h.Chunk.Text)];

    public ValueTask DisposeAsync() => storage.DisposeAsync();

    private static string Id(string name) => ChunkId.OfDocument(name);

    private static Segment Segment(string text) => new(text, new SourceSpan(0, 0, text.Length));
}
