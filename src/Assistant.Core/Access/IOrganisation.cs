namespace Assistant.Core.Access;

/// <summary>The organisation as a tree of codes with effective dates, and who belongs where from when on.</summary>
public interface IOrganisation
{
    /// <summary>
    /// The person with the units that count on the given day: the own unit and every unit above it. Where the organisation
    /// does not know the person, the department of the account stands in. While no organisation is set up, the person as given.
    /// </summary>
    /// <param name="day">In JST.</param>
    Task<Requester> ResolveAsync(Requester person, DateOnly day, CancellationToken cancellationToken);

    /// <summary>Units that exist on the given day, parents before children.</summary>
    Task<IReadOnlyList<OrganisationUnit>> ListAsync(DateOnly day, CancellationToken cancellationToken);

    /// <summary>
    /// Every unit of any time, by code, with the name that it has on the given day: the last one before where it has ended, the first
    /// where it is still to come. A name that several codes have is followed by the code.
    /// </summary>
    Task<IReadOnlyDictionary<string, string>> NamesAsync(DateOnly day, CancellationToken cancellationToken);

    /// <summary>
    /// Those of the given codes of access lists that open nothing to anybody on the given day: neither a role nor a unit of
    /// that day. Empty while no organisation is set up, because then every code may be somebody's department.
    /// </summary>
    Task<IReadOnlySet<string>> FindUnmatchedAsync(IReadOnlyCollection<string> codes, DateOnly day, CancellationToken cancellationToken);
}

/// <param name="Code">As access lists name it.</param>
/// <param name="Parent">Null at the top.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day; null while it has no end.</param>
public sealed record OrganisationUnit(string Code, string Name, string? Parent, DateOnly From, DateOnly? To)
{
    public bool ExistsOn(DateOnly day) => From <= day && !(To < day);
}

/// <summary>Someone belongs to a unit for a time; several at a time are allowed (兼務).</summary>
/// <param name="UserId">Stable id of the account.</param>
public sealed record Membership(string UserId, string Unit, DateOnly From, DateOnly? To)
{
    /// <summary>職位; null when it was not stated.</summary>
    public string? Post { get; init; }

    /// <summary>所属長 of the unit.</summary>
    public bool IsHead { get; init; }

    public bool HoldsOn(DateOnly day) => From <= day && !(To < day);
}
