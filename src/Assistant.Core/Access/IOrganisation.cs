namespace Assistant.Core.Access;

/// <summary>The organisation as a tree of codes with effective dates, and who belongs where from when on.</summary>
public interface IOrganisation
{
    /// <summary>
    /// The person with the units that count on the given day: the own unit and every unit above it. Where the organisation
    /// does not know the person, the department of the account stands in.
    /// </summary>
    /// <param name="day">In JST.</param>
    Task<Requester> ResolveAsync(Requester person, DateOnly day, CancellationToken cancellationToken);

    /// <summary>Units that exist on the given day, parents before children.</summary>
    Task<IReadOnlyList<OrganisationUnit>> ListAsync(DateOnly day, CancellationToken cancellationToken);
}

/// <param name="Code">As access lists name it.</param>
/// <param name="Parent">Null at the top.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day; null while it has no end.</param>
public sealed record OrganisationUnit(string Code, string Name, string? Parent, DateOnly From, DateOnly? To);
