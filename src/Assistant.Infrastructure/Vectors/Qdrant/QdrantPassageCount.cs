using Assistant.Infrastructure.Vectors.Qdrant.Client;

namespace Assistant.Infrastructure.Vectors.Qdrant;

/// <summary>
/// How many passages there are. Asking with every query would double its calls: what this process changes counts at once,
/// what another one changes after ten seconds.
/// </summary>
internal sealed class QdrantPassageCount(QdrantClient client, string alias, TimeProvider time)
{
    private static readonly TimeSpan _fresh = TimeSpan.FromSeconds(10);
    private volatile Counted? _last;
    private int _changes;

    public async Task<int> GetAsync(CancellationToken cancellationToken) =>
        _last is { } last && time.GetElapsedTime(last.At) < _fresh ? last.Passages : await CountAsync(cancellationToken);

    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        var changes = Volatile.Read(ref _changes);
        var passages = checked((int)await client.CountAsync(alias, cancellationToken));

        // A count from before a change is not kept.
        if (changes == Volatile.Read(ref _changes))
        {
            _last = new Counted(passages, time.GetTimestamp());
        }

        return passages;
    }

    public void Forget()
    {
        Interlocked.Increment(ref _changes);
        _last = null;
    }

    private sealed record Counted(int Passages, long At);
}
