using Assistant.Core.Guideline;
using Assistant.Core.Guideline.Screening;
using Assistant.Infrastructure.Guideline.Policy;

namespace Assistant.Web.Wording;

internal static partial class Words
{
    public static class Guideline
    {
        public const string Heading = "ガイドライン";
        public const string Lead = "生成AIを使うときの決まり（生成AI利用ガイドライン）です。この決まりに合わせて、サービスが質問や文書を調べます。";
        public const string FactoryVersion = "はじめの版";
        public const string NoneFound = "検出なし（網羅ではありません）";
        public const string BlockHeading = "入力してはいけないものがあります";
        public const string BlockLead = "質問は、まだどこにも送っていません。色と下線の部分を消すか、別の言葉に変えてください。";
        public const string WarnHeading = "個人情報などかもしれないものがあります";
        public const string WarnLead = "質問は、まだどこにも送っていません。色と下線の部分を確かめて、どうするかを選んでください。";
        public const string AskMasked = "かくして質問する";
        public const string AskMaskedHint = "「かくして質問する」では、見つかった部分を〔氏名1〕のように置きかえて送ります。";
        public const string AskAcknowledged = "確認して質問する";
        public const string AskAcknowledgedHint = "「確認して質問する」では、そのまま送ります。確認したことが記録に残ります。";
        public const string MarkedText = "見つかった部分";
        public const string Purpose = "利用の目的";
        public const string NoPurpose = "選ばない";
        public const string SentAs = "送った質問を見る";
        public const string SeeRules = "ガイドラインを見る";

        public static string VersionOf(string version, DateTimeOffset since, bool isFactory) =>
            isFactory ? $"版：{version}（{FactoryVersion}）" : $"版：{version}（{Formats.DateAndTime(since)}から）";

        public static string NameOf(string category) => Enum.TryParse<FindingKind>(category, ignoreCase: true, out var kind) ? Masking.NameOf(kind) : category;

        public static string Action(string action) => action switch
        {
            "block" => "入力できません",
            "warn" => "確認が必要です",
            "mask" => "かくして送ります",
            _ => "記録します",
        };

        public static string Decision(string decision) => decision switch
        {
            GuidelineDecision.Block => "止める",
            GuidelineDecision.Warn => "確認が必要",
            GuidelineDecision.Mask => "かくす",
            _ => "送れる",
        };

        /// <summary>Beside an answer.</summary>
        public static string Standing(GuidelineDecision guideline)
        {
            var found = guideline.Findings.Select(f => NameOf(f.Category)).Distinct(StringComparer.Ordinal).ToList();
            return (guideline, found) switch
            {
                (_, []) => NoneFound,
                ({ Acknowledged: true }, _) => $"確認して質問しました（{string.Join('、', found)}）",
                ({ Decision: GuidelineDecision.Mask }, _) => $"かくして質問しました（{string.Join('、', found)}）",
                ({ Decision: GuidelineDecision.Block or GuidelineDecision.Warn }, _) => $"止めました（{string.Join('、', found)}）",
                _ => $"見つかったもの：{string.Join('、', found)}（記録だけ）",
            };
        }

        public static string Mode(string mode) => mode switch
        {
            "block" => "止める",
            "mask" => "かくす",
            "warn" => "知らせる",
            "log" => "記録する",
            "acknowledge" => "確認する",
            "label" => "表示する",
            "workflow" => "手続き",
            _ => "設定",
        };
    }

