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
    /// Codes of the organisation that the person belongs to today: own unit and every unit above it.
    /// Empty when the organisation is not set up; then <see cref="Department"/> alone counts.
    /// </summary>
    public IReadOnlySet<string> Units { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Roles, department and units are the codes that an access list can name.</summary>
    public AccessScope Scope => IsIn(Access.Roles.Admin)
        ? AccessScope.Everything
        : AccessScope.Of([.. Roles, .. Units, .. Department is null ? Array.Empty<string>() : [Department]]);
}
