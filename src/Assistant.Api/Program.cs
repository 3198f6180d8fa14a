using Assistant.Api.Access;
using Assistant.Api.Answers;
using Assistant.Api.Audit;
using Assistant.Api.Documents;
using Assistant.Api.Health;
using Assistant.Api.Hosting;
using Assistant.Api.Hosting.Ingestion;
using Assistant.Api.OpenApi;
using Assistant.Api.Problems;
using Assistant.Api.RateLimiting;
using Assistant.Api.Security;
using Assistant.Infrastructure;
using Assistant.Web;

namespace Assistant.Api;

/// <summary>The service: pages, API and hub on one origin.</summary>
public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        try
        {
            if (args is [IngestionWorkerMode.Switch, .. var rest])
            {
                return await IngestionWorkerMode.RunAsync(rest);
            }

            await using var app = Build(args);
            await app.RunToEndAsync(Console.Out);
            return 0;
        }
        catch (Exception exception) when (exception is not HostAbortedException)
        {
            await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, StartFailure.Describe(exception)));
            return 1;
        }
    }

    /// <param name="replace">For tests: replaces adapters after everything is registered.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? replace = null)
    {
        var builder = ServerBuilder.Create(args);
        builder.Services
            .AddAssistant(builder.Configuration)
            .AddServer(builder.Configuration)
            .AddAssistantAccess()
            .AddAuditTrail()
            .AddRateLimits(builder.Configuration)
            .AddApiProblems()
            .AddAnswerStreams()
            .AddDocumentApi()
            .AddReadiness()
            .AddApiDescription()
            .AddAssistantWeb();
        replace?.Invoke(builder);

        var app = builder.Build();
        app.Services.ValidateEverything();
        app.UseConfiguredAddress();
        app.UseReverseProxy();
        app.UseSecurityHeaders();
        app.UseErrorResponses();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuditTrail();
        app.UseRateLimiter();
        app.UseSameOriginForApi();
        app.UsePasswordChange();
        app.UseAuthorization();
        app.UseAntiforgery();

        app.MapAssistantWeb();
        app.MapApi();
        app.MapAnswersHub();
        app.MapHealthEndpoints();
        app.MapApiDescription();
        return app;
    }
}
