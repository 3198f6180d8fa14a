using Microsoft.AspNetCore.Mvc;

namespace Assistant.Api.Problems;

internal static class ProblemMetadata
{
    /// <summary>Names the error statuses of an endpoint in the API description, besides those that all have.</summary>
    public static RouteHandlerBuilder ProducesFailures(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses)
        {
            endpoint.Produces<ProblemDetails>(status, ProblemResponses.ContentType);
        }

        return endpoint;
    }
}
