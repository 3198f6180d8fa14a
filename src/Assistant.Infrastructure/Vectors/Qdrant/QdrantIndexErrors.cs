using Assistant.Core.Errors;
using Assistant.Infrastructure.Vectors.Qdrant.Client;

namespace Assistant.Infrastructure.Vectors.Qdrant;

/// <summary>What staff are told when the index can't be used.</summary>
internal static class QdrantIndexErrors
{
    public const string Code = "index_unavailable";

    private const string TryLater = "少し待ってから、もう一度試してください。続くときは、DX戦略課（管理者）に連絡してください。";
    private const string TellAdministrator = "DX戦略課（管理者）に連絡してください。";

    public static AssistantException NoIndex() => new(Code, "検索の索引がまだできていません。") { NextStep = TryLater };

    public static AssistantException Incomplete() => new(Code, "検索の索引に、登録した文書の一部が届いていません。")
    {
        NextStep = "索引をもう一度作り直してください。それまでは、前の索引で検索できます。",
    };

    public static AssistantException TooOld(string version) => new(Code, $"検索用のサーバー（Qdrant {version}）が古く、使えません。")
    {
        NextStep = $"Qdrant {QdrantRequirement.Oldest.ToString(2)} 以降に更新してください。",
    };

    public static AssistantException From(QdrantException exception) => exception.Failure.Kind switch
    {
        QdrantFailureKind.NotFound => New("検索の索引がまだできていません。", TryLater, exception),
        QdrantFailureKind.Unreachable => New("検索用のサーバー（Qdrant）に接続できません。", TryLater, exception),
        QdrantFailureKind.TimedOut => New("検索用のサーバー（Qdrant）の応答が時間内に終わりませんでした。", TryLater, exception),
        QdrantFailureKind.RateLimited or QdrantFailureKind.Unavailable or QdrantFailureKind.NotCompleted =>
            New("検索用のサーバー（Qdrant）が一時的に使えません。", TryLater, exception),
        QdrantFailureKind.Unauthorised =>
            New("検索用のサーバー（Qdrant）がAPIキーを受け付けません。", TellAdministrator + "管理者は Vectors:Qdrant:ApiKey の設定を確かめてください。", exception),
        QdrantFailureKind.InvalidResponse =>
            New("検索用のサーバー（Qdrant）から読み取れない応答が返りました。", TellAdministrator + "管理者は Vectors:Qdrant:Url の設定を確かめてください。", exception),
        _ => New("検索用のサーバー（Qdrant）が要求を受け付けませんでした。", TellAdministrator + "管理者はログを確かめてください。", exception),
    };

    private static AssistantException New(string message, string nextStep, Exception inner) => new(Code, message, inner) { NextStep = nextStep };
}
