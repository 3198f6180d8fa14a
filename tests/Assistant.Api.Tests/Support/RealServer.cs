using System.Net.Http.Headers;
using System.Security.Claims;
using Assistant.Core.Access;
using Assistant.Core.Documents;
using Assistant.Infrastructure.Identity;
using Assistant.Infrastructure.Storage;
using Assistant.Testing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assistant.Api.Tests.Support;

/// <summary>The program with its own database, index and people; only the clock is the test's.</summary>
internal sealed class RealServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);

    private RealServer(ManualTimeProvider time, Action<IServiceCollection>? replace)
    {
        Time = time;
        App = Program.Build(
            ["--port", "0", "--data", _folder.Combine("data"), "--RateLimits:AnonymousPerMinute=100000", "--RateLimits:AnswersPerMinute=100000", "--RateLimits:SearchesPerMinute=100000", "--RateLimits:ChangesPerMinute=100000"],
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.Services.AddSingleton<TimeProvider>(time);
                builder.Services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1_000);
                replace?.Invoke(builder.Services);
            });
    }

    public WebApplication App { get; }

    public ManualTimeProvider Time { get; }

    public string DatabaseFile => _folder.Combine("data", "assistant.db");

    public Uri Address => new(App.Urls.First());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="replace">For a test that replaces adapters after everything is registered.</param>
    public static async Task<RealServer> StartAsync(ManualTimeProvider time, Action<IServiceCollection>? replace = null)
    {
        var server = new RealServer(time, replace);
        await server.App.Services.InitialiseStorageAsync(Cancellation);
        await server.App.StartAsync(Cancellation);
        return server;
    }

    public T Get<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    /// <summary>A person who has replaced the first password and is signed in from now on.</summary>
    public Task AddAsync(string name, string? department, params string[] roles) => AddAsync(new NewUser(name, name, department, roles));

    public async Task AddAsync(NewUser person)
    {
        var name = person.Name;
        await Get<IUserDirectory>().CreateAsync(person, Cancellation);
        await using var scope = App.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AssistantUser>>();
        var user = (await users.FindByNameAsync(name))!;
        user.MustChangePassword = false;
        Assert.True((await users.UpdateAsync(user)).Succeeded);
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<AssistantUser>>().CreateAsync(user);
        _cookies[name] = Seal(new ClaimsPrincipal(new ClaimsIdentity(principal.Claims, IdentityConstants.ApplicationScheme)));
    }

    public async Task<DocumentRecord> IngestAsync(string name, string text)
    {
        _folder.Write($"docs/{name}", text);
        await foreach (var result in Get<IIngestionService>().IngestAsync(new IngestionRequest([_folder.Combine("docs", name)], new StatedMetadata()), Cancellation))
        {
            Assert.True(result.Status == IngestionStatus.Indexed, result.ErrorMessage);
            return (await Get<IDocumentStore>().FindAsync(result.DocumentId!, AccessScope.Everything, Cancellation))!;
        }

        throw new InvalidOperationException("Nothing was read.");
    }

    public string Cookie(string name) => _cookies[name];

    public HttpClient Anonymous() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };

    public HttpClient Browser(string name)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Add("Cookie", Cookie(name));
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return client;
    }

    public async Task<HttpClient> KeyAsync(string name, params string[] roles)
    {
        var issued = await Get<IApiKeys>().IssueAsync(name, "試験", roles, Time.GetUtcNow().AddDays(30), Cancellation);
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", issued.Secret);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        _folder.Dispose();
    }

    private string Seal(ClaimsPrincipal principal)
    {
        var options = Get<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);

        // Without an end: the hub's connections compare it with the clock of the machine, which is far from the test's.
        var ticket = new AuthenticationTicket(principal, new AuthenticationProperties { IssuedUtc = Time.GetUtcNow() }, IdentityConstants.ApplicationScheme);
        return $"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}";
    }
}
