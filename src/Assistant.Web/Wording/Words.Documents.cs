using Assistant.Core.Access;
using Assistant.Core.Catalog;
using Assistant.Core.Documents;

namespace Assistant.Web.Wording;

internal static partial class Words
{
    public static class Documents
    {
        public const string Heading = "文書";
        public const string Lead = "アシスタントが調べる文書です。回答の根拠は、この中から示します。";
        public const string LeadAdmin = "登録された全部の文書です。登録、読み直し、読める人の変更ができます。";
        public const string None = "読める文書がまだありません。文書の登録は、DX戦略課に相談してください。";
        public const string NoneAdmin = "文書がまだありません。「文書を登録する」から、ファイルを登録してください。";
        public const string NoneFound = "条件に合う文書はありません。言葉を短くするか、条件を減らしてください。";
        public const string Table = "文書の一覧";
        public const string ColumnTitle = "文書名";
        public const string ColumnPages = "ページ数";
        public const string ColumnAccess = "読める人";
        public const string ColumnState = "状態";
        public const string ColumnValidity = "適用";
        public const string ColumnIndexed = "最終更新";
        public const string AdministratorsOnly = "管理者だけ";
        public const string NotReadYet = "まだ読み取っていません";
        public const string BackToList = "文書の一覧に戻る";
        public const string NextStep = "次にすること";

        public const string Search = "文書名・ファイル名・担当課";
        public const string Filter = "一覧をしぼる";
        public const string FilterSubmit = "しぼり込む";
        public const string FilterClear = "条件を消す";
        public const string AnyState = "すべての状態";
        public const string AnyKind = "すべての種類";
        public const string AnyValidity = "期限切れなどもふくむ";
        public const string CurrentOnly = "今、適用されるものだけ";
        public const string SortHint = "選ぶと並べかえます";

        public static string Count(int count) => $"{Formats.Number(count)}件";

        public static string Range(int from, int to, int total) => $"{Formats.Number(total)}件のうち {Formats.Number(from)}〜{Formats.Number(to)}件目";

        public static string Kind(DocumentKind kind) => kind switch
        {
            DocumentKind.Plan => "計画",
            DocumentKind.Guideline => "ガイドライン",
            DocumentKind.Manual => "マニュアル",
            _ => "その他",
        };

        public static string Access(string code) => code switch
        {
            Roles.Staff => "職員",
            Roles.Evaluator => "行政評価の担当",
            Roles.Analyst => "利用状況の担当",
            Roles.Admin => "管理者",
            _ => code,
        };

        public static string Standing(DocumentStanding standing) => standing switch
        {
            DocumentStanding.Indexed => "索引済み",
            DocumentStanding.Waiting => "待ち",
            DocumentStanding.Reading => "読み取り中",
            DocumentStanding.NeedsReview => "要確認",
            DocumentStanding.Withheld => "検索しない",
            DocumentStanding.Quarantined => "隔離",
            _ => "失敗",
        };

        public static string Standing(DocumentEntry entry) =>
            entry is { Standing: DocumentStanding.Reading, Job: { Pages: > 0 } job } ? ReadingPages(job.PagesDone, job.Pages) : Standing(entry.Standing);

        public static string ReadingPages(int done, int pages) => $"読み取り中 {Formats.Number(done)}/{Formats.Number(pages)}ページ";

        public static string Validity(DocumentValidity validity) => validity switch
        {
            DocumentValidity.InForce => "適用中",
            DocumentValidity.Upcoming => "適用前",
            DocumentValidity.Expired => "期限切れ",
            _ => "新しい文書あり",
        };

        public static string Period(DocumentMetadata metadata) => (metadata.Effective, metadata.ValidUntil) switch
        {
            (null, null) => Source.Unknown,
            ({ } from, null) => $"{Formats.Date(from)}から",
            (null, { } to) => $"{Formats.Date(to)}まで",
            ({ } from, { } to) => $"{Formats.Date(from)}から{Formats.Date(to)}まで",
        };

        /// <summary>What a person does about a document in this state; null when there is nothing to do.</summary>
        public static string? WhatToDo(DocumentEntry entry) => entry.Standing switch
        {
            DocumentStanding.NeedsReview => "個人情報などが見つかりました。内容を見て、検索できるようにするかを決めてください。",
            DocumentStanding.Withheld => "検索できないままにすると決めた文書です。見つかった部分を除いたファイルを登録すると、もう一度確認できます。",
            DocumentStanding.Quarantined => "読み取りに失敗したため、止めています。ファイルを直して登録し直すか、「読み直す」を押してください。",
            DocumentStanding.Failed when entry.Record is { Chunks: > 0 } => "前の版は、そのまま検索できます。ファイルを直して登録し直すか、「読み直す」を押してください。",
            DocumentStanding.Failed => "ファイルを直して登録し直すか、「読み直す」を押してください。",
            _ => null,
        };
    }

