using Assistant.Core.Incidents;

namespace Assistant.Web.Wording;

internal static partial class Words
{
    public static class Incidents
    {
        public const string Report = "報告する";
        public const string ReportHeading = "思いがけないことの報告";
        public const string ReportLead = "おかしいと思ったことを、すぐに DX戦略課に知らせてください。報告は、あなたと DX戦略課（分析担当と管理者）だけが見ます。";
        public const string Category = "何についての報告ですか";
        public const string CategoryMissing = "何についての報告かを選んでください。";
        public const string Urgent = "急ぎの報告です";
        public const string Description = "起きたこと";
        public const string DescriptionHint = "いつ、何が起きたかを、2,000文字以内で書いてください。個人情報は、自動で伏せてから渡します。";
        public const string Next = "渡す内容を確かめる";
        public const string Preview = "DX戦略課に渡す内容";
        public const string PreviewHint = "下の内容が、このまま渡ります。引用した文書の内容も渡ります。会話を消しても、報告は残ります。";
        public const string Send = "この内容で報告する";
        public const string Edit = "書き直す";
        public const string Sent = "報告しました。";
        public const string Mine = "自分の報告";
        public const string MineLead = "あなたが出した報告と、その回答です。";
        public const string NoneMine = "報告はまだありません。";
        public const string BackToMine = "自分の報告へ戻る";
        public const string Queue = "報告の対応";
        public const string QueuePurpose = "職員から届いた報告に答えます。";
        public const string QueueLead = "職員から届いた報告です。先に答えるものが上にあります。";
        public const string None = "報告はありません。";
        public const string BackToQueue = "報告の一覧へ戻る";
        public const string Number = "受付番号";
        public const string ReportedAt = "報告した日時";
        public const string CategoryName = "種類";
        public const string Severity = "急ぎ";
        public const string State = "状態";
        public const string DueOn = "回答の期限";
        public const string Overdue = "期限を過ぎています";
        public const string Assignee = "担当";
        public const string Nobody = "まだ決まっていません";
        public const string Reporter = "報告した人";
        public const string Department = "所属";
        public const string Answer = "回答";
        public const string NoAnswer = "まだ回答はありません。";
        public const string Turn = "報告した質問と回答";
        public const string Question = "質問";
        public const string GivenAnswer = "アシスタントの回答";
        public const string NoGivenAnswer = "回答はありません";
        public const string Sources = "根拠";
        public const string Model = "AI";
        public const string Extractive = "抜粋による回答";
        public const string Template = "テンプレート";
        public const string PolicyVersion = "ガイドラインの版";
        public const string AskedAt = "質問した日時";
        public const string History = "対応の記録";
        public const string AnswerSubmit = "報告した人に答える";
        public const string AnswerHint = "報告した人が読みます。2,000文字以内で書いてください。";
        public const string Assign = "担当を決める";
        public const string Saved = "記録しました。";
        public const string AllStates = "すべての状態";
        public const string Filter = "報告をしぼる";
        public const string FilterSubmit = "しぼりこむ";
        public const string ExportCsv = "CSV で書き出す";
        public const string ExportJson = "JSON Lines で書き出す";
        public const string Table = "報告の一覧";
        public const string Handle = "対応";

        public static string Heading(int number) => $"報告 第{Formats.Number(number)}号";

        public static string Masked(int values) => values == 0
            ? "個人情報などは検出されませんでした（網羅ではありません）。渡してよい内容か、自分でも確かめてください。"
            : $"個人情報などを{Formats.Number(values)}か所伏せました（網羅ではありません）。ほかに残っていないか、自分でも確かめてください。";

        public static string Name(IncidentCategory category) => IncidentNames.Of(category);

        public static string Name(IncidentSeverity severity) => IncidentNames.Of(severity);

        public static string Name(IncidentState state) => IncidentNames.Of(state);

        public static string Move(IncidentState state) => state switch
        {
            IncidentState.InProgress => "対応中にする",
            IncidentState.Closed => "完了にする",
            _ => Name(state),
        };

        /// <param name="nameOf">Display name by id.</param>
        public static string Change(IncidentChange change, Func<string, string> nameOf) => change.Kind switch
        {
            "reported" => "報告を受け付けました",
            "state" => $"状態を「{StateName(change.Value)}」にしました",
            "answered" => "報告した人に答えました",
            _ => change.Value is { } id ? $"担当を{nameOf(id)}にしました" : "担当をなしにしました",
        };

        private static string StateName(string? value) => Enum.TryParse<IncidentState>(value, ignoreCase: true, out var state) ? Name(state) : "";
    }
}
