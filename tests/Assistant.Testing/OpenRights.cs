using Assistant.Core.Access;
using Assistant.Core.Rights;

namespace Assistant.Testing;

/// <summary>Everybody may use the service: for tests that are about something else, with people who have no account.</summary>
public sealed class OpenRights : IRightsToUse, IRightApplications
{
    private static readonly RightStanding _usable = new(new DateOnly(2100, 3, 31), null, null, [], false, false, "factory-1", [], []);

    public Task EnsureAsync(Requester person, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<RightStanding> GetStandingAsync(string userId, CancellationToken cancellationToken) => Task.FromResult(_usable);

    public Task<RightFacts> GetFactsAsync(string userId, CancellationToken cancellationToken) => Task.FromResult(RightFacts.None);

    public Task<IReadOnlyDictionary<string, RightStanding>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, RightStanding>>(new Dictionary<string, RightStanding>(StringComparer.Ordinal));

    public Task AcknowledgeAsync(Requester person, string version, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task RecordTrainingAsync(string nameOrId, DateOnly day, string recordedBy, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<RightApplication> ApplyAsync(Requester person, string purpose, int fiscalYear, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<WaitingApplication>> ListWaitingAsync(Requester decider, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<WaitingApplication>>([]);

    public Task ApproveAsync(string applicationId, Requester decider, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task RefuseAsync(string applicationId, Requester decider, string reason, CancellationToken cancellationToken) => throw new NotSupportedException();
}
