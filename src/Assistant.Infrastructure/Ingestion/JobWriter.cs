using Assistant.Core.Guideline.Policy;
using Assistant.Core.Documents;
using Assistant.Core.Ingestion;
using Assistant.Infrastructure.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Ingestion;

/// <summary>Brings what was read into the record and the job to its end, in one transaction.</summary>
internal sealed partial class JobWriter(JobCompletion completion, DocumentPreparer preparer, IOptions<IngestionOptions> options, IOptions<DocumentsOptions> documents, IGuidelinePolicies policies, TimeProvider time, ILogger<JobWriter> logger)
{
    public async Task<JobOutcome> WriteAsync(StoredJob job, PreparedDocument prepared, string? releaseAs, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var (record, status) = await IngestionFailures.GuardAsync(() => FinishAsync(job, prepared, releaseAs, cancellationToken));
        if (status == IngestionStatus.Failed)
        {
            LogFailed(job.Job.DocumentId, record.ErrorCode!);
        }
        else if (status == IngestionStatus.Indexed)
        {
            LogIndexed(job.Job.DocumentId, record.Pages, record.Chunks);
        }

        return new JobOutcome(job, record, status, prepared.ElapsedMs + (long)time.GetElapsedTime(started).TotalMilliseconds);
    }

    private async Task<(DocumentRecord Record, IngestionStatus? Status)> FinishAsync(StoredJob job, PreparedDocument prepared, string? releaseAs, CancellationToken cancellationToken)
    {
        switch (prepared)
        {
            case ReadyDocument ready:
                return await AdmitAsync(job, ready, releaseAs, cancellationToken);

            case UnchangedDocument unchanged:
                return Outcome(unchanged, await completion.LeaveUnchangedAsync(job, unchanged.Record.Id, unchanged.Stamp, cancellationToken), IngestionStatus.Unchanged);

            case RemovedDocument removed:
                await completion.LeaveRemovedAsync(job, removed.Stamp, cancellationToken);
                return (removed.Record, null);

            case VanishedDocument vanished:
                return Outcome(vanished, await completion.DropAsync(job, cancellationToken), IngestionStatus.Removed);

            case FailedDocument { IsTransient: true } failed when job.Job.Attempts < options.Value.MaxAttempts:
                return Outcome(failed, await completion.PostponeAsync(job, failed.Record, time.GetUtcNow() + PauseAfter(job.Job.Attempts), cancellationToken), IngestionStatus.Failed);

            case FailedDocument failed:
                // What may not be held here now may not stay searchable as it was before: not even its title is shown.
                var withdraw = failed.Record.ErrorCode == ConfidentialityLimit.Code;
                var shown = withdraw ? failed with { Record = failed.Record with { Metadata = failed.Record.Metadata with { Access = [] } } } : failed;
                return Outcome(shown, await completion.QuarantineAsync(job, shown.Record, withdraw, cancellationToken), IngestionStatus.Failed);

            default:
                throw new InvalidOperationException($"Unknown outcome {prepared.GetType().Name}.");
        }

        static (DocumentRecord, IngestionStatus?) Outcome(PreparedDocument document, Admission admission, IngestionStatus status) =>
            (document.Record, admission == Admission.Lost ? null : status);
    }

    private async Task<(DocumentRecord Record, IngestionStatus? Status)> AdmitAsync(StoredJob job, ReadyDocument ready, string? releaseAs, CancellationToken cancellationToken)
    {
        var policy = (await policies.CurrentAsync(cancellationToken)).Policy;

        // Nobody but administrators sees a document that waits, not even its title.
        var waiting = ready.Record with { Metadata = ready.Record.Metadata with { Access = [] } };
        var held = preparer.Describe(waiting, IngestionFailures.ReviewRequired(FindingSummary.Describe((ready.Review?.Findings ?? []).Where(f => documents.Value.PersonalInformation.ActionOf(f.Kind, f.Certainty, policy) == GuidelineAction.Block))));
        var rejected = preparer.Describe(waiting, IngestionFailures.ReviewRejected());
        var review = ready.Review is { State: ReviewState.Pending } pending && releaseAs is not null
            ? pending with { State = ReviewState.Released, DecidedBy = releaseAs, DecidedAt = time.GetUtcNow() }
            : ready.Review;
        return await completion.WriteAsync(job, ready.Version, review, held, rejected, ready.Stamp, cancellationToken) switch
        {
            Admission.Written => (ready.Record, IngestionStatus.Indexed),
            Admission.Held => (held, IngestionStatus.Failed),
            Admission.Rejected => (rejected, IngestionStatus.Failed),
            _ => (ready.Record, null),
        };
    }

    private TimeSpan PauseAfter(int attempts) => options.Value.RetryPause * Math.Pow(2, attempts - 1);

    [LoggerMessage(Level = LogLevel.Information, Message = "Document {DocumentId} indexed: {Pages} pages, {Chunks} chunks")]
    private partial void LogIndexed(string documentId, int pages, int chunks);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Document {DocumentId} could not be read: {ErrorCode}")]
    private partial void LogFailed(string documentId, string errorCode);
}
