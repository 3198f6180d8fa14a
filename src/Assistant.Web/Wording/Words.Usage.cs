using Assistant.Core.Answering;
using Assistant.Core.Audit;
using Assistant.Core.Usage;
using Assistant.Core.Usage.Kpi;
using Assistant.Core.Usage.Reporting;

namespace Assistant.Web.Wording;

internal static partial class Words
{
    public static class Usage
    {
        public const string Heading = "利用状況";
        public const string Pages = "利用状況のページ";
        public const string Overview = "概要";
        public const string Indicators = "計画の指標";
        public const string Rows = "利用の明細";
        public const string Definitions = "指標の定義";
        public const string Period = "期間";
        public const string PeriodChoices = "年度で選ぶ";
        public const string PeriodInvalid = "期間は、始まりの月と終わりの月を「2026-04」の形で選んでください。今年度を表示しています。";
        public const string From = "始まりの月";
        public const string To = "終わりの月";
        public const string Show = "表示する";
        public const string PlanPeriod = "計画期間";
        public const string Whole = "全期間";
        public const string Excel = "Excelで保存する";
        public const string Word = "月次報告（Word）を保存する";
        public const string Csv = "CSVで保存する";
        public const string Print = "印刷する";
        public const string Nothing = "この期間の利用の記録はありません。";
        public const string NothingText = "期間を変えるか、これまでの利用を取り込んでください（usage import）。";
        public const string Figures = "主な指標";
        public const string Summary = "要約";
        public const string Baseline = "基準";
        public const string Target = "目標";
        public const string NoTarget = "計画に定めなし";
        public const string Basis = "根拠";
        public const string BasisOpen = "根拠を見る";
        public const string Definition = "定義を見る";
        public const string Unknown = "示せません";
        public const string Pictures = "図と表";
        public const string Trend = "月ごとの動き";
        public const string Users = "利用者";
        public const string Uses = "利用";
        public const string GuidelineHits = "ガイドラインの検出";
        public const string DistributionHeading = "利用の分布と休眠";
        public const string DepartmentsHeading = "所属別の利用";
        public const string AdoptionHeading = "所属別の利用率";
        public const string PostsHeading = "職位別の利用";
        public const string FeaturesHeading = "機能・テンプレート別の利用";
        public const string PurposesHeading = "利用の目的別の利用";
        public const string CategoriesHeading = "使いみち別の申告";
        public const string NoCategories = "使いみちを選んだ申告は、まだありません。";
        public const string Purpose = "利用の目的";
        public const string PathHeading = "目標までの道のり";
        public const string AllIndicators = "計画の指標をすべて見る";
        public const string LegendPath = "道のり（目標への直線）";
        public const string LegendActual = "実績";
        public const string LegendPace = "今の速さ（12か月分）";
        public const string LegendForecast = "見込みと95％の幅";
        public const string Enter = "実績を入力する";
        public const string EnterLead = "記録から計算できない指標の実績を、年度ごとに入力します。上書きはせず、最後の入力が有効です。だれがいつ入力したかを記録します。";
        public const string EnterIndicator = "指標";
        public const string EnterYear = "年度（西暦）";
        public const string EnterValue = "実績";
        public const string EnterValueHint = "半角の数字。小数は3桁まで。";
        public const string EnterSubmit = "実績を記録する";
        public const string Entered = "実績を記録しました。";
        public const string YearInvalid = "年度は、2000〜2100 の西暦で入力してください。";
        public const string ValueInvalid = "実績は、0以上の数（小数は3桁まで）で入力してください。";
        public const string IndicatorMissing = "指標を選んでください。";
        public const string Status = "状態";
        public const string Forecast = "見込み";
        public const string Pace = "今の速さ（年）";
        public const string Change = "基準から目標まで";
        public const string Annualised = "12か月に直すと";
        public const string NoFigures = "計画の本文に数値の記載がないため、道のりは示せません。";
        public const string RowsLead = "指標のもとになった利用を1件ずつ示します。質問や回答の文章、利用者の名前や番号は含みません。閲覧は記録されます。";
        public const string RowsMonth = "月";
        public const string Department = "所属";
        public const string Kind = "機能・テンプレート";
        public const string Outcome = "結果";
        public const string All = "すべて";
        public const string Filter = "明細をしぼる";
        public const string FilterSubmit = "しぼり込む";
        public const string RowId = "行の番号";
        public const string RowTime = "日時";
        public const string InputTokens = "入力トークン";
        public const string OutputTokens = "出力トークン";
        public const string NoRows = "この条件の明細はありません。";
        public const string Table = "利用の明細の表";
        public const string SmallNote = "同じ月・所属・機能・テンプレート・結果・目的の利用者が5人未満のものは、所属を「その他」にまとめます。しぼり込みで分かれないように、条件によらず同じまとめ方をします。";
        public const string DefinitionsLead = "画面、Excel、Word、CSV、API の数字は、すべてこの定義で計算します。";
        public const string Reason = "理由";

