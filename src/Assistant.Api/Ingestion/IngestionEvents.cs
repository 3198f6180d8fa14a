using Assistant.Api.Documents;
using Assistant.Api.Streaming;
using Assistant.Core.Access;
using Assistant.Core.Catalog;
using Assistant.Core.Ingestion;

namespace Assistant.Api.Ingestion;

/// <summary>Looks at the queue every second and tells what has changed; silence while nothing does.</summary>
internal sealed class IngestionEvents(IIngestionQueue queue, DocumentCatalog catalog, IUserDirectory people, TimeProvider time)
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Until the reader goes away, the service stops or the person is no administrator any more; none of it is an error.</summary>
    public async Task WriteAsync(HttpResponse response, Requester requester, CancellationToken ended)
    {
        var shown = OverviewResponse.From(await queue.GetOverviewAsync(ended));
        ServerSentEvents.Begin(response.HttpContext);
        try
        {
            await response.WriteEventAsync("overview", shown, ended);
            using var clock = new PeriodicTimer(Interval, time);
            var checkedAt = time.GetTimestamp();
            while (await clock.WaitForNextTickAsync(ended))
            {
                if (time.GetElapsedTime(checkedAt) >= ServerSentEvents.Heartbeat)
                {
                    if (!await MayStillWatchAsync(requester, ended))
                    {
                        return;
                    }

                    await response.WriteCommentAsync(ended);
                    checkedAt = time.GetTimestamp();
                }

                var next = OverviewResponse.From(await queue.GetOverviewAsync(ended));
                if (!next.ShowsTheSameAs(shown))
                {
                    await WriteChangesAsync(response, shown, next, requester, ended);
                    shown = next;
                }
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // Nobody is there to read.
        }
    }

    private async Task WriteChangesAsync(HttpResponse response, OverviewResponse before, OverviewResponse now, Requester requester, CancellationToken ended)
    {
        var running = now.Current.Select(j => j.DocumentId).ToHashSet(StringComparer.Ordinal);
        var left = new List<DocumentResponse>();
        foreach (var job in before.Current.Where(j => !running.Contains(j.DocumentId)))
        {
            if (await catalog.FindAsync(job.DocumentId, requester, ended) is { } entry)
            {
                left.Add(DocumentResponse.From(entry, catalog.Today, requester));
            }
        }

        if (left.Count > 0)
        {
            await response.WriteEventAsync("changed", new ChangedResponse(left), ended);
        }

        await response.WriteEventAsync("overview", now, ended);
    }

    /// <summary>A stream would keep the rights of its first minute.</summary>
    private async Task<bool> MayStillWatchAsync(Requester requester, CancellationToken ended) =>
        await people.FindAsync(requester.UserId, ended) is { Enabled: true } account && account.Roles.Contains(Roles.Admin);
}
