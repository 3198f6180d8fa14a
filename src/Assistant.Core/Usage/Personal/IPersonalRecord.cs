using Assistant.Core.Access;

namespace Assistant.Core.Usage.Personal;

/// <summary>What the service holds on a person, for the person.</summary>
public interface IPersonalRecord
{
    Task<PersonalRecord> ReadAsync(UserAccount person, CancellationToken cancellationToken);
}

/// <param name="Months">With use, oldest first.</param>
/// <param name="Audit">The person's own deeds and what was done to the account, counted; nobody else's name.</param>
/// <param name="Kept">How long what is kept.</param>
public sealed record PersonalRecord(
    string Id,
    string Name,
    string DisplayName,
    string? Department,
    IReadOnlyList<string> Roles,
    IReadOnlyList<PersonalMonth> Months,
    PersonalConversations Conversations,
    IReadOnlyList<PersonalAudit> Audit,
    PersonalRetention Kept,
    DateTimeOffset ReadAt);

/// <param name="Month">Of the use, <c>YYYY-MM</c>, in JST.</param>
/// <param name="Reports">Answers for which the person said in this service how much time they saved.</param>
/// <param name="ReportedMinutes">The sum of the latest statements.</param>
public sealed record PersonalMonth(string Month, int Uses, int Reports, long ReportedMinutes);

/// <param name="Oldest">Null while there is none.</param>
/// <param name="FirstRemoval">When the oldest question goes; null where none ever does.</param>
public sealed record PersonalConversations(int Conversations, int Questions, DateTimeOffset? Oldest, DateTimeOffset? FirstRemoval);

/// <param name="Class">Of <see cref="Core.Audit.AuditClasses"/>.</param>
/// <param name="Action">Of <see cref="Core.Audit.AuditActions"/>.</param>
/// <param name="ByOthers">Done to the person's account by somebody else.</param>
public sealed record PersonalAudit(string Class, string Action, bool ByOthers, int Count, DateTimeOffset Latest);

/// <summary>In days.</summary>
public sealed record PersonalRetention(int Conversations, int Usage, int AuditAccess, int AuditAdministration);
