using Assistant.Core.Access;
using Assistant.Core.Time;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Organisation;

/// <summary>
/// Keeps the organisation in memory: a request costs a few look-ups. Whether another process has changed it is asked
/// at most once in <see cref="_freshFor"/>.
/// </summary>
internal sealed class OrganisationDirectory(Database database, TimeProvider time) : IOrganisation, IUnitHeads
{
    private static readonly TimeSpan _freshFor = TimeSpan.FromMilliseconds(500);

    private volatile Kept? _kept;

    public async Task<Requester> ResolveAsync(Requester person, DateOnly day, CancellationToken cancellationToken) =>
        (await GetAsync(cancellationToken)).Resolve(person, day);

    public async Task<IReadOnlyList<OrganisationUnit>> ListAsync(DateOnly day, CancellationToken cancellationToken) =>
        (await GetAsync(cancellationToken)).On(day).InOrder();

    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(DateOnly day, CancellationToken cancellationToken) => (await GetAsync(cancellationToken)).NamesOn(day);

    public async Task<IReadOnlySet<string>> FindUnmatchedAsync(IReadOnlyCollection<string> codes, DateOnly day, CancellationToken cancellationToken)
    {
        var organisation = await GetAsync(cancellationToken);
        return organisation.IsSetUp
            ? codes.Where(c => !IsRole(c) && organisation.On(day).Find(c) is null).ToHashSet(StringComparer.Ordinal)
            : new HashSet<string>(StringComparer.Ordinal);
    }

    public async Task<UnitHeads> FindAsync(Requester person, DateOnly day, CancellationToken cancellationToken) =>
        (await GetAsync(cancellationToken)).HeadsOf(person, day);

    public async Task<bool> IsHeadAsync(string userId, DateOnly day, CancellationToken cancellationToken) => (await GetAsync(cancellationToken)).IsHead(userId, day);

    /// <summary>
    /// Codes that name nothing, and names that several units have today. A unit that has ended or is still to come is known:
    /// documents may be older or newer than a reorganisation.
    /// </summary>
    public async Task<(IReadOnlyList<string> Unknown, IReadOnlyList<string> Ambiguous)> CheckCodesAsync(IEnumerable<string> codes, CancellationToken cancellationToken)
    {
        var organisation = await GetAsync(cancellationToken);
        string[] units = organisation.IsSetUp ? [.. codes.Where(c => !IsRole(c))] : [];
        var today = organisation.On(JapaneseDay.Today(time));
        return ([.. units.Where(c => !organisation.WasEverKnown(c))], [.. units.Where(today.IsSharedName)]);
    }

    /// <summary>The next question reads the record again.</summary>
    public void Forget() => _kept = null;

    private static bool IsRole(string code) => Roles.All.Contains(code, StringComparer.Ordinal);

    private async ValueTask<OrganisationSnapshot> GetAsync(CancellationToken cancellationToken)
    {
        var kept = _kept;
        if (kept is not null && time.GetElapsedTime(kept.CheckedAt) is var age && age >= TimeSpan.Zero && age < _freshFor)
        {
            return kept.Organisation;
        }

        // Taken before the reading: what changes meanwhile is asked for again in time.
        var now = time.GetTimestamp();
        var current = await database.ReadAsync(
            async connection =>
            {
                var version = await OrganisationRows.VersionAsync(connection, cancellationToken);
                return kept?.Organisation.Version == version
                    ? kept.Organisation
                    : new OrganisationSnapshot(version, await OrganisationRows.UnitsAsync(connection, cancellationToken), await OrganisationRows.MembershipsAsync(connection, cancellationToken));
            },
            cancellationToken);
        _kept = new Kept(current, now);
        return current;
    }

    private sealed record Kept(OrganisationSnapshot Organisation, long CheckedAt);
}
