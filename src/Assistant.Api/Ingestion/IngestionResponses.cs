using Assistant.Api.Documents;
using Assistant.Core.Ingestion;

namespace Assistant.Api.Ingestion;

/// <param name="RemainingSeconds">At the present pace; null when it can't be said.</param>
/// <param name="Current">What is being read now.</param>
internal sealed record OverviewResponse(
    int Queued, int Running, int Held, int Quarantined, int Done, int PagesPerMinute, int? RemainingSeconds, IReadOnlyList<JobResponse> Current)
{
    public static OverviewResponse From(IngestionOverview overview) => new(
        overview.Queued,
        overview.Running,
        overview.Held,
        overview.Quarantined,
        overview.Done,
        overview.PagesPerMinute,
        overview.Remaining is { } remaining ? (int)Math.Ceiling(Math.Min(remaining.TotalSeconds, int.MaxValue)) : null,
        [.. overview.Current.Select(JobResponse.From)]);

    /// <summary>Whether a person would see a difference.</summary>
    public bool ShowsTheSameAs(OverviewResponse? other) =>
        other is not null && this with { Current = other.Current } == other && Current.SequenceEqual(other.Current);
}

/// <param name="PagesDone">Of <paramref name="Pages"/>; both 0 while they are not known.</param>
/// <param name="NotBefore">A failed attempt is repeated after this time.</param>
internal sealed record JobResponse(
    string DocumentId,
    string Name,
    string Uri,
    string Source,
    JobState State,
    int Attempts,
    int PagesDone,
    int Pages,
    DateTimeOffset EnqueuedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? NotBefore,
    DocumentError? Error)
{
    public static JobResponse From(IngestionJob job) => new(
        job.DocumentId,
        job.Name,
        job.Uri,
        job.Source,
        job.State,
        job.Attempts,
        job.PagesDone,
        job.Pages,
        job.EnqueuedAt,
        job.StartedAt,
        job.NotBefore,
        job.ErrorCode is { } code ? new DocumentError(code, job.ErrorMessage ?? string.Empty) : null);
}

internal sealed record JobList(IReadOnlyList<JobResponse> Jobs);

/// <summary>A document that has left the work that was going on: how it stands now.</summary>
internal sealed record ChangedResponse(IReadOnlyList<DocumentResponse> Documents);
