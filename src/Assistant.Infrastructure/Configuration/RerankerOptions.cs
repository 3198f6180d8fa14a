namespace Assistant.Infrastructure.Configuration;

/// <summary>Section <c>Reranker</c>: a server that scores passages against a question, if there is one.</summary>
public sealed class RerankerOptions
{
    public const string Section = "Reranker";
    private const int MaxCandidates = 200;
    private const int MaxTimeoutSeconds = 300;

    /// <summary>Absolute address to which <c>/rerank</c> is added; none means that there is no reranker.</summary>
    public string? Endpoint { get; set; }

    /// <summary>Belongs into an environment variable.</summary>
    public string? ApiKey { get; set; }

    public string? Model { get; set; }

    /// <summary>How many of the best passages are scored, 1–200.</summary>
    public int Candidates { get; set; } = 30;

    /// <summary>1–300, attempts and waits included: a person waits.</summary>
    public int TimeoutSeconds { get; set; } = 10;

    public bool IsConfigured => !string.IsNullOrWhiteSpace(Endpoint);

    internal static IEnumerable<string> Check(RerankerOptions options) => CheckServer(options).Concat(CheckLimits(options)).OfType<string>();

    private static IEnumerable<string?> CheckServer(RerankerOptions options)
    {
        if (options.IsConfigured)
        {
            yield return SettingRules.Endpoint("Reranker:Endpoint", options.Endpoint!, !string.IsNullOrWhiteSpace(options.ApiKey));
            yield return string.IsNullOrWhiteSpace(options.Model) ? "Reranker:Endpoint を設定するときは、Reranker:Model にモデルの名前を指定してください。" : null;
        }
        else if (!string.IsNullOrWhiteSpace(options.Model) || !string.IsNullOrWhiteSpace(options.ApiKey))
        {
            yield return "Reranker:Model か Reranker:ApiKey を設定するときは、Reranker:Endpoint に接続先のアドレスを指定してください。";
        }
    }

    private static IEnumerable<string?> CheckLimits(RerankerOptions options)
    {
        yield return SettingRules.Range("Reranker:Candidates", options.Candidates, 1, MaxCandidates);
        yield return SettingRules.Range("Reranker:TimeoutSeconds", options.TimeoutSeconds, 1, MaxTimeoutSeconds);
    }
}
