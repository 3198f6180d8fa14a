using System.Globalization;

namespace Assistant.Infrastructure.Configuration;

/// <summary>What the section <c>Model</c> must hold, each provider asking for its own.</summary>
internal static class ModelRules
{
    private const int MostAttempts = 10;
    private static readonly TimeSpan _longestAnswer = TimeSpan.FromHours(1);
    private static readonly TimeSpan _longestRetryDelay = TimeSpan.FromMinutes(5);

    public static IEnumerable<string> Check(ModelOptions options) => CheckLimits(options).Concat(CheckProvider(options)).OfType<string>();

    private static IEnumerable<string?> CheckLimits(ModelOptions options)
    {
        yield return CheckDuration(nameof(options.Timeout), options.Timeout, _longestAnswer);
        yield return CheckDuration(nameof(options.FirstTokenTimeout), options.FirstTokenTimeout, _longestAnswer);
        yield return CheckDuration(nameof(options.TokenTimeout), options.TokenTimeout, _longestAnswer);
        yield return CheckDuration(nameof(options.MaxRetryDelay), options.MaxRetryDelay, _longestRetryDelay);
        if (options.MaxAttempts is < 1 or > MostAttempts)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Model:MaxAttempts は 1 から {MostAttempts} までの整数で指定してください。");
        }
    }

    private static string? CheckDuration(string name, TimeSpan value, TimeSpan longest) => value > TimeSpan.Zero && value <= longest
        ? null
        : $"Model:{name} は「00:01:30」の形（時:分:秒）で、0 より長く {longest:c} までの時間を指定してください。";

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

    private static string? CheckEndpoint(ModelOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Endpoint))
        {
            return options.Provider == ModelOptions.OpenAI
                ? null
                : $"Model:Provider が {options.Provider} のときは、Model:Endpoint に接続先のアドレスを指定してください。";
        }

        if (!Uri.TryCreate(options.Endpoint.Trim(), UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp))
        {
            return "Model:Endpoint は https:// または http:// で始まるアドレスで指定してください。";
        }

        if (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            return "Model:Endpoint に利用者名、「?」、「#」を含めることはできません。";
        }

        // A key in clear text over the network is as good as published. A server in the office without one is the operator's choice.
        var sendsSecret = options.Provider != ModelOptions.OpenAICompatible || !string.IsNullOrWhiteSpace(options.ApiKey);
        return sendsSecret && uri.Scheme == Uri.UriSchemeHttp && !uri.IsLoopback
            ? "Model:Endpoint は https:// で始まるアドレスにしてください（キーが暗号化されずに流れるのを防ぐため）。"
            : null;
    }
}
