namespace Assistant.Infrastructure.Configuration;

/// <summary>What the section <c>Model</c> must hold, each provider asking for its own.</summary>
internal static class ModelRules
{
    private const int MostAttempts = 10;
    private const int MostDimensions = 8_192;
    private static readonly TimeSpan _longestAnswer = TimeSpan.FromHours(1);
    private static readonly TimeSpan _longestRetryDelay = TimeSpan.FromMinutes(5);

    public static IEnumerable<string> Check(ModelOptions options) => CheckLimits(options)
        .Concat(CheckProvider(options))
        .Concat(CheckEmbedding(options))
        .OfType<string>();

    private static IEnumerable<string?> CheckLimits(ModelOptions options)
    {
        yield return SettingRules.Duration("Model:Timeout", options.Timeout, _longestAnswer);
        yield return SettingRules.Duration("Model:FirstTokenTimeout", options.FirstTokenTimeout, _longestAnswer);
        yield return SettingRules.Duration("Model:TokenTimeout", options.TokenTimeout, _longestAnswer);
        yield return SettingRules.Duration("Model:MaxRetryDelay", options.MaxRetryDelay, _longestRetryDelay);
        yield return SettingRules.Range("Model:MaxAttempts", options.MaxAttempts, 1, MostAttempts);
    }

    private static IEnumerable<string?> CheckProvider(ModelOptions options)
    {
        if (!ModelOptions.Providers.Contains(options.Provider, StringComparer.Ordinal))
        {
            yield return $"Model:Provider「{options.Provider}」は使えません。{string.Join('、', ModelOptions.Providers)} のいずれかを指定してください。";
            yield break;
        }

        if (!options.IsConfigured)
        {
            yield break;
        }

        if (string.IsNullOrWhiteSpace(options.Chat))
        {
            yield return $"Model:Provider が {options.Provider} のときは、Model:Chat にモデルの名前（Azure ではデプロイの名前）を指定してください。";
        }

        if (options.Provider == ModelOptions.OpenAI && string.IsNullOrWhiteSpace(options.ApiKey))
        {
            yield return $"Model:Provider が {options.Provider} のときは、Model:ApiKey を環境変数 ASSISTANT__Model__ApiKey で指定してください。";
        }

        yield return CheckEndpoint(options);
    }

    private static IEnumerable<string?> CheckEmbedding(ModelOptions options)
    {
        yield return SettingRules.Range("Model:EmbeddingDimensions", options.EmbeddingDimensions ?? 1, 1, MostDimensions);
        if (string.IsNullOrWhiteSpace(options.Embedding))
        {
            yield return options.EmbeddingDimensions is null && options.SendDimensions is null
                ? null
                : "Model:EmbeddingDimensions と Model:SendDimensions は、Model:Embedding に埋め込みモデルの名前を指定するときだけ使えます。";
            yield break;
        }

        if (options.EmbeddingDimensions is null)
        {
            yield return "Model:Embedding を設定するときは、Model:EmbeddingDimensions にそのモデルのベクトルの次元を指定してください。";
        }

        if (!options.IsConfigured)
        {
            yield return $"Model:Embedding を設定するときは、Model:Provider に {ModelOptions.None} 以外を指定してください。";
        }
    }

    private static string? CheckEndpoint(ModelOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Endpoint))
        {
            return options.Provider == ModelOptions.OpenAI
                ? null
                : $"Model:Provider が {options.Provider} のときは、Model:Endpoint に接続先のアドレスを指定してください。";
        }

        return SettingRules.Endpoint("Model:Endpoint", options.Endpoint, options.Provider != ModelOptions.OpenAICompatible || !string.IsNullOrWhiteSpace(options.ApiKey));
    }
}
