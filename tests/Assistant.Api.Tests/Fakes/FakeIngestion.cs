using Assistant.Core.Documents;

namespace Assistant.Api.Tests.Fakes;

internal sealed class FakeIngestion : IIngestionService
{
    public List<IngestionRequest> Requests { get; } = [];

    public IReadOnlyList<IngestionResult> Results { get; set; } = [];

    public async IAsyncEnumerable<IngestionResult> IngestAsync(
        IngestionRequest request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Requests.Add(request);
        foreach (var result in Results)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return result;
        }
    }
}
