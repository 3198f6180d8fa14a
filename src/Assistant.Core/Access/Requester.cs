namespace Assistant.Core.Access;

/// <summary>The person (or program acting for one) on whose behalf something is done.</summary>
/// <param name="UserId">Stable id; never a display name.</param>
/// <param name="Department">Code or name of the 所属; null when unknown.</param>
/// <param name="Roles">Of <see cref="Roles"/>; they add up.</param>
public sealed record Requester(string UserId, string? Department, IReadOnlySet<string> Roles)
{
    /// <summary>The command line without <c>--as</c>: the administrator of this machine.</summary>
    public static Requester LocalAdministrator { get; } =
        new("local-administrator", null, new HashSet<string>([Access.Roles.Staff, Access.Roles.Admin], StringComparer.Ordinal));

    public bool IsIn(string role) => Roles.Contains(role);

    /// <summary>
    /// Codes and names of the units that the person belongs to today: the own ones and every unit above. Null while no
    /// organisation is set up; then <see cref="Department"/> counts. Otherwise the department is for statistics alone: it may have ended.
    /// </summary>
    public IReadOnlySet<string>? Units { get; init; }

    /// <summary>職位 today; null when unknown. For statistics alone: it opens nothing.</summary>
    public string? Post { get; init; }

    /// <summary>Roles and units are the codes that an access list can name.</summary>
    public AccessScope Scope => IsIn(Access.Roles.Admin)
        ? AccessScope.Everything
        : AccessScope.Of([.. Roles, .. Units ?? (IEnumerable<string>)(Department is null ? [] : [Department])]);
}
