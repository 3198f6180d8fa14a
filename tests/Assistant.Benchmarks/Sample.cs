using Assistant.Cli.Benchmarking;
using Assistant.Core.Documents;
using Assistant.Core.Text;
using Assistant.Infrastructure;
using Assistant.Infrastructure.Storage;
using Assistant.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Benchmarks;

/// <summary>The product's services over a data folder of their own, and synthetic documents for them.</summary>
internal sealed class Sample : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ServiceProvider _services;

    private Sample()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Data:Directory", _folder.Combine("data"))]).Build();
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton(TimeProvider.System)
            .AddAssistant(configuration)
            .BuildServiceProvider();
        Text = SyntheticText.Create(Get<IWordSegmenter>());
    }

    public SyntheticText Text { get; }

    public static async Task<Sample> CreateAsync()
    {
        var sample = new Sample();
        await sample._services.InitialiseStorageAsync(CancellationToken.None);
        return sample;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public IEnumerable<IndexableDocument> Documents(int passages)
    {
        var documents = new SyntheticDocuments(Text, TimeProvider.System);
        return Enumerable.Range(0, SyntheticDocuments.Count(passages)).Select(i => documents.Make(i, SyntheticDocuments.PassagesEach)).Select(d => new IndexableDocument(d.Document, d.Chunks));
    }

    public async Task StoreAsync(int passages)
    {
        foreach (var (document, chunks) in Documents(passages))
        {
            await Get<IDocumentWriter>().ReplaceAsync(document, [], chunks, CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }
}
