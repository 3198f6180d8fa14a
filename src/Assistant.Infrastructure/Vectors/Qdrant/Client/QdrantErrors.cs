using System.Net;
using System.Text.Json;

namespace Assistant.Infrastructure.Vectors.Qdrant.Client;

/// <summary>Reads what the server says when it refuses. A wrong key is answered in plain text, an unknown route with nothing.</summary>
internal static class QdrantErrors
{
    private const int LongestDetail = 200;
    private const int LongestBody = 64 * 1024;
    private static readonly TimeSpan _longestWait = TimeSpan.FromHours(1);

    public static async Task<QdrantFailure> ReadAsync(HttpResponseMessage response, DateTimeOffset now, CancellationToken cancellationToken) => new(
        Kind(response.StatusCode),
        (int)response.StatusCode,
        await DetailAsync(response.Content, cancellationToken),
        RetryAfter(response, now));

    private static QdrantFailureKind Kind(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => QdrantFailureKind.Unauthorised,
        HttpStatusCode.NotFound => QdrantFailureKind.NotFound,
        HttpStatusCode.Conflict => QdrantFailureKind.Conflict,
        HttpStatusCode.RequestTimeout => QdrantFailureKind.TimedOut,
        HttpStatusCode.TooManyRequests => QdrantFailureKind.RateLimited,

        // The quota of the disk doesn't come back by asking again.
        HttpStatusCode.InsufficientStorage => QdrantFailureKind.Rejected,
        >= HttpStatusCode.InternalServerError => QdrantFailureKind.Unavailable,
        < HttpStatusCode.BadRequest => QdrantFailureKind.InvalidResponse,
        _ => QdrantFailureKind.Rejected,
    };

    private static async Task<string?> DetailAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentType?.MediaType != "application/json" || content.Headers.ContentLength > LongestBody)
        {
            return null;
        }

        await using var body = await content.ReadAsStreamAsync(cancellationToken);
        try
        {
            var error = (await JsonSerializer.DeserializeAsync(body, QdrantJson.Default.QdrantErrorBody, cancellationToken))?.Status?.Error;
            return error is { Length: > LongestDetail } ? error[..LongestDetail] : error;
        }
        catch (JsonException)
        {
            // A gateway's page instead of Qdrant's error: the status alone has to do.
            return null;
        }
    }

    // A server's number is untrusted: no wait is longer than an hour, and then nobody waits it out.
    private static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date is { } moment && moment > now ? moment - now : null);
        return wait > _longestWait ? _longestWait : wait;
    }
}
