using System.Net;
using Assistant.Api.Tests.Support;
using Assistant.Core.Access;
using Assistant.Testing;
using Assistant.Web.Features.Admin;
using Assistant.Web.Layout;

namespace Assistant.Api.Tests.Access;

/// <summary>What a menu offers must open, for every role by itself and for all of them together.</summary>
public sealed class MenuTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Entry_OfEveryMenu_OpensForEveryRoleThatSeesIt()
    {
        await using var server = await RealServer.StartAsync(new ManualTimeProvider(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero)));
        string[][] combinations = [.. Roles.All.Select(role => new[] { role }), [.. Roles.All]];
        foreach (var roles in combinations)
        {
            var name = string.Join('-', roles);
            await server.AddAsync(name, null, roles);
            var person = (await server.Get<IUserDirectory>().FindAsync(name, Cancellation))!;
            using var browser = server.Browser(name);

            foreach (var page in SiteMenu.For(person).Select(e => e.Page).Concat(AdminMenu.For(person).Select(e => e.Page)).Append(SiteMenu.HomeOf(person)).Append("/me"))
            {
                Assert.True((await browser.GetAsync(page, Cancellation)).StatusCode == HttpStatusCode.OK, $"{name} {page}");
            }
        }
    }
}
