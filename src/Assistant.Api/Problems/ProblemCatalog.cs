using System.Collections.Frozen;
using Assistant.Core.Answering;

namespace Assistant.Api.Problems;

/// <summary>The one table from a stable error code to an HTTP status and a Japanese title.</summary>
internal static class ProblemCatalog
{
    private const string CheckQuestion = "質問の内容を確認してください";
    private const string CheckUpload = "送られたファイルを確認してください";
    private const string NotFound = "見つかりません";
    private const string ModelFailed = "回答を作成できませんでした";
    private const string RecordFailed = "記録の読み書きに失敗しました";

    private static readonly FrozenDictionary<string, ProblemKind> Kinds = new Dictionary<string, ProblemKind>(StringComparer.Ordinal)
    {
        ["question_empty"] = new(400, CheckQuestion),
        ["question_too_long"] = new(400, CheckQuestion),
        ["question_control_characters"] = new(400, CheckQuestion),
        ["query_empty"] = new(400, "検索する言葉を確認してください"),
        ["query_too_long"] = new(400, "検索する言葉を確認してください"),
        ["top_out_of_range"] = new(400, "件数を確認してください"),
        ["period_invalid"] = new(400, "期間を確認してください"),
        ["indicator_value_invalid"] = new(400, "指標の値を確認してください"),
        ["indicator_unknown"] = new(404, "指標が見つかりません"),
        ["indicator_from_log"] = new(409, "この指標は入力できません"),
        ["user_unknown"] = new(404, "アカウントが見つかりません"),
        ["minutes_invalid"] = new(400, "減った時間を確認してください"),
        ["limit_out_of_range"] = new(400, "件数を確認してください"),
        ["cursor_invalid"] = new(400, "続きの位置を確認してください"),
        ["upload_incomplete"] = new(400, CheckUpload),
        ["upload_order"] = new(400, CheckUpload),
        ["upload_name_invalid"] = new(400, CheckUpload),
        ["file_empty"] = new(400, CheckUpload),
        ["confidentiality_above_limit"] = new(400, CheckUpload),
        ["metadata_invalid"] = new(400, "文書の情報を確認してください"),
        [ProblemCodes.RequestInvalid] = new(400, "送られた内容を読めません"),
        [ProblemCodes.NotSignedIn] = new(401, "サインインしていません"),
        [ProblemCodes.Forbidden] = new(403, "この操作をする権限がありません"),
        [ProblemCodes.PasswordChangeRequired] = new(403, "パスワードの変更が必要です"),
        [ProblemCodes.OriginNotAllowed] = new(403, "別のサイトからの操作はできません"),
        [ProblemCodes.NotFound] = new(404, NotFound),
        ["document_not_found"] = new(404, NotFound),
        ["page_not_found"] = new(404, NotFound),
        ["original_missing"] = new(404, NotFound),
        ["review_not_found"] = new(404, NotFound),
        ["job_not_found"] = new(404, NotFound),
        ["conversation_not_found"] = new(404, NotFound),
        ["template_not_found"] = new(404, NotFound),
        ["answer_not_found"] = new(404, NotFound),
        [ProblemCodes.MethodNotAllowed] = new(405, "この方法では呼び出せません"),
        ["feedback_not_possible"] = new(409, "減った時間を記録できません"),
        ["feedback_closed"] = new(409, "減った時間を記録できる期間を過ぎました"),
        ["turn_completed"] = new(409, "この質問にはもう回答があります"),
        ["upload_exists"] = new(409, "同じ名前の文書があります"),
        ["original_changed"] = new(409, "元のファイルが変わっています"),
        ["review_outdated"] = new(409, "確認した後で、ファイルが変わりました"),
        [ProblemCodes.UploadTooLarge] = new(413, "ファイルが大きすぎます"),
        [ProblemCodes.RequestTooLarge] = new(413, "送られた内容が大きすぎます"),
        [ProblemCodes.MediaTypeUnsupported] = new(415, "送られた内容の形式に対応していません"),
        ["type_unsupported"] = new(415, "この形式のファイルは登録できません"),
        [ProblemCodes.RateLimited] = new(429, "短い時間に何度も実行されました"),
        [ModelErrorCodes.Unreachable] = new(502, ModelFailed),
        [ModelErrorCodes.StreamInterrupted] = new(502, ModelFailed),
        [ModelErrorCodes.InvalidResponse] = new(502, ModelFailed),
        [ModelErrorCodes.ContentFiltered] = new(502, ModelFailed),
        [ModelErrorCodes.Unauthorised] = new(502, ModelFailed),
        [ModelErrorCodes.Rejected] = new(502, ModelFailed),
        [ModelErrorCodes.RateLimited] = new(503, ModelFailed),
        [ModelErrorCodes.Unavailable] = new(503, ModelFailed),
        [ModelErrorCodes.TimedOut] = new(504, ModelFailed),
        ["index_unavailable"] = new(503, "検索を利用できません"),
        ["usage_table_invalid"] = new(503, "指標の表に誤りがあります"),
        ["database_busy"] = new(503, RecordFailed),
        ["database_corrupt"] = new(503, RecordFailed),
        ["disk_error"] = new(503, RecordFailed),
        ["storage_full"] = new(503, RecordFailed),
        ["disk_full"] = new(503, RecordFailed),
        ["data_not_writable"] = new(503, RecordFailed),
        [ProblemCodes.ServerStopping] = new(503, "サービスを停止しています"),
        [ProblemCodes.InternalError] = new(500, "サービスの内部でエラーが起きました"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A code that has no row is a failure of ours, whatever it means: 500.</summary>
    public static ProblemKind Find(string code) => Kinds.GetValueOrDefault(code, Kinds[ProblemCodes.InternalError]);

    public static bool Knows(string code) => Kinds.ContainsKey(code);
}

internal sealed record ProblemKind(int Status, string Title);
