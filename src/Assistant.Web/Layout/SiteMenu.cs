using Assistant.Core.Access;
using Assistant.Web.People;
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
        new(LocalPath.Home, Words.Ask.Heading, ["/conversations"], [Roles.Staff]),
        new("/documents", Words.Documents.Heading, ["/documents", "/sources"], [Roles.Staff, Roles.Admin]),
        new("/guideline", Words.Guideline.Heading, [], [Roles.Staff, Roles.Admin]),
        new("/usage", Words.Usage.Heading, ["/usage"], [Roles.Analyst, Roles.Admin]),
        new("/incidents", Words.Incidents.Queue, ["/incidents"], [Roles.Analyst, Roles.Admin]),
        new("/admin", Words.Admin.Heading, ["/admin"], [Roles.Admin]),
    ];

    /// <summary>Where a person begins: not everybody is one who asks.</summary>
    public static string HomeOf(UserAccount person) =>
        person.Roles.Contains(Roles.Admin) && !person.Roles.Contains(Roles.Staff) ? "/admin" : For(person).FirstOrDefault()?.Page ?? "/me";

    /// <summary>Where to go when nothing else was asked for than to come in.</summary>
    public static string After(string? returnUrl, UserAccount person) => LocalPath.OrHome(returnUrl) is var path and not LocalPath.Home ? path : HomeOf(person);

    public static IEnumerable<SiteMenuEntry> For(UserAccount person) => _entries.Where(entry => entry.Roles.Any(person.Roles.Contains));
}
