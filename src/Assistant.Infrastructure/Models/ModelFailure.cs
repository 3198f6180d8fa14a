using Assistant.Core.Answering;
using Assistant.Core.Answering.Generated;

namespace Assistant.Infrastructure.Models;

/// <summary>One failed attempt: what staff are told, and whether another attempt can help.</summary>
/// <param name="Code">Of <see cref="ModelErrorCodes"/>.</param>
/// <param name="Transient">Another attempt can help, as long as no token has come.</param>
internal sealed record ModelFailure(string Code, string Message, string NextStep, bool Transient = false)
{
    private const string AskLater = "少し待ってから、もう一度質問してください。質問は残っています。";
    private const string TellAdministrator = "続くときは、DX戦略課（管理者）に連絡してください。";

    /// <summary>HTTP status, 0 when there was none.</summary>
    public int Status { get; init; }

    /// <summary>How long the server asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The request's parameter that the server does not take.</summary>
    public string? Parameter { get; init; }

    /// <summary>What is wrong with an answer, in our own words; null when nothing more is known.</summary>
    public string? Detail { get; init; }

    /// <summary>Only connection errors are kept: others can hold the server's words, and with them somebody's text.</summary>
    public Exception? Cause { get; init; }

    public static ModelFailure RateLimited { get; } =
        new(ModelErrorCodes.RateLimited, "生成AIの利用が混み合っています。", AskLater, Transient: true);

    public static ModelFailure QuotaUsedUp { get; } =
        new(ModelErrorCodes.RateLimited, "生成AIの利用枠を使い切っています。", "DX戦略課（管理者）に連絡してください。質問は残っています。");

    public static ModelFailure Unavailable { get; } =
        new(ModelErrorCodes.Unavailable, "生成AIのサーバーが一時的に使えません。", AskLater, Transient: true);

    public static ModelFailure Unreachable { get; } =
        new(ModelErrorCodes.Unreachable, "生成AIのサーバーに接続できません。", AskLater + TellAdministrator, Transient: true);

    public static ModelFailure StreamInterrupted { get; } =
        new(ModelErrorCodes.StreamInterrupted, "回答の途中で、生成AIとの接続が切れました。", "もう一度質問してください。質問は残っています。", Transient: true);

    public static ModelFailure TimedOut { get; } =
        new(ModelErrorCodes.TimedOut, "生成AIの応答が時間内に終わりませんでした。", "質問を短く分けるか、" + AskLater);

    public static ModelFailure InvalidResponse { get; } =
        new(ModelErrorCodes.InvalidResponse, "生成AIから読み取れない応答が返りました。", "もう一度質問してください。" + TellAdministrator);

    public static ModelFailure ContentFiltered { get; } =
        new(ModelErrorCodes.ContentFiltered, "生成AIの安全フィルターにより、回答が止められました。", "質問の言い方を変えて、もう一度質問してください。");

    public static ModelFailure Unauthorised { get; } =
        new(ModelErrorCodes.Unauthorised, "生成AIを利用する認証ができませんでした。", "DX戦略課（管理者）に連絡してください。管理者は Model:ApiKey などの設定を確かめてください。");

    public static ModelFailure NotFound { get; } =
        new(ModelErrorCodes.Rejected, "設定された生成AIのモデルが見つかりません。", "DX戦略課（管理者）に連絡してください。管理者は Model:Endpoint と Model:Chat の設定を確かめてください。");

    public static ModelFailure TooLong { get; } =
        new(ModelErrorCodes.Rejected, "質問と資料が長すぎて、生成AIに渡せませんでした。", "質問を短くするか、対象の文書を絞ってください。");

    public static ModelFailure Rejected { get; } =
        new(ModelErrorCodes.Rejected, "生成AIのサーバーが要求を受け付けませんでした。", "質問を短くして試してください。" + TellAdministrator);

    public ModelException ToException() => new(Code, Message, Cause) { NextStep = NextStep };
}
