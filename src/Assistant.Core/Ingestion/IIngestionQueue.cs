namespace Assistant.Core.Ingestion;

/// <summary>The queue of files, shared by worker, command line and service; it lies in the record and survives every process.</summary>
public interface IIngestionQueue
{
    Task<IngestionOverview> GetOverviewAsync(CancellationToken cancellationToken);

    /// <summary>Jobs in the given states (all when empty), oldest first.</summary>
    Task<IReadOnlyList<IngestionJob>> ListAsync(IReadOnlyCollection<JobState> states, CancellationToken cancellationToken);

    /// <summary>Reads the file of a document again, whether or not it has changed; a quarantined job starts anew with no attempts counted.</summary>
    /// <returns>False when there is neither such a document nor such a job.</returns>
    /// <exception cref="Errors.AssistantException"><c>original_missing</c>.</exception>
    Task<bool> RetryAsync(string documentId, CancellationToken cancellationToken);

    /// <summary>Takes a job out of the queue; one that runs stops before it has changed anything. An uploaded file that was never read goes with it.</summary>
    /// <returns>False when there is no such job.</returns>
    Task<bool> CancelAsync(string documentId, CancellationToken cancellationToken);
}
