using Assistant.Core.Audit;
using Assistant.Core.Errors;

namespace Assistant.Infrastructure.Audit;

/// <summary>Records a deed, does it, and records its failure.</summary>
internal sealed class AuditedDeeds(IAuditLog log, IAuditActor actor)
{
    public Task RecordAsync(string action, string? target, IReadOnlyDictionary<string, string>? details, CancellationToken cancellationToken, string outcome = AuditRecord.Ok) =>
        log.AppendAsync(new AuditRecord(action, actor.UserId, target, outcome) { Details = details ?? new Dictionary<string, string>(StringComparer.Ordinal) }, cancellationToken);

    public async Task<T> RunAsync<T>(
        string action, string? target, Func<Task<T>> deed, CancellationToken cancellationToken, IReadOnlyDictionary<string, string>? details = null)
    {
        await RecordAsync(action, target, details, cancellationToken);
        try
        {
            return await deed();
        }
        catch (AssistantException exception)
        {
            await RecordAsync(action, target, details, CancellationToken.None, exception.Code);
            throw;
        }
    }

    public Task RunAsync(string action, string? target, Func<Task> deed, CancellationToken cancellationToken, IReadOnlyDictionary<string, string>? details = null) => RunAsync(
        action,
        target,
        async () =>
        {
            await deed();
            return true;
        },
        cancellationToken,
        details);
}
