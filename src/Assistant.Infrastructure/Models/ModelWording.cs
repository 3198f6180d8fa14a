using System.Globalization;
using Assistant.Core.Answering;
using Assistant.Core.Answering.Generated;

namespace Assistant.Infrastructure.Models;

/// <summary>How the failures of a model that serves the search are told. Codes are those of the chat model, words and settings its own.</summary>
/// <param name="Model">What staff call it.</param>
/// <param name="Key">The setting of its key.</param>
/// <param name="Place">The settings that say where and which it is.</param>
/// <param name="Shape">The settings that decide what it is sent and expected to answer.</param>
internal sealed record ModelWording(string Model, string Key, string Place, string Shape)
{
    private const string TryLater = "少し待ってから、もう一度実行してください。";

    public static ModelWording Embedding { get; } =
        new("埋め込みモデル", "Model:ApiKey", "Model:Endpoint と Model:Embedding", "Model:EmbeddingDimensions、Model:SendDimensions、区分 Embedding");

    public static ModelWording Reranker { get; } =
        new("並べ替えモデル", "Reranker:ApiKey", "Reranker:Endpoint と Reranker:Model", "Reranker:Model と Reranker:Candidates");

    public ModelException Tell(ModelFailure failure)
    {
        var (message, nextStep) = failure.Code switch
        {
            ModelErrorCodes.RateLimited when failure.Transient => ("の利用が混み合っています。", Later(failure)),
            ModelErrorCodes.RateLimited => ("の利用枠を使い切っています。", "DX戦略課（管理者）に連絡してください。"),
            ModelErrorCodes.Unavailable => ("のサーバーが一時的に使えません。", Later(failure)),
            ModelErrorCodes.Unreachable => ("のサーバーに接続できません。", TryLater + Check(Place)),
            ModelErrorCodes.TimedOut => ("の応答が時間内に終わりませんでした。", TryLater),
            ModelErrorCodes.InvalidResponse => (failure.Detail is { } detail ? $"の応答が正しくありません。{detail}" : "から読み取れない応答が返りました。", Check(Shape)),
            ModelErrorCodes.ContentFiltered => ("の安全フィルターにより、処理が止められました。", "DX戦略課（管理者）に連絡してください。"),
            ModelErrorCodes.Unauthorised => ("を利用する認証ができませんでした。", Check(Key)),
            _ when failure.Status == 404 => ("が見つかりません。", Check(Place)),
            _ => ("のサーバーが要求を受け付けませんでした。", Check(Shape)),
        };
        return new ModelException(failure.Code, Model + message, failure.Cause) { NextStep = nextStep };
    }

    private static string Later(ModelFailure failure) => failure.RetryAfter is { } wait && wait > TimeSpan.Zero
        ? string.Create(CultureInfo.InvariantCulture, $"約{Math.Ceiling(wait.TotalSeconds)}秒後に、もう一度実行してください。")
        : TryLater;

    private static string Check(string settings) => $"管理者は {settings} の設定を確かめてください。";
}
