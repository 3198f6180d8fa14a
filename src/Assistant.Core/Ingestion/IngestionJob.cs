namespace Assistant.Core.Ingestion;

/// <summary>Where a file stands on its way into the record.</summary>
public enum JobState
{
    Queued,
    Running,

    /// <summary>Read, but not searchable: an administrator has to look at what was found in it.</summary>
    Held,

    /// <summary>Failed as often as is tried; not tried again until somebody asks for it or the file changes.</summary>
    Quarantined,
}

/// <summary>A file in the queue. Jobs that ended well leave the queue in the transaction that makes their document visible.</summary>
/// <param name="Source">The folder, upload queue or command that it came from; sources take turns.</param>
/// <param name="Uri">Of the document that it becomes; one job a uri.</param>
/// <param name="Attempts">Begun so far; also counted when the process ended in the middle.</param>
/// <param name="PagesDone">Of <paramref name="Pages"/>; both 0 while they are not known.</param>
/// <param name="NotBefore">A failed attempt is repeated after this time.</param>
public sealed record IngestionJob(
    string Id,
    string Source,
    string Uri,
    string DocumentId,
    string Name,
    JobState State,
    int Attempts,
    int PagesDone,
    int Pages,
    DateTimeOffset EnqueuedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? NotBefore,
    string? ErrorCode,
    string? ErrorMessage);

/// <summary>The queue at one moment, for the progress bar.</summary>
/// <param name="Done">Files finished since the queue was last empty.</param>
/// <param name="PagesPerMinute">Over the last minute; 0 when nothing is going on.</param>
/// <param name="Remaining">At the present pace; null when it can't be said.</param>
public sealed record IngestionOverview(
    int Queued,
    int Running,
    int Held,
    int Quarantined,
    int Done,
    int PagesPerMinute,
    TimeSpan? Remaining,
    IReadOnlyList<IngestionJob> Current);
