namespace Assistant.Core.Access;

/// <summary>Sets up the organisation. Every change is one transaction and is seen by every process within a second.</summary>
public interface IOrganisationAdministration
{
    /// <summary>The table becomes the whole tree, past and future rows included: what it does not name goes.</summary>
    /// <param name="csv">Header <c>code,name,parent,from,to</c>; the whole file as bytes.</param>
    /// <param name="dryRun">Checks and tells what would change, and changes nothing.</param>
    /// <exception cref="Errors.AssistantException"><c>organisation_invalid</c> with every error and its line.</exception>
    Task<IReadOnlyList<OrganisationChange>> ImportUnitsAsync(ReadOnlyMemory<byte> csv, bool dryRun, CancellationToken cancellationToken);

    /// <summary>The table becomes everybody's memberships, past and future rows included: what it does not name goes.</summary>
    /// <param name="csv">Header <c>user,unit,from,to</c>, and <c>post</c> (職位) and <c>head</c> (所属長: 1 or 0) where wanted; user by sign-in name; the whole file as bytes.</param>
    /// <exception cref="Errors.AssistantException"><c>organisation_invalid</c> with every error and its line.</exception>
    Task<IReadOnlyList<OrganisationChange>> ImportMembersAsync(ReadOnlyMemory<byte> csv, bool dryRun, CancellationToken cancellationToken);

    /// <summary>A transfer: from the day on the person belongs to the unit, and to no other unless <paramref name="concurrent"/> (兼務).</summary>
    /// <param name="unit">Its code, or its name where only one unit has it on that day.</param>
    /// <exception cref="Errors.AssistantException"><c>user_unknown</c>, <c>unit_unknown</c>.</exception>
    Task<IReadOnlyList<OrganisationChange>> AssignAsync(string userName, string unit, DateOnly from, bool concurrent, CancellationToken cancellationToken);
}

public enum OrganisationChangeKind
{
    Added,
    Changed,
    Removed,
}

/// <param name="Text">The row, as a person reads it.</param>
public sealed record OrganisationChange(OrganisationChangeKind Kind, string Text);