        public static string TableOf(string name) => $"{name}の表";

        public static string FiscalYear(int year) => $"{year.ToString(System.Globalization.CultureInfo.InvariantCulture)}年度";

        public static string PeriodOf(UsagePeriod period) => $"{ReportNumbers.Month(period.From)}〜{ReportNumbers.Month(period.To)}";

        public static string ComputedAt(DateTimeOffset at) => $"{Formats.DateAndTime(at)}に計算しました。";

        public static string Range(int first, int last, int total) => $"{Formats.Number(total)}件のうち {Formats.Number(first)}〜{Formats.Number(last)}件";

        public static string Hidden(int rows) => $"ほかに {Formats.Number(rows)}件あります。市全体でも5人未満の組み合わせのため、1件ずつは示しません。";

        /// <summary>Of a percentage it is points, and no per cent of per cent.</summary>
        public static string ChangeOf(decimal change, string unit, decimal? percent) => string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{change:+#,0.###;-#,0.###;±0}{(unit == "%" ? "ポイント" : unit)}{(percent is { } share ? $"（{share:+0.0;-0.0;±0.0}％）" : "")}");

        public static string OutcomeOf(string outcome) => outcome switch
        {
            TurnStates.Answered => "回答あり",
            TurnStates.NoEvidence => "根拠なし",
            TurnStates.Blocked => "止めた",
            TurnStates.Failed => "失敗",
            _ => "中断",
        };

        public static string FeatureOf(string feature, string template) => template.Length == 0 ? feature : $"{feature}/{template}";

        public static string MonthsDescription(string name, string unit, IReadOnlyList<(string Month, decimal Value)> points) => points.Count == 0
            ? Nothing
            : $"{ReportNumbers.Month(points[0].Month)}から{ReportNumbers.Month(points[^1].Month)}までの{name}の棒グラフ。最も多い月は{ReportNumbers.Month(points.MaxBy(p => p.Value).Month)}の{ReportNumbers.Text(points.Max(p => p.Value))}{unit}、最後の月は{ReportNumbers.Text(points[^1].Value)}{unit}。";

        public static string BarsDescription(string name, string unit, IReadOnlyList<(string Label, decimal Value)> rows) =>
            $"{name}の横棒グラフ。{string.Join('、', rows.Take(3).Select(r => $"{r.Label} {ReportNumbers.Text(r.Value)}{unit}"))}{(rows.Count > 3 ? "、ほか。" : "。")}";

        public static string Lowest(int shown, int all) => shown < all ? $"低い順に{Formats.Number(shown)}行を図に示します。全{Formats.Number(all)}行は表にあります。" : "低い順に示します。";

        public static string Top(int shown, int all) => shown < all ? $"多い順に{Formats.Number(shown)}行を図に示します。全{Formats.Number(all)}行は表にあります。" : "";
    }

    public static class Me
    {
        public const string Heading = "自分の利用状況";
        public const string Lead = "このサービスが、あなたについて持っている情報です。利用の分析では名前を出さず、5人未満の集まりはまとめて示します。記録は、管理者が確認することがあります。";
        public const string Account = "アカウント";
        public const string Rights = "利用の権利と報告";
        public const string ToRights = "使える期間、研修日、これまでの申請を見る";
        public const string Name = "サインインの名前";
        public const string DisplayName = "氏名";
        public const string Id = "利用者の番号";
        public const string Department = "所属";
        public const string RoleNames = "役割";
        public const string Uses = "月ごとの利用";
        public const string Month = "月";
        public const string UseCount = "利用（件）";
        public const string ReportCount = "申告（件）";
        public const string ReportedMinutes = "減った時間の申告（分）";
        public const string Sum = "合計";
        public const string NoUses = "まだ利用の記録はありません。";
        public const string UsesHint = "質問や回答の文章は、この記録に入っていません。";
        public const string Conversations = "会話";
        public const string Audit = "操作の記録";
        public const string AuditHint = "あなたの操作と、あなたのアカウントに対する操作の件数です。";
        public const string AuditClass = "種類";
        public const string AuditAction = "操作";
        public const string AuditBy = "だれが";
        public const string AuditCount = "件数";
        public const string AuditLatest = "最後の日時";
        public const string Self = "自分";
        public const string Other = "管理者など";
        public const string NoAudit = "記録はありません。";
        public const string Download = "JSONで保存する";

