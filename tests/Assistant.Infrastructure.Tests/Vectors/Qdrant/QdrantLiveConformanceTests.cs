using Assistant.Core.Retrieval.Vectors;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Tests.Vectors.Conformance;
using Assistant.Infrastructure.Vectors.Qdrant;
using Assistant.Infrastructure.Vectors.Qdrant.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Assistant.Infrastructure.Tests.Vectors.Qdrant;

/// <summary>Against a Qdrant that runs: its address is in <c>ASSISTANT_TEST_QDRANT_URL</c>, its key in <c>ASSISTANT_TEST_QDRANT_API_KEY</c>.</summary>
public sealed class QdrantLiveConformanceTests : VectorIndexConformance
{
    private QdrantOptions? _options;
    private QdrantVectorIndex? _index;

    protected override ValueTask<IVectorIndex> OpenAsync()
    {
        var url = Environment.GetEnvironmentVariable("ASSISTANT_TEST_QDRANT_URL");
        Assert.SkipWhen(string.IsNullOrEmpty(url), "ASSISTANT_TEST_QDRANT_URL names no Qdrant.");
        _options = new QdrantOptions
        {
            Url = url,
            ApiKey = Environment.GetEnvironmentVariable("ASSISTANT_TEST_QDRANT_API_KEY"),
            Collection = $"conformance-{Guid.NewGuid():N}",
            TimeoutSeconds = 30,
        };
        _index = new QdrantVectorIndex(_options, QdrantConnection.From(_options), TimeProvider.System, NullLogger<QdrantVectorIndex>.Instance);
        return ValueTask.FromResult<IVectorIndex>(_index);
    }

    protected override async ValueTask CloseAsync()
    {
        if (_options is null)
        {
            return;
        }

        _index!.Dispose();
        using var client = new QdrantClient(QdrantConnection.From(_options), TimeProvider.System);
        foreach (var name in (await client.ListCollectionsAsync(CancellationToken.None)).Where(n => n.StartsWith(_options.Collection, StringComparison.Ordinal)))
        {
            await client.DeleteCollectionAsync(name, CancellationToken.None);
        }
    }
}
