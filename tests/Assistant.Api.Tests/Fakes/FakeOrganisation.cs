using Assistant.Core.Access;

namespace Assistant.Api.Tests.Fakes;

/// <summary>No organisation is set up, unless a test says who belongs where.</summary>
internal sealed class FakeOrganisation : IOrganisation
{
    private readonly Dictionary<string, IReadOnlySet<string>> _units = new(StringComparer.Ordinal);

    public void Move(UserAccount person, params string[] units) => _units[person.Id] = units.ToHashSet(StringComparer.Ordinal);

    public Task<Requester> ResolveAsync(Requester person, DateOnly day, CancellationToken cancellationToken) =>
        Task.FromResult(person with { Units = _units.GetValueOrDefault(person.UserId) });

    public Task<IReadOnlyList<OrganisationUnit>> ListAsync(DateOnly day, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyDictionary<string, string>> NamesAsync(DateOnly day, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>(StringComparer.Ordinal));

    public Task<IReadOnlySet<string>> FindUnmatchedAsync(IReadOnlyCollection<string> codes, DateOnly day, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlySet<string>>(new HashSet<string>(StringComparer.Ordinal));
}
