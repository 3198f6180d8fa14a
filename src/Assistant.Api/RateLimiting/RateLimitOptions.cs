using System.Globalization;

namespace Assistant.Api.RateLimiting;

/// <summary>Section <c>RateLimits</c>. Each is a token bucket: that many at once, refilled evenly over a minute.</summary>
internal sealed class RateLimitOptions
{
    public const string Section = "RateLimits";

    private const int Maximum = 100_000;

    /// <summary>Questions of one person.</summary>
    public int AnswersPerMinute { get; set; } = 30;

    /// <summary>Searches of one person.</summary>
    public int SearchesPerMinute { get; set; } = 120;

    /// <summary>Uploads, downloads and changes of documents by one person.</summary>
    public int DocumentsPerMinute { get; set; } = 600;

    /// <summary>Everything else that one person changes, on pages and API: applications, reports, decisions, people, rules, confirmations.</summary>
    public int ChangesPerMinute { get; set; } = 120;

    /// <summary>Sign-in attempts and API calls of one address without a valid sign-in.</summary>
    public int AnonymousPerMinute { get; set; } = 10;

    public static IEnumerable<string> Check(RateLimitOptions options) =>
        new[]
        {
            (Key: nameof(AnswersPerMinute), Value: options.AnswersPerMinute),
            (Key: nameof(SearchesPerMinute), Value: options.SearchesPerMinute),
            (Key: nameof(DocumentsPerMinute), Value: options.DocumentsPerMinute),
            (Key: nameof(ChangesPerMinute), Value: options.ChangesPerMinute),
            (Key: nameof(AnonymousPerMinute), Value: options.AnonymousPerMinute),
        }
        .Where(limit => limit.Value is < 1 or > Maximum)
        .Select(limit => string.Create(CultureInfo.InvariantCulture, $"{Section}:{limit.Key} は1から{Maximum}までの数にしてください。"));
}
