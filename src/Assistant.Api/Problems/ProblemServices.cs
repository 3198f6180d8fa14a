using Assistant.Api.Serialization;
using Microsoft.AspNetCore.Diagnostics;

namespace Assistant.Api.Problems;

internal static class ProblemServices
{
    public static IServiceCollection AddApiProblems(this IServiceCollection services)
    {
        services.AddSingleton<ExceptionReporter>();
        services.AddExceptionHandler<ProblemExceptionHandler>();
        services.AddProblemDetails();
        services.ConfigureHttpJsonOptions(o => ApiJson.Configure(o.SerializerOptions));
        // A body that can't be read goes the same way as every other error; the framework would answer without one.
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        return services;
    }

    /// <summary>Problem details where programs are answered; the web's error page everywhere else.</summary>
    public static IApplicationBuilder UseErrorResponses(this IApplicationBuilder app) => app
        .UseWhen(
            context => !ApiPaths.Contains(context.Request.Path),
            pages => pages.UseStatusCodePagesWithReExecute("/errors/{0}", createScopeForStatusCodePages: true).Use(ShowErrorPage))
        .UseExceptionHandler()
        .UseWhen(
            context => ApiPaths.Contains(context.Request.Path),
            api => api.UseStatusCodePages(context => Describe(context.HttpContext.Response.StatusCode) is { } failure
                ? context.HttpContext.WriteProblemAsync(failure)
                : Task.CompletedTask));

    /// <summary>The error page is read, whatever was sent: as a POST it would itself be refused for want of a form token.</summary>
    private static Task ShowErrorPage(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            context.Request.Method = HttpMethods.Get;
        }

        return next(context);
    }

    private static Failure? Describe(int status) => status switch
    {
        StatusCodes.Status404NotFound => Failure.NotFound,
        StatusCodes.Status405MethodNotAllowed => Failure.MethodNotAllowed,
        StatusCodes.Status413PayloadTooLarge => Failure.RequestTooLarge,
        StatusCodes.Status415UnsupportedMediaType => Failure.MediaTypeUnsupported,
        _ => null,
    };
}
