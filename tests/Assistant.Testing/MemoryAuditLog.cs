using System.Collections.Concurrent;
using Assistant.Core.Audit;

namespace Assistant.Testing;

/// <summary>Keeps audit records in memory, in their order.</summary>
public sealed class MemoryAuditLog : IAuditLog
{
    private readonly ConcurrentQueue<AuditRecord> _records = new();

    public IReadOnlyCollection<AuditRecord> Records => _records;

    /// <summary>Thrown instead of storing.</summary>
    public Exception? Failure { get; set; }

    public Task AppendAsync(AuditRecord record, CancellationToken cancellationToken)
    {
        if (Failure is not null)
        {
            return Task.FromException(Failure);
        }

        _records.Enqueue(record);
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<StoredAuditRecord> ReadAsync(DateTimeOffset from, DateTimeOffset to, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        var sequence = 0L;
        foreach (var record in _records)
        {
            yield return new StoredAuditRecord(++sequence, from, record, "");
        }
    }
}
