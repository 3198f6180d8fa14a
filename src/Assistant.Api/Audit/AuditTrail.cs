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
                context.Response.OnStarting(() => RecordAsync(context, audited));
            }

            return next(context);
        });
        return app;
    }

    private static Task RecordAsync(HttpContext context, AuditedAttribute audited)
    {
        var services = context.RequestServices;
        var status = context.Response.StatusCode;
        var record = new AuditRecord(
            audited.Action,
            services.GetRequiredService<IAuditActor>().UserId,
            context.Request.RouteValues.TryGetValue(audited.Target, out var target) ? Convert.ToString(target, CultureInfo.InvariantCulture) : null,
            status < FirstFailure ? AuditRecord.Ok : string.Create(CultureInfo.InvariantCulture, $"http_{status}"))
        {
            Details = Details(context),
        };

        // Whoever goes away has asked all the same.
        return services.GetRequiredService<IAuditLog>().AppendAsync(record, CancellationToken.None);
    }

    /// <summary>The number of a page, nothing that somebody typed.</summary>
    private static Dictionary<string, string> Details(HttpContext context)
    {
        var details = new Dictionary<string, string>(StringComparer.Ordinal);
        if (context.Request.RouteValues.TryGetValue("number", out var number) && int.TryParse(Convert.ToString(number, CultureInfo.InvariantCulture), NumberStyles.None, CultureInfo.InvariantCulture, out var page))
        {
            details["page"] = page.ToString(CultureInfo.InvariantCulture);
        }

        return details;
    }
}