    public static class PolicyAdmin
    {
        public const string Heading = "ガイドラインの管理";
        public const string Purpose = "生成AI利用ガイドラインを、変える、ためす、公開する、前の版に戻します。";
        public const string Lead = "生成AIを使うときの決まりと、サービスがすることを定めます。変えるときは、新しい版を作ります。公開した版は、変えられません。";
        public const string Current = "今の版";
        public const string Versions = "版の一覧";
        public const string Version = "版";
        public const string State = "状態";
        public const string From = "公開の日時";
        public const string Changes = "変えたこと";
        public const string Open = "見る・変える";
        public const string Edit = "新しい版を作る";
        public const string EditHint = "下の内容を直すと、新しい版になります。この版そのものは変わりません。";
        public const string Yaml = "ガイドラインの内容（YAML）";
        public const string Samples = "ためす文章（空の行で区切る。書かないときは、用意した例）";
        public const string Check = "確かめる";
        public const string Save = "下書きを保存する";
        public const string PublishNew = "新しい版を公開する";
        public const string PublishAt = "公開する日時（日本の時刻。空のときは、すぐ）";
        public const string PublishAtHint = "例：2027年4月1日 午前9時";
        public const string Publish = "この下書きを公開する";
        public const string RollBackHeading = "前の版に戻す";
        public const string RollBackCancel = "戻さない";
        public const string Withdraw = "公開の予定を取りやめる";
        public const string WithdrawHeading = "公開の取りやめ";
        public const string WithdrawHint = "この版は、予定の日時になっても公開されません。同じ内容は、あとで新しい版として公開できます。";
        public const string WithdrawCancel = "予定のままにする";
        public const string WithdrawDone = "公開の予定を取りやめました。";
        public const string Unreadable = "公開中のガイドラインを読めません。質問と申請が止まっています。";
        public const string RollBack = "この版の内容に戻す";
        public const string RollBackHint = "この版と同じ内容の新しい版を、すぐに公開します。";
        public const string Errors = "直すところ";
        public const string ErrorLines = "誤りのある行";
        public const string Valid = "誤りはありません。";
        public const string Preview = "ためした結果";
        public const string PreviewText = "文章";
        public const string PreviewCurrent = "今の版";
        public const string PreviewDraft = "この内容";
        public const string Difference = "今の版との違い";
        public const string NoDifference = "今の版と同じです。";
        public const string Added = "加えた行";
        public const string Removed = "消した行";
        public const string Back = "版の一覧に戻る";
        public const string Saved = "下書きを保存しました。";
        public const string RolledBack = "前の版の内容に戻しました。";

        public static string RollBackQuestion(string version) => $"{version} の内容に戻しますか。";

        public static string WithdrawQuestion(PolicyVersion version) => $"{version.Version} を{(version.EffectiveFrom is { } from ? Formats.DateAndTime(from) : "")}に公開する予定を取りやめますか。";

        public static string UnreadableStep(PolicyStanding standing) => $"公開中の版（{standing.Version}）の記録が壊れているか、このプログラムより新しい形です。読める版のうち、いちばん新しいのは {standing.RollBackTo} です。";

        public static string RollBackTo(string version) => $"{version} の内容に戻す";

        public static string VersionHeading(string version) => $"ガイドライン {version}";

        public static string PublishedAs(PolicyVersion version) =>
            version is { State: PolicyStates.Scheduled, EffectiveFrom: { } from } ? $"{Formats.DateAndTime(from)}に公開します。" : "公開しました。";

        public static string StateOf(string state) => state switch
        {
            PolicyStates.InForce => "公開中",
            PolicyStates.Scheduled => "公開の予定",
            PolicyStates.Former => "前の版",
            PolicyStates.Withdrawn => "取りやめた予定",
            _ => "下書き",
        };

        public static string Provider(ProviderStanding standing) => standing switch
        {
            ProviderStanding.Refused => "接続しているAIの事業者が、決まり3の providers に登録されていないため、質問を送りません。入力を学習に使わない証拠を確かめて、登録してください。",
            _ => "接続しているAIの事業者が、決まり3の providers に登録されていません。入力を学習に使わない証拠を確かめて登録し、unregisteredProvider を block にしてください。",
        };

        public static string Line(PolicyError error) => $"{Formats.Number(error.Line)}行目：{error.Message}";
    }
}
