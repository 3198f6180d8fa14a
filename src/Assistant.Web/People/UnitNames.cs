using Assistant.Core.Access;
using Assistant.Core.Time;

namespace Assistant.Web.People;

/// <summary>The names of units as they are today, in place of their codes.</summary>
internal sealed class UnitNames(IOrganisation organisation, TimeProvider time)
{
    private Task<IReadOnlyDictionary<string, string>>? _names;

    /// <summary>What nobody named stays as it was written: while no organisation is set up, that is the name.</summary>
    public async Task<string?> FindAsync(string? code, CancellationToken cancellationToken) =>
        code is null ? null : (await AllAsync(cancellationToken)).GetValueOrDefault(code, code);

    /// <summary>Units that have ended too: reports and figures of the past name them.</summary>
    public Task<IReadOnlyDictionary<string, string>> AllAsync(CancellationToken cancellationToken) => _names ??= organisation.NamesAsync(JapaneseDay.Today(time), cancellationToken);
}
