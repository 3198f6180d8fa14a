using System.Globalization;
using Assistant.Core.Audit;
using Assistant.Infrastructure.Audit;
using Microsoft.AspNetCore.Http.Features;

namespace Assistant.Api.Audit;

/// <summary>
/// Records requests to endpoints that carry <see cref="AuditedAttribute"/>, refused ones too. The record is stored before the first
/// byte of the response: what can't be recorded is not shown.
/// </summary>
internal static class AuditTrail
{
    private const int FirstFailure = 400;

    public static IServiceCollection AddAuditTrail(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        return services.AddSingleton<IAuditActor, RequestActor>();
    }

    /// <summary>After the person is known and before it is decided what the person may do.</summary>
    public static WebApplication UseAuditTrail(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            if (context.Features.Get<IEndpointFeature>()?.Endpoint?.Metadata.GetMetadata<AuditedAttribute>() is { } audited)
            {
                // Read now: a failure on the way clears the route.
                var target = Text(context, audited.Target);
                var details = Details(context);
                context.Response.OnStarting(() => RecordAsync(context, audited.Action, target, details));
            }

            return next(context);
        });
        return app;
    }

    private static Task RecordAsync(HttpContext context, string action, string? target, Dictionary<string, string> details)
    {
        var services = context.RequestServices;
        var status = context.Response.StatusCode;
        var outcome = status < FirstFailure ? AuditRecord.Ok : string.Create(CultureInfo.InvariantCulture, $"http_{status}");
        var record = new AuditRecord(action, services.GetRequiredService<IAuditActor>().UserId, target, outcome) { Details = details };

        // Whoever goes away has asked all the same.
        return services.GetRequiredService<IAuditLog>().AppendAsync(record, CancellationToken.None);
    }

    private static string? Text(HttpContext context, string name) =>
        context.Request.RouteValues.TryGetValue(name, out var value) ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;

    /// <summary>The number of a page, nothing that somebody typed.</summary>
    private static Dictionary<string, string> Details(HttpContext context)
    {
        var details = new Dictionary<string, string>(StringComparer.Ordinal);
        if (int.TryParse(Text(context, "number"), NumberStyles.None, CultureInfo.InvariantCulture, out var page))
        {
            details["page"] = page.ToString(CultureInfo.InvariantCulture);
        }

        return details;
    }
}