    public static class Upload
    {
        public const string Heading = "文書を登録する";
        public const string Files = "ファイル";
        public const string Choose = "ファイルを選ぶ";
        public const string Drop = "ここにファイルを置くか、下のボタンで選んでください。";
        public const string Types = "PDF、画像、Word、Excel、PowerPoint、HTML、Markdown、CSV、テキスト、ZIPを登録できます。";
        public const string Waiting = "登録するファイル";
        public const string Metadata = "文書の情報";
        public const string MetadataHint = "選んだファイルの全部に付きます。書かない項目は、ファイルやフォルダーの記載を使います。";
        public const string Replace = "同じ名前の文書があれば、置き換える";
        public const string Submit = "登録する";
        public const string NoFile = "ファイルを選んでください。";
        public const string Results = "登録の結果";
        public const string Stored = "登録しました。読み取りが終わると、検索できるようになります。";

        public static string Limit(int megabytes) => $"ひとつのファイルは{Formats.Number(megabytes)}MBまでです。";
    }

    public static class DocumentFields
    {
        public const string Title = "文書名";
        public const string Kind = "種類";
        public const string NoKind = "ファイルの記載を使う";
        public const string Department = "担当課";
        public const string Effective = "適用日";
        public const string Expires = "有効期限";
        public const string ExpiresHint = "この日まで使います。";
        public const string FiscalYear = "年度";
        public const string FiscalYearHint = "例：2026";
        public const string Confidentiality = "機密性";
        public const string Supersedes = "置き換える文書";
        public const string SupersedesHint = "古い文書のファイル名を、1行にひとつ書きます。";
        public const string Access = "閲覧できる人";
        public const string AccessHint = "選んだ役割か所属の人が読めます。選ばないと、管理者だけが読めます。";
        public const string AccessHintUpload = "選んだ役割か所属の人が読めます。選ばないと、ファイルやフォルダーの記載を使い、それもなければ管理者だけが読めます。";
        public const string Roles = "役割";
        public const string Units = "所属";
        public const string OtherCodes = "そのほかのコード";
        public const string Save = "変更を保存する";
        public const string Saved = "変更を保存しました。";
    }

    public static class DocumentAdmin
    {
        public const string Facts = "文書の情報";
        public const string State = "状態";
        public const string File = "ファイル";
        public const string Place = "場所";
        public const string Warnings = "読み取りで確かめてほしいこと";
        public const string Size = "大きさ";
        public const string Passages = "検索の単位";
        public const string Attempts = "読み取りの回数";
        public const string Enqueued = "受け付け";
        public const string NextAttempt = "次の読み取り";
        public const string Error = "読み取れなかった理由";
        public const string Read = "ページを読む";
        public const string Download = "元のファイルをダウンロードする";
        public const string Manage = "この文書を管理する";
        public const string Retry = "読み直す";
        public const string RetryDone = "読み直しを受け付けました。";
        public const string CancelJob = "読み取りをやめる";
        public const string CancelDone = "読み取りをやめました。";
        public const string Nothing = "処理が、もう終わったか、始まっていません。";
        public const string Delete = "削除する";
        public const string DeleteHeading = "文書の削除";
        public const string DeleteWarning = "削除すると、元に戻せません。この文書を根拠にした回答は、出典を開けなくなります。";
        public const string DeleteSubmit = "この文書を削除する";
        public const string DeleteCancel = "削除しないで戻る";
        public const string Edit = "情報と、閲覧できる人の変更";
        public const string EditHint = "ここに書いた内容は、ファイルの記載より優先します。空にすると、ファイルの記載に戻ります。保存すると、すぐに反映します。";
        public const string Review = "見つかった個人情報など";
        public const string ReviewHint = "値は伏せてあります。前後の言葉を見て、判断してください。";
        public const string ReviewTable = "見つかったもの";
        public const string ReviewKind = "内容";
        public const string ReviewPage = "ページ";
        public const string ReviewCertainty = "確かさ";
        public const string ReviewExcerpt = "前後の言葉";
        public const string Release = "この文書を検索できるようにする";
        public const string Released = "検索できるようにします。読み取りが終わるまで、少しお待ちください。";
        public const string Reject = "検索できないままにする";
        public const string Rejected = "検索できないままにしました。";
        public const string ReviewMore = "ほかにもあります。全部を見るには、APIを使ってください。";