        public static string ConversationCount(int conversations, int questions) => $"会話 {Formats.Number(conversations)}件、質問 {Formats.Number(questions)}件を持っています。";

        public static string Oldest(DateTimeOffset oldest, DateTimeOffset removal) => $"いちばん古い質問は {Formats.Date(oldest)}のもので、{Formats.Date(removal)}に消えます。";

        public static string ConversationRetention(int days) => $"質問と回答は、質問から{Formats.Number(days)}日で消えます。自分で先に消すこともできます。";

        public static string LogRetention(int usage, int access, int administration) =>
            $"保存する日数：利用の記録 {Formats.Number(usage)}日、閲覧・サインインの記録 {Formats.Number(access)}日、管理の操作の記録 {Formats.Number(administration)}日。";

        public static string ClassOf(string name) => name switch
        {
            AuditClasses.Access => "閲覧・サインイン",
            AuditClasses.Administration => "管理の操作",
            _ => "保存の証明",
        };

        public static string ActionOf(string action) => action switch
        {
            AuditActions.SignIn => "サインイン",
            AuditActions.SignOut => "サインアウト",
            AuditActions.PasswordChange => "パスワードの変更",
            AuditActions.UserCreate => "アカウントの作成",
            AuditActions.UserReset => "パスワードの再発行",
            AuditActions.UserRoles => "役割の変更",
            AuditActions.UserEnable => "サインインの再開",
            AuditActions.UserDisable => "サインインの停止",
            AuditActions.DocumentRead => "文書の閲覧",
            AuditActions.DocumentOriginal => "原本の保存",
            AuditActions.UsageRead => "利用状況の閲覧",
            AuditActions.UsageExport => "利用状況の書き出し",
            AuditActions.UsageFeedback => "減った時間の記録",
            AuditActions.IndicatorEnter => "指標の入力",
            AuditActions.UsageImport => "利用の取り込み",
            AuditActions.UserImport => "利用者の一括登録",
            AuditActions.PeopleRead => "利用者の閲覧",
            AuditActions.KeyIssue => "プログラム用の鍵の発行",
            AuditActions.KeyRevoke => "プログラム用の鍵の取り消し",
            AuditActions.AnswerConfirm => "根拠の確認",
            AuditActions.GuidelineAcknowledge => "検出を確認した質問",
            AuditActions.GuidelineDraft => "ガイドラインの下書き",
            AuditActions.GuidelinePublish => "ガイドラインの公開",
            AuditActions.GuidelineWithdraw => "ガイドラインの公開の取りやめ",
            AuditActions.GuidelineRollback => "ガイドラインを前の版に戻す",
            AuditActions.RightsApply => "利用の申請",
            AuditActions.RightsApprove => "利用の承認",
            AuditActions.RightsRefuse => "利用を承認しない",
            AuditActions.RightsGrant => "利用の権利の登録",
            AuditActions.RightsTraining => "研修日の記録",
            AuditActions.RightsAcknowledge => "ガイドラインの確認",
            AuditActions.RightsRead => "申請の閲覧",
            AuditActions.IncidentReport => "報告",
            AuditActions.IncidentState => "報告の状態の変更",
            AuditActions.IncidentAssign => "報告の担当の変更",
            AuditActions.IncidentAnswer => "報告への回答",
            AuditActions.IncidentRead => "報告の閲覧",
            AuditActions.IncidentExport => "報告の書き出し",
            AuditActions.IncidentPurge => "期限を過ぎた報告の削除",
            AuditActions.AuditRead => "監査の記録の閲覧",
            AuditActions.AuditVerify => "監査の記録の確認",
            AuditActions.Purge => "期限を過ぎた記録の削除",
            _ => action,
        };
    }

    public static class Minutes
    {
        public const string Question = "この回答で、どれくらい時間が減りましたか。";
        public const string Hint = "任意です。使いみちを選んでから時間を押すと、いっしょに記録します。30日以内なら、選び直せます。";
        public const string Category = "何に使いますか。";
        public const string NoCategory = "選ばない";
        public const string Closed = "記録の期間（30日）が終わりました。";

        public static string Choice(int minutes) => $"{minutes.ToString(System.Globalization.CultureInfo.InvariantCulture)}分";

        /// <summary>「{n}」 is filled in by the script.</summary>
        public const string RecordedPattern = "「{n}分」を記録しました。";
        public const string CategoryPattern = "使いみちは「{c}」です。";
        public const string Failed = "記録できませんでした。少し待ってから、もう一度選んでください。";

        public static string Recorded(int minutes, string? category) => category is null
            ? $"「{Choice(minutes)}」を記録しています。"
            : $"「{Choice(minutes)}」と「{category}」を記録しています。";
    }
}
