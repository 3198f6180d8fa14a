using Assistant.Core.Retrieval.Vectors;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Vectors.Qdrant;
using Assistant.Infrastructure.Vectors.Qdrant.Client;
using Assistant.Testing;
using Assistant.Testing.OpenApi;
using Assistant.Testing.Qdrant;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Assistant.Infrastructure.Tests.Vectors.Qdrant;

/// <summary>A server and an index on it; at the end all that went between them is held against the description.</summary>
internal sealed class QdrantTestBed : IAsyncDisposable
{
    private readonly List<QdrantVectorIndex> _indexes = [];
    private readonly ILoggerFactory _loggers;
    private readonly TimeProvider _time;
    private readonly QdrantOptions _options;

    private QdrantTestBed(QdrantTestServer server, TimeProvider time, QdrantOptions options)
    {
        Server = server;
        _loggers = LoggerFactory.Create(logging => logging.AddProvider(Log));
        _time = time;
        _options = options;
        _options.Url = server.Address.ToString();
        Index = Open();
    }

    public QdrantTestServer Server { get; }

    public QdrantVectorIndex Index { get; }

    public RecordedLog Log { get; } = new();

    public static async Task<QdrantTestBed> StartAsync(TimeProvider? time = null, QdrantOptions? options = null, string? serverKey = null) =>
        new(await QdrantTestServer.StartAsync(serverKey), time ?? TimeProvider.System, options ?? new QdrantOptions { TimeoutSeconds = 120 });

    /// <summary>What another process would have.</summary>
    public QdrantVectorIndex Open()
    {
        var index = new QdrantVectorIndex(_options, QdrantConnection.From(_options), _time, _loggers.CreateLogger<QdrantVectorIndex>());
        _indexes.Add(index);
        return index;
    }

    public async Task BuildAsync(params IReadOnlyList<IndexedDocument> documents)
    {
        await using var rebuild = await Index.BeginRebuildAsync(Conformance.Passages.Specification, TestContext.Current.CancellationToken);
        await rebuild.AddAsync(documents, TestContext.Current.CancellationToken);
        await rebuild.CommitAsync(1, TestContext.Current.CancellationToken);
    }

    /// <summary>The exchanges of one operation.</summary>
    public IReadOnlyList<HttpExchange> Sent(string method, string end) =>
        [.. Server.Exchanges.Where(e => e.Method == method && e.Path.EndsWith(end, StringComparison.Ordinal))];

    public async ValueTask DisposeAsync()
    {
        _indexes.ForEach(index => index.Dispose());
        await Server.DisposeAsync();
        _loggers.Dispose();
        QdrantDescription.AssertKept(Server);
    }
}