        public static string DeleteQuestion(string title) => $"文書「{title}」を削除しますか。";

        public static string ReviewState(Core.Ingestion.DocumentReview review) => review.State switch
        {
            Core.Ingestion.ReviewState.Pending => "管理者の判断を待っています。それまで、この文書は検索できません。",
            Core.Ingestion.ReviewState.Released => $"検索できるようにすると決めました{Decided(review)}。",
            Core.Ingestion.ReviewState.Rejected => $"検索できないままにすると決めました{Decided(review)}。",
            _ => "知らせるだけの種類です。この文書は検索できます。",
        };

        public static string Certainty(Core.Guideline.Certainty certainty) => certainty switch
        {
            Core.Guideline.Certainty.Certain => "確実",
            Core.Guideline.Certainty.Likely => "可能性あり",
            _ => "参考",
        };

        public static string Finding(Core.Guideline.FindingKind kind) => Core.Guideline.Masking.NameOf(kind);

        private static string Decided(Core.Ingestion.DocumentReview review) => review.DecidedAt is { } at ? $"（{Formats.DateAndTime(at)}、{review.DecidedBy}）" : string.Empty;
    }

    public static class Ingestion
    {
        public const string Heading = "読み取りの進み具合";
        public const string Idle = "読み取り中の文書はありません。";
        public const string Running = "読み取り中";
        public const string Queued = "待ち";
        public const string Held = "要確認";
        public const string Quarantined = "隔離";
        public const string Done = "終わった文書";
        public const string Pace = "速さ";
        public const string Remaining = "残り";
        public const string Unknown = "−";

        public static string PagesPerMinute(int pages) => pages == 0 ? Unknown : $"{Formats.Number(pages)}ページ/分";

        public static string Time(TimeSpan? remaining) => remaining switch
        {
            null => Unknown,
            { TotalMinutes: < 1 } => "1分以内",
            { TotalHours: < 1 } time => $"約{Formats.Number((int)Math.Ceiling(time.TotalMinutes))}分",
            { } time => $"約{Formats.Number((int)Math.Ceiling(time.TotalHours))}時間",
        };

        public static string PagesDone(int done, int pages) => pages == 0 ? Running : $"{Formats.Number(done)}/{Formats.Number(pages)}ページ";
    }

    /// <summary>For the script of the documents page; 「{n}」, 「{m}」 and 「{name}」 are filled in by it.</summary>
    public static IReadOnlyDictionary<string, string> ForDocumentScript { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["uploadWaiting"] = "登録を待っています",
        ["uploadSending"] = "送信中 {n}%",
        ["uploadChecking"] = "送信が終わりました。確認しています",
        ["uploadStored"] = "登録しました。読み取りを待っています。",
        ["uploadCancelled"] = "やめました。",
        ["uploadTooLarge"] = "ファイルが大きすぎます。{n}MBまでのファイルを選んでください。",
        ["uploadEmpty"] = "空のファイルです。中身のあるファイルを選んでください。",
        ["uploadFailed"] = "送信できませんでした。ネットワークを確認して、もう一度登録してください。",
        ["uploadSignedOut"] = "サインインの期限が切れました。ページを開き直して、サインインしてください。",
        ["uploadNone"] = Upload.NoFile,
        ["uploadAdded"] = "{n}件のファイルを選びました。",
        ["uploadDone"] = "{n}件を登録しました。",
        ["uploadDoneSome"] = "{n}件を登録しました。{m}件は登録できませんでした。",
        ["uploadCancel"] = "{name}の登録をやめる",
        ["uploadOpen"] = "文書を開く",
        ["progressPages"] = "{n}/{m}ページ",
        ["progressReading"] = Ingestion.Running,
        ["progressPace"] = "{n}ページ/分",
        ["progressMinute"] = "1分以内",
        ["progressMinutes"] = "約{n}分",
        ["progressHours"] = "約{n}時間",
        ["progressSpoken"] = "読み取り中{n}件、待ち{m}件です。",
        ["progressFinished"] = "読み取りがすべて終わりました。",
        ["stateReadingPages"] = "読み取り中 {n}/{m}ページ",
    };
}
