using Assistant.Infrastructure.Guideline;
using System.Text;
using System.Text.RegularExpressions;
using Assistant.Core.Access;
using Assistant.Core.Documents;
using Assistant.Core.Guideline;
using Assistant.Core.Guideline.Policy;
using Assistant.Core.Guideline.Screening;
using Assistant.Core.Ingestion;
using Assistant.Core.Retrieval;
using Assistant.Infrastructure.Ingestion;
using Assistant.Infrastructure.Ingestion.Worker;
using Assistant.Infrastructure.Readers;
using Assistant.Infrastructure.Storage;
using Assistant.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Xunit;

namespace Assistant.Infrastructure.Tests.Ingestion;

/// <summary>Ingestion on a real record, with a reader and a detector that tests can steer. The folder <c>docs</c> is watched.</summary>
internal sealed partial class IngestionFixture : IAsyncDisposable
{
    private readonly StorageFixture _storage;

    private readonly bool _ownsFolder;

    private IngestionFixture(StorageFixture storage, ScriptedReader reader, bool ownsFolder)
    {
        _storage = storage;
        _ownsFolder = ownsFolder;
        Reader = reader;
    }

    public ScriptedReader Reader { get; }

    public StorageFixture Storage => _storage;

    public TemporaryFolder Folder => _storage.Folder;

    public ManualTimeProvider Time => _storage.Time;

    public IIngestionQueue Queue => Get<IIngestionQueue>();

    public IDocumentReviews Reviews => Get<IDocumentReviews>();

    public IUploads Uploads => Get<IUploads>();

    public IIngestionPass Worker => Get<IIngestionPass>();

    public JobStore Jobs => Get<JobStore>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="folder">Of another fixture: a second process on the same record.</param>
    /// <param name="time">Later than the clock of the file system, where stamps are to be trusted.</param>
    public static async Task<IngestionFixture> OpenAsync(TemporaryFolder? folder = null, ManualTimeProvider? time = null, params (string Key, string Value)[] settings)
    {
        var reader = new ScriptedReader();
        var place = folder ?? new TemporaryFolder();
        Directory.CreateDirectory(place.Combine("docs"));
        var values = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Ingest:Folders:0"] = place.Combine("docs") };
        foreach (var (key, value) in settings)
        {
            values[key] = value;
        }

        var storage = await StorageFixture.OpenAsync(Cancellation, place, time, values, (services, configuration) =>
        {
            services.AddDocumentReaders(configuration).AddGuideline(configuration).AddIngestion(configuration).AddIngestionWorker();
            services.AddSingleton<IDocumentReader>(reader);
            services.RemoveAll<IPolicyDetectors>();
            services.AddSingleton<IPolicyDetectors, TwelveDigits>();
            services.AddSingleton<ISearchIndex>(new ScriptedIndex());
            services.RemoveAll<IArchiveExpander>();
            services.AddSingleton<IArchiveExpander, PlainZip>();
        });
        return new IngestionFixture(storage, reader, ownsFolder: folder is null);
    }

    /// <summary>A day after everything that this machine writes.</summary>
    public static ManualTimeProvider Tomorrow() => new(TimeProvider.System.GetUtcNow().AddDays(1));

    public T Get<T>()
        where T : notnull => _storage.Services.GetRequiredService<T>();

    public async Task<List<IngestionResult>> IngestAsync(string path, Func<IngestionRequest, IngestionRequest>? adjust = null)
    {
        var request = new IngestionRequest([Folder.Combine(path)], new StatedMetadata());
        var results = new List<IngestionResult>();
        await foreach (var result in Get<IIngestionService>().IngestAsync(adjust?.Invoke(request) ?? request, Cancellation))
        {
            results.Add(result);
        }

        return results;
    }

    /// <summary>What the worker does at an interval.</summary>
    public async Task PassAsync()
    {
        await Worker.ScanAsync(Cancellation);
        await Worker.WorkAsync(Cancellation);
    }

    public Task<IReadOnlyList<IngestionJob>> JobsAsync() => Queue.ListAsync([], Cancellation);

    public Task<IReadOnlyList<DocumentRecord>> DocumentsAsync() => _storage.Documents.ListAsync(AccessScope.Everything, Cancellation);

    public async Task<IReadOnlyList<string>> TextsAsync() => [.. (await _storage.ReadPassagesAsync(Cancellation)).Select(p => p.Chunk.Text).Order(StringComparer.Ordinal)];

    public static string IdOf(string uri) => ChunkId.OfDocument(uri);

    public static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    public async ValueTask DisposeAsync()
    {
        await _storage.DisposeAsync();
        if (_ownsFolder)
        {
            Folder.Dispose();
        }
    }

    /// <summary>Twelve digits in a row are certain, a word for telephone is a likely contact.</summary>
    private sealed partial class TwelveDigits : ISensitiveTextDetector, IPolicyDetectors
    {
        public ISensitiveTextDetector For(GuidelinePolicy policy) => this;

        public IReadOnlyList<Finding> Find(string text) =>
        [
            .. Numbers().Matches(text).Select(m => new Finding(FindingKind.IndividualNumber, Certainty.Certain, m.Index, m.Length))
                .Concat(Phones().Matches(text).Select(m => new Finding(FindingKind.Phone, Certainty.Likely, m.Index, m.Length)))
                .OrderBy(f => f.Start),
        ];

        [GeneratedRegex("[0-9]{12}", RegexOptions.NonBacktracking)]
        private static partial Regex Numbers();

        [GeneratedRegex("電話", RegexOptions.NonBacktracking)]
        private static partial Regex Phones();
    }
}
