using System.Runtime.CompilerServices;
using Assistant.Core.Documents;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Ingestion;

/// <summary>
/// Brings the members of an archive in, one after another, each as a document and a job of its own: one that takes the process
/// along is counted out alone. What is no longer in the archive is removed at its end.
/// </summary>
internal sealed class ArchiveRun(IEnumerable<IArchiveExpander> expanders, KnownDocuments known, DocumentPreparer preparer, JobWriter writer, JobStore jobs, JobCompletion completion, JobProgress progress)
{
    public async IAsyncEnumerable<JobOutcome> RunAsync(StoredJob job, ArchiveDocument archive, string? releaseAs, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var done = 0;
        var pages = progress.For(job.Job);

        // What was stated about an uploaded archive speaks for all its members; its title is not that of each.
        var stated = (await known.FindAsync(job, cancellationToken)).Stated;
        var members = stated is null ? job : job with { Defaults = MetadataResolution.Merge(stated with { Title = null }, job.Defaults) };
        foreach (var member in expanders.First(e => e.IsArchive(archive.File.Path)).Expand(archive.File, cancellationToken))
        {
            if (await RunAsync(members, member, releaseAs, cancellationToken) is { } outcome)
            {
                yield return outcome;
            }

            pages.Report(new ReadProgress(++done, archive.Uris.Count));
        }

        var removed = await IngestionFailures.GuardAsync(() => completion.LeaveArchiveAsync(job, archive.Uris.ToHashSet(StringComparer.Ordinal), archive.Stamp, cancellationToken));
        foreach (var document in removed)
        {
            yield return new JobOutcome(job, document, IngestionStatus.Removed, 0);
        }
    }

    /// <returns>Null when another process has the member in work.</returns>
    private async Task<JobOutcome?> RunAsync(StoredJob job, ArchiveMember member, string? releaseAs, CancellationToken cancellationToken)
    {
        var uri = ArchiveMember.UriOf(job.Job.Uri, member.Name);
        if (await IngestionFailures.GuardAsync(() => jobs.BeginMemberAsync(job, uri, member.Content.Length, cancellationToken)) is not { } own)
        {
            return null;
        }

        try
        {
            var prepared = await preparer.PrepareAsync(own, await known.FindAsync(own, cancellationToken), member, progress: null, cancellationToken);
            return await writer.WriteAsync(own, prepared, releaseAs, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await jobs.ReleaseAsync(own.Job.Id, CancellationToken.None);
            throw;
        }
        finally
        {
            jobs.Forget(own.Job.Id);
        }
    }
}
