using Assistant.Core.Answering;
using Assistant.Core.Documents;
using Assistant.Core.Errors;
using Assistant.Infrastructure.Guideline.Policy;

namespace Assistant.Api.Problems;

/// <summary>What went wrong, ready for a person; the same for problem details, the event stream and the hub.</summary>
internal sealed record Failure(string Code, string Message, string? NextStep)
{
    /// <summary>The stored turn of a question that failed: nothing is lost and it can be asked again.</summary>
    public string? AnswerId { get; init; }

    public string? ConversationId { get; init; }

    /// <summary>For <c>metadata_invalid</c>: every field that is wrong.</summary>
    public IReadOnlyList<MetadataProblem>? Fields { get; init; }

    /// <summary>For <c>guideline_invalid</c>: every line that is wrong.</summary>
    public IReadOnlyList<PolicyError>? Lines { get; init; }

    /// <summary>For <c>rate_limited</c>.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static Failure NotSignedIn { get; } = new(
        ProblemCodes.NotSignedIn,
        "サインインしていないか、サインインの期限またはキーの期限が切れています。",
        "サインインするか、有効なキーを Authorization: Bearer で送ってください。");

    public static Failure Forbidden { get; } = new(
        ProblemCodes.Forbidden, "あなたの役割ではこの操作はできません。", "必要なときは管理者に役割の追加を依頼してください。");

    public static Failure PasswordChangeRequired { get; } = new(
        ProblemCodes.PasswordChangeRequired, "最初のパスワードのままでは利用できません。", "サインインの画面から新しいパスワードに変えてください。");

    public static Failure OriginNotAllowed { get; } = new(
        ProblemCodes.OriginNotAllowed, "このサービス以外の画面から送られた操作を止めました。", "このサービスの画面を開き直して、もう一度操作してください。");

    public static Failure NotFound { get; } = new(
        ProblemCodes.NotFound, "指定されたものはないか、あなたには見えません。", "アドレスを確認してください。");

    public static Failure MethodNotAllowed { get; } = new(
        ProblemCodes.MethodNotAllowed, "このアドレスはこの方法（HTTPメソッド）では呼び出せません。", "/openapi/v1.json で使い方を確認してください。");

    public static Failure RequestTooLarge { get; } = new(
        ProblemCodes.RequestTooLarge, "送られた内容が、受け付けられる大きさを超えています。", "内容を短くするか、ファイルを小さくしてください。");

    public static Failure MediaTypeUnsupported { get; } = new(
        ProblemCodes.MediaTypeUnsupported, "送られた本文の形式（Content-Type）には対応していません。", "ふつうは application/json、ファイルの登録は multipart/form-data で送ってください。");

    public static Failure ServerStopping { get; } = new(
        ProblemCodes.ServerStopping, "サービスを停止しているため、処理を途中で終えました。", "しばらくしてからもう一度実行してください。");

    public static Failure InternalError { get; } = new(
        ProblemCodes.InternalError, "予期しないエラーのため処理を終えました。", "もう一度実行しても続くときは、traceIdを管理者に伝えてください。");

    public static Failure From(AssistantException exception) => new(exception.Code, exception.Message, exception.NextStep)
    {
        RetryAfter = (exception as RateLimiting.RateLimitExceededException)?.RetryAfter,
        Fields = (exception as MetadataInvalidException)?.Problems,
        Lines = (exception as PolicyInvalidException)?.Errors,
    };

    public static Failure From(AnswerFailed failed) => new(failed.Code, failed.Message, failed.NextStep)
    {
        AnswerId = failed.AnswerId,
        ConversationId = failed.ConversationId,
    };
}
