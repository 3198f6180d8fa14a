using System.Collections.Frozen;
using Assistant.Core.Answering;
using Assistant.Core.Rights;

namespace Assistant.Api.Problems;

/// <summary>The one table from a stable error code to an HTTP status and a Japanese title.</summary>
internal static class ProblemCatalog
{
    private const string CheckQuestion = "質問の内容を確認してください";
    private const string CheckMaterial = "質問といっしょに送るものを確認してください";
    private const string CheckUpload = "送られたファイルを確認してください";
    private const string CheckPolicy = "方針の内容を確認してください";
    private const string NotFound = "見つかりません";
    private const string ModelFailed = "回答を作成できませんでした";
    private const string RecordFailed = "記録の読み書きに失敗しました";

    private static readonly FrozenDictionary<string, ProblemKind> Kinds = new Dictionary<string, ProblemKind>(StringComparer.Ordinal)
    {
        ["question_empty"] = new(400, CheckQuestion),
        ["question_too_long"] = new(400, CheckQuestion),
        ["question_control_characters"] = new(400, CheckQuestion),
        ["attachments_too_many"] = new(400, CheckMaterial),
        ["attachment_invalid"] = new(400, CheckMaterial),
        ["material_too_long"] = new(400, CheckMaterial),
        ["variable_unknown"] = new(400, CheckMaterial),
        ["variable_invalid"] = new(400, CheckMaterial),
        ["prompt_variable_missing"] = new(400, CheckMaterial),
        ["query_empty"] = new(400, "検索する言葉を確認してください"),
        ["query_too_long"] = new(400, "検索する言葉を確認してください"),
        ["top_out_of_range"] = new(400, "件数を確認してください"),
        ["period_invalid"] = new(400, "期間を確認してください"),
        ["indicator_value_invalid"] = new(400, "指標の値を確認してください"),
        ["indicator_unknown"] = new(404, "指標が見つかりません"),
        ["indicator_from_log"] = new(409, "この指標は入力できません"),
        ["category_unknown"] = new(400, "使いみちを確認してください"),
        ["minutes_invalid"] = new(400, "減った時間を確認してください"),
        ["limit_out_of_range"] = new(400, "件数を確認してください"),
        ["cursor_invalid"] = new(400, "続きの位置を確認してください"),
        ["purpose_unknown"] = new(400, CheckQuestion),
        ["guideline_invalid"] = new(400, CheckPolicy),
        ["guideline_samples_too_long"] = new(400, CheckPolicy),
        ["guideline_time_invalid"] = new(400, CheckPolicy),
        ["guideline_time_past"] = new(400, CheckPolicy),
        ["upload_incomplete"] = new(400, CheckUpload),
        ["upload_order"] = new(400, CheckUpload),
        ["upload_name_invalid"] = new(400, CheckUpload),
        ["file_empty"] = new(400, CheckUpload),
        ["confidentiality_above_limit"] = new(400, CheckUpload),
        ["metadata_invalid"] = new(400, "文書の情報を確認してください"),
        ["purpose_invalid"] = new(400, "申請の内容を確認してください"),
        ["reason_invalid"] = new(400, "理由を確認してください"),
        ["training_in_future"] = new(400, "研修日を確認してください"),
        ["users_invalid"] = new(400, "利用者の表を確認してください"),
        ["role_unknown"] = new(400, "役割を確認してください"),
        ["description_invalid"] = new(400, "報告の内容を確認してください"),
        ["submission_invalid"] = new(400, "送信の番号を確認してください"),
        ["answer_invalid"] = new(400, "回答の内容を確認してください"),
        ["assignee_invalid"] = new(400, "担当を確認してください"),
        [ProblemCodes.RequestInvalid] = new(400, "送られた内容を読めません"),
        [ProblemCodes.NotSignedIn] = new(401, "サインインしていません"),
        [ProblemCodes.Forbidden] = new(403, "この操作をする権限がありません"),
        [ProblemCodes.PasswordChangeRequired] = new(403, "パスワードの変更が必要です"),
        [ProblemCodes.OriginNotAllowed] = new(403, "別のサイトからの操作はできません"),
        [RightCodes.Missing] = new(403, "利用の申請が必要です"),
        [RightCodes.Expired] = new(403, "使える期間が終わりました"),
        [RightCodes.TrainingRequired] = new(403, "研修が必要です"),
        [RightCodes.AcknowledgementRequired] = new(403, "ガイドラインの確認が必要です"),
        ["application_own"] = new(403, "自分の申請は承認できません"),
        ["not_head"] = new(403, "承認できるのは所属長です"),
        [ProblemCodes.NotFound] = new(404, NotFound),
        ["document_not_found"] = new(404, NotFound),
        ["page_not_found"] = new(404, NotFound),
        ["original_missing"] = new(404, NotFound),
        ["review_not_found"] = new(404, NotFound),
        ["job_not_found"] = new(404, NotFound),
        ["conversation_not_found"] = new(404, NotFound),
        ["guideline_version_not_found"] = new(404, NotFound),
        ["template_not_found"] = new(404, NotFound),
        ["answer_not_found"] = new(404, NotFound),
        ["application_not_found"] = new(404, NotFound),
        ["user_unknown"] = new(404, NotFound),
        ["incident_not_found"] = new(404, NotFound),
        [ProblemCodes.MethodNotAllowed] = new(405, "この方法では呼び出せません"),
        ["answer_not_given"] = new(409, "回答がありません"),
        ["feedback_not_possible"] = new(409, "減った時間を記録できません"),
        ["feedback_closed"] = new(409, "減った時間を記録できる期間を過ぎました"),
        ["application_waiting"] = new(409, "承認を待っている申請があります"),
        ["application_decided"] = new(409, "申請はすでに決まっています"),
        ["application_outdated"] = new(409, "申請の年度は終わっています"),
        ["right_held"] = new(409, "この年度はすでに使えます"),
        ["fiscal_year_not_open"] = new(409, "この年度は申請できません"),
        ["policy_version_changed"] = new(409, "ガイドラインの版が変わりました"),
        ["last_administrator"] = new(409, "最後の管理者です"),
        ["preview_outdated"] = new(409, "確認した内容と違います"),
        ["incident_changed"] = new(409, "ほかの人が変えました"),
        ["incident_state_invalid"] = new(409, "今の状態ではできません"),
        ["turn_completed"] = new(409, "この質問にはもう回答があります"),
        ["guideline_already_published"] = new(409, "この版は、もう公開しています"),
        ["guideline_not_scheduled"] = new(409, "公開の予定ではありません"),
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
        ["provider_not_registered"] = new(503, ModelFailed),
        ["guideline_unreadable"] = new(503, "ガイドラインの方針を読めません"),
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
