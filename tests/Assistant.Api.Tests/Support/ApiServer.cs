using Assistant.Api.Access;
using Assistant.Api.RateLimiting;
using Assistant.Api.Tests.Fakes;
using Assistant.Core.Access;
using Assistant.Core.Answering;
using Assistant.Core.Audit;
using Assistant.Core.Documents;
using Assistant.Core.Ingestion;
using Assistant.Core.Retrieval;
using Assistant.Core.Rights;
using Assistant.Core.Usage;
using Assistant.Infrastructure.Identity;
using Assistant.Testing;
using Assistant.Testing.Documents;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using System.Net.Http.Headers;
using System.Security.Claims;

namespace Assistant.Api.Tests.Support;

/// <summary>The real program on a free port of 127.0.0.1, with fakes behind the seams of Core.</summary>
internal sealed class ApiServer : IAsyncDisposable
{
    private readonly TemporaryFolder _data = new();

    private ApiServer(string[] settings, Action<WebApplicationBuilder>? replace)
    {
        Ingestion = new MemoryIngestion(Documents.Documents);
        App = Program.Build(
            ["--port", "0", "--data", _data.Path, .. settings],
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.Logging.SetMinimumLevel(LogLevel.Debug);
                builder.Logging.AddFilter(_ => true);
                builder.Logging.AddProvider(Log);
                builder.Services.AddKeyedSingleton<IAnswerService>(QuotaAnswerService.Unlimited, Answers);
                builder.Services.AddSingleton<IPassageSearch>(Search);
                builder.Services.AddSingleton<IDocumentStore>(Documents);
                builder.Services.AddSingleton<IIngestionQueue>(Ingestion);
                builder.Services.AddSingleton<IDocumentReviews>(Ingestion);
                builder.Services.AddSingleton<IUploads>(Ingestion);
                builder.Services.AddSingleton<IDocumentOriginals>(Ingestion);
                builder.Services.AddSingleton<IDocumentEditing>(Ingestion);
                builder.Services.AddSingleton<IConversationStore>(Conversations);
                builder.Services.AddSingleton<IAuditLog>(Audit);
                builder.Services.AddSingleton<IUsageLog>(Usage);
                builder.Services.AddSingleton<IUsageFeedback>(Usage);
                builder.Services.AddSingleton<IRightsToUse, OpenRights>();
                builder.Services.AddSingleton<IRightApplications, OpenRights>();
                builder.Services.AddSingleton<IUserDirectory>(People);
                builder.Services.AddSingleton<IApiKeys>(People);
                builder.Services.AddSingleton<IOrganisation>(Organisation);
                builder.Services.AddSingleton<ISecurityStampValidator, UncheckedSecurityStamp>();
                builder.Services.AddMemoryGuideline();
                replace?.Invoke(builder);
            });
    }

    public WebApplication App { get; }

    public Uri Address => new(App.Urls.First());

    public RecordedLog Log { get; } = new();

    public FakeAnswerService Answers { get; } = new();

    public FakePassageSearch Search { get; } = new();

    public FakeDocumentStore Documents { get; } = new();

    public MemoryIngestion Ingestion { get; }

    public FakeConversationStore Conversations { get; } = new();

    public FakePeople People { get; } = new();

    public FakeOrganisation Organisation { get; } = new();

    public MemoryAuditLog Audit { get; } = new();

    public FakeUsage Usage { get; } = new();

    /// <param name="settings">As on the command line, for example <c>--RateLimits:AnswersPerMinute=1</c>.</param>
    public static async Task<ApiServer> StartAsync(string[]? settings = null, Action<WebApplicationBuilder>? replace = null)
    {
        var server = new ApiServer(settings ?? [], replace);
        await server.App.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public HttpClient Anonymous() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };

    /// <summary>A program with the person's key.</summary>
    public HttpClient WithKey(UserAccount person)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", $"key-{person.Id}");
        return client;
    }

    /// <summary>A browser in which the person is signed in, on a page of this service unless said otherwise.</summary>
    public HttpClient WithCookie(UserAccount person, string? site = "same-origin")
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Add("Cookie", Cookie(person));
        if (site is not null)
        {
            client.DefaultRequestHeaders.Add("Sec-Fetch-Site", site);
        }

        return client;
    }

    public string Cookie(UserAccount person)
    {
        var options = App.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var principal = ApiKeyHandler.Describe(person.ToRequester(), IdentityConstants.ApplicationScheme);
        if (person.MustChangePassword)
        {
            ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(AssistantClaims.MustChangePassword, "true"));
        }

        var ticket = new AuthenticationTicket(
            principal,
            new AuthenticationProperties { IssuedUtc = TimeProvider.System.GetUtcNow(), ExpiresUtc = TimeProvider.System.GetUtcNow().AddHours(8) },
            IdentityConstants.ApplicationScheme);
        return $"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}";
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        _data.Dispose();
    }
}
