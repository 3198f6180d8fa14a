using Assistant.Infrastructure.Vectors.Qdrant.Client;
using Microsoft.Extensions.Logging;

namespace Assistant.Infrastructure.Vectors.Qdrant;

/// <summary>Turns the client's failures into what callers of the index know, each logged once.</summary>
internal sealed partial class QdrantGuard(ILogger logger)
{
    public async Task<T> RunAsync<T>(Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (QdrantException e)
        {
            Failed(logger, e.Operation, e.Failure.Kind, e.Failure.Status, e.Attempts, e.Failure.Detail);
            throw QdrantIndexErrors.From(e);
        }
    }

    public Task RunAsync(Func<Task> action) => RunAsync(async () =>
    {
        await action();
        return true;
    });

    /// <summary>For a collection that nobody needs any more: the next rebuild removes it.</summary>
    public async Task CleanUpAsync(string collection, Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (QdrantException e)
        {
            LeftBehind(logger, collection, e.Failure.Kind, e.Failure.Status);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Qdrant {Operation} failed: {Kind} (status {Status}) after {Attempts} attempts: {Detail}")]
    private static partial void Failed(ILogger logger, string operation, QdrantFailureKind kind, int status, int attempts, string? detail);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Qdrant collection {Collection} could not be deleted: {Kind} (status {Status}); a later rebuild removes it")]
    private static partial void LeftBehind(ILogger logger, string collection, QdrantFailureKind kind, int status);
}
