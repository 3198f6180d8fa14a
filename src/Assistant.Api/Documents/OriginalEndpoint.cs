using System.Security.Claims;
using Assistant.Api.Problems;
using Assistant.Api.RateLimiting;
using Assistant.Core.Audit;
using Assistant.Core.Ingestion;
using Assistant.Infrastructure.Audit;
using Assistant.Infrastructure.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Assistant.Api.Documents;

internal static class OriginalEndpoint
{
    /// <summary>A file from anybody: never shown by this origin, and if a browser should show it after all, without script and without this origin's rights.</summary>
    internal const string ContentSecurityPolicy = "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox";

    public static void MapOriginal(this RouteGroupBuilder documents) => documents.MapGet("/{id}/original", DownloadAsync)
        .WithMetadata(new AuditedAttribute(AuditActions.DocumentOriginal))
        .WithName("getOriginal")
        .WithSummary("登録した元のファイルをダウンロードします。")
        .ProducesFailures(404, 409, 429);

    private static async Task<FileStreamHttpResult> DownloadAsync(
        string id, HttpContext context, ClaimsPrincipal person, IDocumentOriginals originals, UserQuota quota, CancellationToken cancellationToken)
    {
        var requester = person.ToRequester();
        quota.TakeDocument(requester.UserId);
        var file = await originals.OpenAsync(id, requester.Scope, cancellationToken) ?? throw DocumentEndpoints.NotFound();
        context.Response.RegisterForDisposeAsync(file.Content);
        context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        context.Response.Headers["X-Download-Options"] = "noopen";
        return TypedResults.Stream(file.Content, file.MediaType, file.Name);
    }
}
