using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Assistant.Browser.Tests.Support;

/// <summary>
/// Signs people in without drawing the page: two pages less for every test that is about something else. It sends the real
/// form to the real address; how the page itself behaves is in <see cref="Features.SignInTests"/>.
/// </summary>
internal static partial class Doorman
{
    public static async Task LetInAsync(IBrowserContext context, string address, string name, string password)
    {
        var cookies = new CookieContainer();
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
        var page = await client.GetStringAsync(new Uri("/signin", UriKind.Relative), TestContext.Current.CancellationToken);
        var fields = Hidden().Matches(page).ToDictionary(m => m.Groups["name"].Value, m => WebUtility.HtmlDecode(m.Groups["value"].Value), StringComparer.Ordinal);
        fields["Form.Name"] = name;
        fields["Form.Password"] = password;
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync(new Uri("/signin", UriKind.Relative), form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        await context.AddCookiesAsync(cookies.GetAllCookies().Select(c => new Microsoft.Playwright.Cookie { Name = c.Name, Value = c.Value, Url = address, HttpOnly = c.HttpOnly }));
    }

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]*)""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Hidden();
}
