using System.Globalization;
using Assistant.Core.Rights;

namespace Assistant.Web.Wording;

internal static partial class Words
{
    public static class Rights
    {
        public const string Heading = "利用の申請";
        public const string Lead = "生成AIは、申請して所属長の承認を受けた人が、年度の終わり（3月31日）まで使えます。";
        public const string Standing = "今の状態";
        public const string Usable = "使えます";
        public const string NotUsable = "使えません";
        public const string State = "状態";
        public const string Until = "使える期間";
        public const string Trained = "研修日";
        public const string Version = "ガイドラインの版";
        public const string NoTraining = "記録がありません";
        public const string Apply = "申請する";
        public const string Purpose = "使う目的";
        public const string PurposeHint = "どの仕事に、どのように使うかを、500文字以内で書いてください。個人情報は書かないでください。";
        public const string Year = "年度";
        public const string Submit = "この内容で申請する";
        public const string Applied = "申請しました。所属長の承認を待ってください。";
        public const string NothingToApply = "今、申請できる年度はありません。次の年度は、3月1日から申請できます。";
        public const string History = "これまでの記録";
        public const string HistoryTable = "これまでの記録の表";
        public const string NoHistory = "記録はまだありません。";
        public const string Day = "日付";
        public const string Event = "できごと";
        public const string Acknowledge = "読みました";
        public const string Acknowledged = "ガイドラインを読んだことを記録しました。";
        public const string MustAcknowledge = "生成AI利用ガイドラインが変わりました。読んで、確認してください。";
        public const string ReadGuideline = "ガイドラインと、変わったところを読む";
        public const string ToPage = "利用の申請のページへ";
        public const string MissingTraining = "今年度か前年度の研修の記録がありません。研修を受けて、DX戦略課に研修日の登録を依頼してください。";
        public const string Missing = "生成AIを使うには、利用の申請と所属長の承認が必要です。";
        public const string Waiting = "利用の申請は、所属長の承認を待っています。";
        public const string Approvals = "利用の承認";
        public const string ApprovalsLead = "あなたが承認する申請です。承認すると、その人は年度の終わりまで生成AIを使えます。";
        public const string NoApprovals = "承認を待っている申請はありません。";
        public const string Applicant = "申請した人";
        public const string AppliedAt = "申請した日";
        public const string Approve = "承認する";
        public const string Refuse = "承認しない";
        public const string Reason = "承認しない理由（申請した人が読みます）";
        public const string Approved = "承認しました。";
        public const string Refused = "承認しないことを記録しました。";
        public const string ToApprovals = "承認のページへ";

        public static string YearName(int year) => string.Create(CultureInfo.InvariantCulture, $"{year}年度（{year + 1}年3月31日まで）");

        public static string UntilDay(DateOnly? day) => day is { } last ? $"{Formats.Date(last)}まで" : "なし";

        public static string Ended(DateOnly? day) => day is { } last ? $"使える期間は{Formats.Date(last)}に終わりました。今年度の申請をしてください。" : Missing;

        public static string EndsSoon(DateOnly? day) => $"使える期間は{Formats.Date(day!.Value)}までです。続けて使うときは、次の年度の申請をしてください（3月1日から）。";

        public static string WaitingForYou(int count) => $"あなたの承認を待っている申請が{Formats.Number(count)}件あります。";

        public static string Basis(string basis) => basis switch
        {
            RightBasis.Registration => "管理者の登録",
            RightBasis.Migration => "移行",
            RightBasis.Import => "一括登録",
            _ => "所属長の承認",
        };

        public static string ApproveLabel(string name) => $"{name}の申請を承認する";

        public static string RefuseLabel(string name) => $"{name}の申請を承認しない";
    }
}
