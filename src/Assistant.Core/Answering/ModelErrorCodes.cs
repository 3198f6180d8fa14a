namespace Assistant.Core.Answering;

/// <summary>Why the model gave no (whole) answer. Each has a message for staff; the question is kept in every case.</summary>
public static class ModelErrorCodes
{
    public const string RateLimited = "model_rate_limited";
    public const string Unavailable = "model_unavailable";
    public const string Unreachable = "model_unreachable";
    public const string StreamInterrupted = "model_stream_interrupted";
    public const string TimedOut = "model_timed_out";
    public const string InvalidResponse = "model_invalid_response";
    public const string ContentFiltered = "model_content_filtered";
    public const string Unauthorised = "model_unauthorised";
    public const string Rejected = "model_rejected_request";
}
