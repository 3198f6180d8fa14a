namespace Assistant.Core.Audit;

/// <summary>Who did what to which thing, append-only and chained. It holds ids and codes, never anybody's text.</summary>
public interface IAuditLog
{
    /// <summary>Stored when it returns. What must not happen unrecorded is done only afterwards.</summary>
    Task AppendAsync(AuditRecord record, CancellationToken cancellationToken);

    /// <summary>From <paramref name="from"/> (inclusive) to <paramref name="to"/> (exclusive), in the order of the chain.</summary>
    IAsyncEnumerable<StoredAuditRecord> ReadAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);
}

/// <param name="Action">Of <see cref="AuditActions"/>.</param>
/// <param name="ActorId">User id; <see cref="AuditActors"/> where there is no account.</param>
/// <param name="TargetId">What it was done to; null where the action says it all.</param>
/// <param name="Outcome"><c>ok</c>, or the stable code of why not.</param>
public sealed record AuditRecord(string Action, string ActorId, string? TargetId, string Outcome = AuditRecord.Ok)
{
    public const string Ok = "ok";

    /// <summary>Codes and numbers that say more: roles, a period, a count. Never text that somebody wrote.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <param name="Sequence">Place in the chain, from 1.</param>
/// <param name="Hash">SHA-256 over the hash before it and the record, 64 lower-case hexadecimal digits.</param>
public sealed record StoredAuditRecord(long Sequence, DateTimeOffset At, AuditRecord Record, string Hash);

/// <summary>Who acts now. A command line has one answer, a server one for each request.</summary>
public interface IAuditActor
{
    string UserId { get; }
}

public static class AuditActors
{
    /// <summary>The service itself: start, daily work.</summary>
    public const string Service = "service";

    /// <summary>Nobody who is known: a sign-in that failed.</summary>
    public const string Unknown = "unknown";
}
