using Assistant.Core.Access;
using Assistant.Web.Wording;

namespace Assistant.Web.Layout;

/// <param name="Below">Pages that belong to the entry, the folder of the page itself included.</param>
/// <param name="Roles">Any of them may open the page; a person without them does not see that it exists.</param>
internal sealed record SiteMenuEntry(string Page, string Text, IReadOnlyList<string> Below, IReadOnlyList<string> Roles);

/// <summary>The main menu, the same for every page and different by role.</summary>
internal static class SiteMenu
{
    private static readonly SiteMenuEntry[] _entries =
    [
        new("/", Words.Ask.Heading, ["/conversations"], Roles.All),
        new("/documents", Words.Documents.Heading, ["/documents", "/sources"], Roles.All),
        new("/guideline", Words.Guideline.Heading, [], Roles.All),
        new("/usage", Words.Usage.Heading, ["/usage"], [Roles.Analyst, Roles.Admin]),
        new("/incidents", Words.Incidents.Queue, ["/incidents"], [Roles.Analyst, Roles.Admin]),
        new("/admin", Words.Admin.Heading, ["/admin"], [Roles.Admin]),
    ];

    public static IEnumerable<SiteMenuEntry> For(UserAccount person) => _entries.Where(entry => entry.Roles.Any(person.Roles.Contains));
}
