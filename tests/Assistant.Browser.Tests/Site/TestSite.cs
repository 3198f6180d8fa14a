using System.Text.Json;
using System.Text.Json.Serialization;
using Assistant.Api.Access;
using Assistant.Api.Answers;
using Assistant.Api.Documents;
using Assistant.Api.Guideline;
using Assistant.Api.Ingestion;
using Assistant.Api.Problems;
using Assistant.Api.RateLimiting;
using Assistant.Api.Usage;
using Assistant.Core.Access;
using Assistant.Core.Answering;
using Assistant.Core.Audit;
using Assistant.Core.Documents;
using Assistant.Core.Ingestion;
using Assistant.Core.Rights;
using Assistant.Core.Usage;
using Assistant.Core.Usage.DrillDown;
using Assistant.Core.Usage.Indicators;
using Assistant.Core.Usage.Personal;
using Assistant.Core.Usage.Reporting;
using Assistant.Core.Usage.Tables;
using Assistant.Infrastructure.Identity;
using Assistant.Infrastructure.Usage;
using Assistant.Testing;
using Assistant.Testing.Documents;
using Assistant.Web;
using Assistant.Web.People;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Assistant.Browser.Tests.Site;

/// <summary>The real pages on a real server, with made-up people, documents and answers behind the seams.</summary>
internal sealed class TestSite : IAsyncDisposable
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
        + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private readonly WebApplication app;
    private readonly Lines lines;

    private TestSite(WebApplication app, Lines lines)
    {
        this.app = app;
        this.lines = lines;
    }

    public string Address => app.Urls.Single();

    public ScriptedAnswers Answers => app.Services.GetRequiredService<ScriptedAnswers>();

    public SampleLibrary Library => app.Services.GetRequiredService<SampleLibrary>();

    public MemoryIngestion Ingestion => app.Services.GetRequiredService<MemoryIngestion>();

    /// <summary>Cuts every open socket of a person, as a failing network does.</summary>
    public void CutLines(string userId) => lines.Cut(userId);

    public static async Task<TestSite> StartAsync(int port = 0, bool withModel = false)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(AssistantWeb).Assembly.GetName().Name });
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddAssistantWeb();
        AddFakes(builder.Services);
        if (withModel)
        {
            builder.Services.AddSingleton<IModelProvider, SampleModel>();
        }

        AddDocumentApi(builder.Services);
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(o =>
        {
            o.LoginPath = "/signin";
            o.ReturnUrlParameter = "returnUrl";
            o.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        builder.Services.AddSignalR().AddJsonProtocol(o => o.PayloadSerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase)));

        var sockets = new Lines();
        var host = builder.Build();
        host.Use((context, next) =>
        {
            context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
            return next(context);
        });
        host.UseErrorResponses();
        host.UseRouting();
        host.UseAuthentication();
        host.UseWebSockets();
        host.Use(sockets.WatchAsync);
        host.UseAuthorization();
        host.UseAntiforgery();
        host.MapHub<AnswersLine>("/hubs/answers").RequireAuthorization();
        host.MapAssistantWeb();
        host.MapGroup("/api/v1").RequireAuthorization().MapConfirmationEndpoints().MapDocumentEndpoints().MapIngestionEndpoints().MapGuidelineEndpoints().MapFeedbackEndpoints();
        await host.StartAsync();
        return new TestSite(host, sockets);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>The real API beside the pages: their script speaks to it.</summary>
    private static void AddDocumentApi(IServiceCollection services)
    {
        services.AddApiProblems();
        services.AddDocumentApi();
        services.AddSingleton<UserQuota>();
        services.AddAuthorization(Policies.Configure);
    }

    private static void AddFakes(IServiceCollection services)
    {
        services.Configure<IdentityOptions>(o => o.Password = new PasswordOptions
        {
            RequiredLength = IdentityServices.PasswordLength,
            RequireDigit = false,
            RequireLowercase = false,
            RequireUppercase = false,
            RequireNonAlphanumeric = false,
        });
        services.AddSingleton<SampleLibrary>();
        services.AddSingleton<IDocumentStore>(s => s.GetRequiredService<SampleLibrary>());
        services.AddSingleton(s => new MemoryIngestion(s.GetRequiredService<SampleLibrary>().Documents));
        services.AddSingleton<IIngestionQueue>(s => s.GetRequiredService<MemoryIngestion>());
        services.AddSingleton<IDocumentReviews>(s => s.GetRequiredService<MemoryIngestion>());
        services.AddSingleton<IUploads>(s => s.GetRequiredService<MemoryIngestion>());
        services.AddSingleton<IDocumentOriginals>(s => s.GetRequiredService<MemoryIngestion>());
        services.AddSingleton<IDocumentEditing>(s => s.GetRequiredService<MemoryIngestion>());
        services.AddSingleton<IOrganisation, SampleOrganisation>();
        services.AddMemoryGuideline();
        services.AddSingleton<IConversationStore, MemoryConversations>();
        services.AddSingleton<IAuditLog, MemoryAuditLog>();
        services.AddSingleton<SampleUsage>();
        services.AddSingleton<IUsageDashboard>(s => s.GetRequiredService<SampleUsage>());
        services.AddSingleton<IUsageRows>(s => s.GetRequiredService<SampleUsage>());
        services.AddSingleton<IUsageLog>(s => s.GetRequiredService<SampleUsage>());
        services.AddSingleton<IUsageTables>(s => s.GetRequiredService<SampleUsage>());
        services.AddSingleton<IIndicatorEntries>(s => s.GetRequiredService<SampleUsage>());
        services.AddSingleton<IStatedMinutes>(s => s.GetRequiredService<SampleUsage>());
        services.AddSingleton<IUsageFeedback>(s => s.GetRequiredService<SampleUsage>());
        services.AddSingleton<IPersonalRecord>(s => s.GetRequiredService<SampleUsage>());
        services.AddSingleton<UsageReports>();
        services.AddSingleton<ScriptedAnswers>();
        services.AddSingleton<IAnswerService>(s => s.GetRequiredService<ScriptedAnswers>());
        services.AddSingleton<IRightsToUse, OpenRights>();
        services.AddSingleton<IRightApplications, OpenRights>();
        services.AddSingleton<SamplePeople>();
        services.AddSingleton<IUserDirectory>(s => s.GetRequiredService<SamplePeople>());
        services.AddScoped<IStaffSessions, CookieSessions>();
    }

    private sealed class SampleModel : IModelProvider
    {
        public string? Host => "model.example";
    }
}
