using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Text.Json;
using Azure.Identity;

namespace Assistant.Infrastructure.Models;

/// <summary>Tells from what the SDK throws which failure it is.</summary>
internal static class ModelFailures
{
    /// <param name="begun">A token has come: a broken connection is then an interrupted answer.</param>
    /// <returns>Null for what is not the model's doing: such an exception goes on as it is.</returns>
    public static ModelFailure? From(Exception exception, bool begun, DateTimeOffset now) => exception switch
    {
        ClientResultException { Status: 0 } or HttpRequestException or IOException =>
            (begun ? ModelFailure.StreamInterrupted : ModelFailure.Unreachable) with { Cause = exception },
        ClientResultException result => FromStatus(result, now),
        // A connection that was not made in time; time-outs of our own and a person's cancellation never come here.
        OperationCanceledException => ModelFailure.Unreachable with { Cause = exception },
        AuthenticationFailedException => ModelFailure.Unauthorised,
        AnswerFormatException wrong => ModelFailure.InvalidResponse with { Detail = wrong.Message },
        // What the SDK throws for a stream whose JSON is broken or holds values it does not know.
        JsonException or FormatException or ArgumentException or InvalidOperationException or NotSupportedException => ModelFailure.InvalidResponse,
        _ => null,
    };

    private static ModelFailure FromStatus(ClientResultException exception, DateTimeOffset now)
    {
        var response = exception.GetRawResponse();
        var (codes, parameter) = ReadError(response);
        var failure = exception.Status switch
        {
            429 when codes.Contains("insufficient_quota") => ModelFailure.QuotaUsedUp,
            429 => ModelFailure.RateLimited with { RetryAfter = ReadRetryAfter(response, now) },
            401 or 403 => ModelFailure.Unauthorised,
            404 => ModelFailure.NotFound,
            408 or 504 => ModelFailure.TimedOut,
            413 => ModelFailure.TooLong,
            500 or 502 or 503 => ModelFailure.Unavailable with { RetryAfter = ReadRetryAfter(response, now) },
            >= 500 => ModelFailure.Unavailable with { Transient = false },
            _ when codes.Overlaps(["content_filter", "content_policy_violation", "ResponsibleAIPolicyViolation"]) => ModelFailure.ContentFiltered,
            _ when codes.Contains("context_length_exceeded") => ModelFailure.TooLong,
            _ => ModelFailure.Rejected,
        };
        return failure with { Status = exception.Status, Parameter = parameter };
    }

    private static (HashSet<string> Codes, string? Parameter) ReadError(PipelineResponse? response)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        if (response is null)
        {
            return (codes, null);
        }

        try
        {
            using var document = JsonDocument.Parse(response.Content);
            var error = document.RootElement.Child("error");
            foreach (var holder in new[] { error, error.Child("innererror") })
            {
                if (holder.Child("code") is { ValueKind: JsonValueKind.String } code)
                {
                    codes.Add(code.GetString()!);
                }
            }

            return (codes, error.Child("param") is { ValueKind: JsonValueKind.String } parameter ? parameter.GetString() : null);
        }
        catch (JsonException)
        {
            // A gateway's page instead of the protocol's error: the status alone has to do.
            return (codes, null);
        }
    }

    private static TimeSpan? ReadRetryAfter(PipelineResponse? response, DateTimeOffset now)
    {
        if (response is null)
        {
            return null;
        }

        if (Number(response, "retry-after-ms") is { } milliseconds)
        {
            return TimeSpan.FromMilliseconds(milliseconds);
        }

        if (Number(response, "Retry-After") is { } seconds)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        return response.Headers.TryGetValue("Retry-After", out var text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
                ? TimeSpan.FromTicks(Math.Max(0, (moment - now).Ticks))
                : null;
    }

    // A server's number is untrusted: nine digits are more than any wait, and can't overflow.
    private static double? Number(PipelineResponse response, string header) =>
        response.Headers.TryGetValue(header, out var text) && text is { Length: <= 9 }
            && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
                ? value
                : null;
}
