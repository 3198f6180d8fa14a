using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Assistant.Infrastructure.Models;

/// <summary>Reads the section <c>Model</c> and names every error in it at once.</summary>
internal sealed class ModelConnectionReader
{
    private const string OpenAIEndpoint = "https://api.openai.com/v1";
    private const string AzurePath = "/openai/v1/";

    private readonly IConfigurationSection _section;
    private readonly List<string> _errors = [];

    private ModelConnectionReader(IConfigurationSection section) => _section = section;

    public static string ProviderOf(IConfiguration section) => Text(section, "Provider") ?? ModelProviders.None;

    /// <returns>The connection, or null together with at least one error.</returns>
    public static (ModelConnection? Connection, IReadOnlyList<string> Errors) Read(IConfigurationSection section)
    {
        var reader = new ModelConnectionReader(section);
        var connection = reader.Read();
        return (reader._errors.Count == 0 ? connection : null, reader._errors);
    }

    private ModelConnection? Read()
    {
        var provider = ProviderOf(_section);
        if (!ModelProviders.All.Contains(provider, StringComparer.Ordinal) || provider == ModelProviders.None)
        {
            _errors.Add($"{Key("Provider")} は {string.Join("、", ModelProviders.All)} のどれかにしてください。");
            return null;
        }

        var key = Text(_section, "ApiKey");
        if (key is null && provider == ModelProviders.OpenAI)
        {
            _errors.Add($"{Key("ApiKey")} がありません。環境変数 ASSISTANT__Model__ApiKey で渡してください。");
        }

        var chat = Text(_section, "Chat");
        if (chat is null)
        {
            _errors.Add($"{Key("Chat")} がありません。モデルの名前（Azureではデプロイの名前）を書いてください。");
        }

        var defaults = new ModelConnection { Provider = provider, Endpoint = new Uri(OpenAIEndpoint), Chat = chat ?? string.Empty };
        return defaults with
        {
            Endpoint = Endpoint(provider, hasKey: key is not null) ?? defaults.Endpoint,
            ApiKey = key,
            ManagedIdentityClientId = Text(_section, "ManagedIdentityClientId"),
            Timeout = Duration("Timeout", defaults.Timeout, TimeSpan.FromHours(1)),
            FirstTokenTimeout = Duration("FirstTokenTimeout", defaults.FirstTokenTimeout, TimeSpan.FromHours(1)),
            TokenTimeout = Duration("TokenTimeout", defaults.TokenTimeout, TimeSpan.FromHours(1)),
            MaxRetryDelay = Duration("MaxRetryDelay", defaults.MaxRetryDelay, TimeSpan.FromMinutes(5)),
            MaxAttempts = Count("MaxAttempts", defaults.MaxAttempts, 10),
        };
    }

    private Uri? Endpoint(string provider, bool hasKey)
    {
        var text = Text(_section, "Endpoint") ?? (provider == ModelProviders.OpenAI ? OpenAIEndpoint : null);
        if (text is null)
        {
            _errors.Add($"{Key("Endpoint")} がありません。モデルのサーバーのアドレスを書いてください。");
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http"))
        {
            _errors.Add($"{Key("Endpoint")} は https:// か http:// で始まるアドレスにしてください。");
            return null;
        }

        if (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            _errors.Add($"{Key("Endpoint")} に、利用者名・「?」・「#」は書けません。");
            return null;
        }

        // A key or token in clear text over the network is as good as published; a server in the office without one is the operator's choice.
        var secret = hasKey || provider != ModelProviders.OpenAICompatible;
        if (secret && uri.Scheme == "http" && !uri.IsLoopback)
        {
            _errors.Add($"{Key("Endpoint")} は https:// にしてください（キーが暗号化されずに流れるため）。");
            return null;
        }

        var address = uri.AbsoluteUri.TrimEnd('/') + "/";
        // The portal shows addresses with several paths; a gateway may put its own before Azure's.
        return provider == ModelProviders.AzureOpenAI && !address.EndsWith(AzurePath, StringComparison.OrdinalIgnoreCase)
            ? new Uri(new Uri(uri.GetLeftPart(UriPartial.Authority)), AzurePath)
            : new Uri(address);
    }

    private TimeSpan Duration(string name, TimeSpan fallback, TimeSpan maximum)
    {
        var text = Text(_section, name);
        if (text is null)
        {
            return fallback;
        }

        if (TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var value) && value > TimeSpan.Zero && value <= maximum)
        {
            return value;
        }

        _errors.Add($"{Key(name)} は 00:00:01 の形（時:分:秒）で、0より長く {maximum:c} までにしてください。");
        return fallback;
    }

    private int Count(string name, int fallback, int maximum)
    {
        var text = Text(_section, name);
        if (text is null)
        {
            return fallback;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= 1 && value <= maximum)
        {
            return value;
        }

        _errors.Add(string.Create(CultureInfo.InvariantCulture, $"{Key(name)} は 1 から {maximum} までの整数にしてください。"));
        return fallback;
    }

    private string Key(string name) => ConfigurationPath.Combine(_section.Path, name);

    private static string? Text(IConfiguration section, string name) =>
        section[name]?.Trim() is { Length: > 0 } text ? text : null;
}
