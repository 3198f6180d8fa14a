using Assistant.Core.Retrieval.Vectors;
using Assistant.Infrastructure.Tests.Vectors.Conformance;
using Assistant.Infrastructure.Vectors.Embedded;
using Assistant.Testing;

namespace Assistant.Infrastructure.Tests.Vectors.Embedded;

public sealed class EmbeddedConformanceTests : VectorIndexConformance
{
    private readonly TemporaryFolder _folder = new();
    private EmbeddedVectorIndex _index = null!;

    protected override ValueTask<IVectorIndex> OpenAsync()
    {
        _index = new EmbeddedVectorIndex(_folder.Combine("index"));
        return ValueTask.FromResult<IVectorIndex>(_index);
    }

    protected override ValueTask CloseAsync()
    {
        _index.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
