namespace Assistant.Infrastructure.Storage;

/// <summary>Something that is kept for a time only.</summary>
internal interface IRetention
{
    /// <summary>Removes what is past its time.</summary>
    /// <returns>How many records went.</returns>
    Task<long> PurgeAsync(CancellationToken cancellationToken);
}
