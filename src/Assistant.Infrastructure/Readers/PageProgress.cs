using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers;

/// <summary>Counts the pages that are done, from any thread.</summary>
internal sealed class PageProgress(IProgress<ReadProgress>? listener, int total)
{
    private int _done;

    public void Add(int pages)
    {
        if (pages > 0)
        {
            listener?.Report(new ReadProgress(Interlocked.Add(ref _done, pages), total));
        }
    }
}
