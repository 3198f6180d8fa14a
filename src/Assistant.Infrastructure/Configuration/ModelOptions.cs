namespace Assistant.Infrastructure.Configuration;

/// <summary>Section <c>Model</c>: the language model, if there is one.</summary>
public sealed class ModelOptions
{
    public const string Section = "Model";

    /// <summary>Answers are extracts, quoted and cited.</summary>
    public const string None = "none";
    public const string AzureOpenAI = "azure-openai";
    public const string OpenAI = "openai";

    /// <summary>A server of one's own that speaks the same protocol (vLLM, Ollama, llama.cpp).</summary>
    public const string OpenAICompatible = "openai-compatible";

    public string Provider { get; set; } = None;

    /// <summary>Absolute address; not needed for <see cref="OpenAI"/>.</summary>
    public string? Endpoint { get; set; }

    /// <summary>Belongs into an environment variable. Without one, Azure is called with the identity of the machine.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Name of the chat model, with Azure of its deployment.</summary>
    public string? Chat { get; set; }

    /// <summary>For a whole answer; one second to ten minutes.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(2);

    public bool IsConfigured => Provider != None;

    internal static IEnumerable<string> Check(ModelOptions options)
    {
        if (options.Timeout < TimeSpan.FromSeconds(1) || options.Timeout > TimeSpan.FromMinutes(10))
        {
            yield return "Model:Timeout は 00:00:01 から 00:10:00 までの時間で指定してください。";
        }

        if (options.Provider is not (None or AzureOpenAI or OpenAI or OpenAICompatible))
        {
            yield return $"Model:Provider「{options.Provider}」は使えません。{None}、{AzureOpenAI}、{OpenAI}、{OpenAICompatible} のいずれかを指定してください。";
            yield break;
        }

        if (!options.IsConfigured)
        {
            yield break;
        }

        if (string.IsNullOrWhiteSpace(options.Chat))
        {
            yield return $"Model:Provider が {options.Provider} のときは、Model:Chat にモデルの名前を指定してください。";
        }

        if (options.Provider == OpenAI && string.IsNullOrWhiteSpace(options.ApiKey))
        {
            yield return $"Model:Provider が {OpenAI} のときは、Model:ApiKey を環境変数 ASSISTANT__Model__ApiKey で指定してください。";
        }

        foreach (var error in CheckEndpoint(options))
        {
            yield return error;
        }
    }

    private static IEnumerable<string> CheckEndpoint(ModelOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Endpoint))
        {
            if (options.Provider != OpenAI)
            {
                yield return $"Model:Provider が {options.Provider} のときは、Model:Endpoint に接続先のアドレスを指定してください。";
            }

            yield break;
        }

        // A server in the city's own network may well have no certificate; a service on the internet never comes without.
        var plainAllowed = options.Provider == OpenAICompatible;
        if (!Uri.TryCreate(options.Endpoint, UriKind.Absolute, out var uri)
            || !(uri.Scheme == Uri.UriSchemeHttps || (plainAllowed && uri.Scheme == Uri.UriSchemeHttp)))
        {
            yield return $"Model:Endpoint は {(plainAllowed ? "http:// または https://" : "https://")} で始まるアドレスで指定してください。";
        }
        else if (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            yield return "Model:Endpoint に利用者名、「?」、「#」を含めることはできません。";
        }
    }
}
