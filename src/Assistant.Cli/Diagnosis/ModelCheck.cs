using Assistant.Infrastructure.Configuration;
using Microsoft.Extensions.Configuration;

namespace Assistant.Cli.Diagnosis;

/// <summary>Whether the configured model answers at all. No key and no text is sent.</summary>
internal static class ModelCheck
{
    private const string Id = "model";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task<Check> RunAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        var provider = configuration[$"{ModelOptions.Section}:{nameof(ModelOptions.Provider)}"];
        if (provider is null or "" or ModelOptions.None)
        {
            return Check.Note(Id, "生成 AI モデル: 設定していません（none）。", "答えは文書からの抜粋になります。", "使うときは Model:Provider などを設定してください。");
        }

        const string Cost = "質問に答えられません（抜粋には切り替わりません）。";
        var address = configuration[$"{ModelOptions.Section}:{nameof(ModelOptions.Endpoint)}"] is { Length: > 0 } configured ? configured : ModelOptions.OpenAIEndpoint;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var endpoint))
        {
            return Check.Missing(Id, "生成 AI モデルの接続先の書き方が正しくありません。", Cost, "Model:Endpoint を直してください。");
        }

        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var response = await client.GetAsync(endpoint, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return Check.Fine(Id, $"生成 AI モデル: {provider}（{endpoint.Host} に接続できます）。");
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return Check.Missing(Id, $"生成 AI モデルの接続先に届きません: {endpoint.Host}", Cost, "Model:Endpoint とネットワークを確かめてください。");
        }
    }
}
