namespace Assistant.Api.Problems;

/// <summary>The codes that HTTP itself brings; those of the domain come from Core.</summary>
internal static class ProblemCodes
{
    public const string RequestInvalid = "request_invalid";
    public const string NotSignedIn = "not_signed_in";
    public const string Forbidden = "forbidden";
    public const string PasswordChangeRequired = "password_change_required";
    public const string OriginNotAllowed = "origin_not_allowed";
    public const string NotFound = "not_found";
    public const string MethodNotAllowed = "method_not_allowed";
    public const string RequestTooLarge = "request_too_large";
    public const string UploadTooLarge = "upload_too_large";
    public const string MediaTypeUnsupported = "media_type_unsupported";
    public const string RateLimited = "rate_limited";
    public const string ServerStopping = "server_stopping";
    public const string InternalError = "internal_error";
}
