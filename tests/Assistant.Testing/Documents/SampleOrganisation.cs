using Assistant.Core.Access;

namespace Assistant.Testing.Documents;

/// <summary>A department with two divisions.</summary>
public sealed class SampleOrganisation : IOrganisation
{
    private static readonly DateOnly Since = new(2020, 4, 1);

    public Task<Requester> ResolveAsync(Requester person, DateOnly day, CancellationToken cancellationToken) => Task.FromResult(person);

    public Task<IReadOnlyList<OrganisationUnit>> ListAsync(DateOnly day, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<OrganisationUnit>>(
    [
        new("soumu", "総務部", null, Since, null),
        new("dx", "DX戦略課", "soumu", Since, null),
        new("gyosei", "行政マネジメント課", "soumu", Since, null),
    ]);

    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(DateOnly day, CancellationToken cancellationToken) => UnitNaming.On(await ListAsync(day, cancellationToken), day);

    public Task<IReadOnlySet<string>> FindUnmatchedAsync(IReadOnlyCollection<string> codes, DateOnly day, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlySet<string>>(new HashSet<string>(StringComparer.Ordinal));
}
