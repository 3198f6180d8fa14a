using Assistant.Core.Access;
using Assistant.Web.Wording;

namespace Assistant.Web.Features.Admin;

/// <param name="Roles">Any of them may open the page; a person without them does not see that it exists.</param>
internal sealed record AdminMenuEntry(string Page, string Text, string Purpose, IReadOnlyList<string> Roles);

/// <summary>What is looked after by whom. Every feature adds its own entry.</summary>
internal static class AdminMenu
{
    private static readonly AdminMenuEntry[] _entries =
    [
        new("/admin/guideline", Words.PolicyAdmin.Heading, Words.PolicyAdmin.Purpose, [Roles.Admin]),
        new("/documents", Words.Documents.Heading, Words.Admin.DocumentsPurpose, [Roles.Admin]),
        new("/documents/upload", Words.Upload.Heading, Words.Admin.UploadPurpose, [Roles.Admin]),
        new("/admin/people", Words.People.Heading, Words.People.Purpose, [Roles.Admin]),
        new("/admin/people/import", Words.Admin.ImportPeople, Words.People.ImportLead, [Roles.Admin]),
        new("/incidents", Words.Incidents.Queue, Words.Incidents.QueuePurpose, [Roles.Admin]),
        new("/usage", Words.Usage.Heading, Words.Admin.UsagePurpose, [Roles.Admin]),
    ];

    public static IEnumerable<AdminMenuEntry> For(UserAccount person) => _entries.Where(entry => entry.Roles.Any(person.Roles.Contains));
}
