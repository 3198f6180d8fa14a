using Assistant.Core.Retrieval.Vectors;
using Assistant.Infrastructure.Tests.Vectors.Conformance;

namespace Assistant.Infrastructure.Tests.Vectors.Qdrant;

public sealed class QdrantConformanceTests : VectorIndexConformance
{
    private QdrantTestBed _bed = null!;

    protected override async ValueTask<IVectorIndex> OpenAsync()
    {
        _bed = await QdrantTestBed.StartAsync();
        return _bed.Index;
    }

    protected override ValueTask CloseAsync() => _bed.DisposeAsync();
}
