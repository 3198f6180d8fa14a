using System.Net;
using System.Text.RegularExpressions;

namespace Assistant.Api.Tests.Support;

/// <summary>Pages as a browser without script uses them: opens one and sends its form.</summary>
internal static class Forms
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<FilledForm> OpenFormAsync(this HttpClient browser, string path, string handler, params (string Name, string Value)[] fields)
    {
        using var page = await browser.GetAsync(path, Cancellation);
        var text = await page.Content.ReadAsStringAsync(Cancellation);
        Assert.True(page.StatusCode == HttpStatusCode.OK, $"{path}: {(int)page.StatusCode}");
        string[] cookies = page.Headers.TryGetValues("Set-Cookie", out var set) ? [.. set.Select(cookie => cookie.Split(';')[0])] : [];
        return new FilledForm(browser, path, text, cookies, [("_handler", handler), ("__RequestVerificationToken", HiddenField(text, "__RequestVerificationToken")), .. fields]);
    }

    /// <summary>Value of the first hidden field of that name.</summary>
    public static string HiddenField(string html, string name) =>
        WebUtility.HtmlDecode(Regex.Match(html, $"name=\"{Regex.Escape(name)}\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["value"].Value);
}

/// <param name="Html">Of the page that it stands on.</param>
internal sealed record FilledForm(HttpClient Browser, string Path, string Html, IReadOnlyList<string> Cookies, IReadOnlyList<(string Name, string Value)> Fields)
{
    /// <summary>May be sent again, as a second press of its button does.</summary>
    public async Task<(HttpStatusCode Status, string Location, string Text)> SendAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path);
        request.Content = new FormUrlEncodedContent(Fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)));
        request.Headers.Add("Cookie", string.Join("; ", [.. Browser.DefaultRequestHeaders.GetValues("Cookie"), .. Cookies]));
        using var response = await Browser.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, response.Headers.Location?.OriginalString ?? "", WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }
}
