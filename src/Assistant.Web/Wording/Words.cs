using Assistant.Core.Access;
using Assistant.Core.Answering;
using Assistant.Core.Documents;

namespace Assistant.Web.Wording;

/// <summary>Every word of the pages, in やさしい日本語. Nothing else in this project holds text for staff.</summary>
internal static partial class Words
{
    public const string City = "郡山市";
    public const string Product = "生成AIアシスタント";
    public const string SkipToContent = "本文へ進む";
    public const string MainMenu = "メニュー";
    public const string UserMenu = "利用者メニュー";
    public const string Footer = "庁内用のサービスです。回答は下書きです。根拠を確認し、職員が判断してください。";
    public const string FooterContact = "問い合わせ：DX戦略課";
    public const string Required = "必須";
    public const string ErrorSummary = "入力を確認してください";

    public static string Title(string page) => $"{page}｜{Product}｜{City}";

    public static class SignIn
    {
        public const string Heading = "サインイン";
        public const string Lead = "職員の名前とパスワードでサインインしてください。";
        public const string Name = "名前";
        public const string NameHint = "例：k-tanaka";
        public const string Password = "パスワード";
        public const string Submit = "サインインする";
        public const string NameMissing = "名前を入力してください。";
        public const string PasswordMissing = "パスワードを入力してください。";
        public const string Refused = "サインインできませんでした。名前とパスワードを確認してください。";
        public const string LockedOut = "間違いが続いたため、しばらくサインインできません。15分ほど待ってから、もう一度サインインしてください。";
        public const string Forgotten = "パスワードを忘れたときは、DX戦略課に問い合わせてください。";
        public const string SignOut = "サインアウト";
    }

    public static class Password
    {
        public const string Heading = "パスワード変更";
        public const string MustChange = "はじめてのサインインです。使い始める前に、自分のパスワードに変えてください。";
        public const string Current = "今のパスワード";
        public const string New = "新しいパスワード";
        public const string Repeat = "新しいパスワード（もう一度）";
        public const string Rules = "新しいパスワードの決まり";
        public const string Submit = "パスワードを変更する";
        public const string Changed = "パスワードを変更しました。";
        public const string CurrentMissing = "今のパスワードを入力してください。";
        public const string CurrentWrong = "今のパスワードが違います。";
        public const string NewMissing = "新しいパスワードを入力してください。";
        public const string RepeatDiffers = "新しいパスワードと、もう一度入力したパスワードが違います。同じものを入力してください。";
        public const string SameAsCurrent = "今と違うパスワードにしてください。";
        public const string RuleDigit = "数字（0〜9）を1文字以上入れる";
        public const string RuleLower = "英小文字（a〜z）を1文字以上入れる";
        public const string RuleUpper = "英大文字（A〜Z）を1文字以上入れる";
        public const string RuleSymbol = "記号（! や # など）を1文字以上入れる";
        public const string RuleTrivial = "よく使われる言葉や、並んだ文字だけにしない（例：password2026、1234567890ab）";
        public const string RuleName = "自分の名前を入れない";
        public const string RuleDifferent = "今と違うパスワードにする";

        public static string RuleLength(int characters) => $"{characters}文字以上にする";

        public static string RuleDistinct(int characters) => $"{characters}種類以上の文字を使う";
    }

    public static class Ask
    {
        public const string Heading = "質問する";
        public const string Lead = "登録された庁内文書から、根拠を示して答えます。文書にないことは答えません。";
        public const string Question = "質問";
        public const string QuestionHint = "一つの質問で一つのことを聞くと、見つかりやすくなります。個人情報は入力しないでください。";
        public const string Submit = "質問する";
        public const string SubmitAgain = "もう一度質問する";
        public const string Stop = "停止";
        public const string Shortcut = "Ctrl＋Enterキーでも質問できます。";
        public const string Filter = "調べる文書をしぼる";
        public const string FilterLegend = "文書の種類（選ばないと全部を調べます）";
        public const string Answer = "回答";
        public const string Running = "回答を作成しています";
        public const string Steps = "回答ができるまで";
        public const string Examples = "質問の例";
        public const string ExamplesLead = "選ぶと、入力欄に入ります。";
        public const string Knowledge = "調べられる文書";
        public const string KnowledgeEmpty = "調べられる文書がまだありません。文書の登録は、DX戦略課に相談してください。";
        public const string ShowTitles = "文書の一覧を見る";
        public const string StepSearch = "検索";
        public const string StepRead = "記載を確認";
        public const string StepWrite = "作成";
        public const string StepCheck = "根拠を照合";

        public static string Counter(int used) => $"{Formats.Number(used)} / {Formats.Number(Features.Ask.AskForm.MaxLength)}文字";

        public static string KnowledgeSummary(int documents, DateTimeOffset updated) => $"{Formats.Number(documents)}件（最終更新 {Formats.Date(updated)}）";

        public static string Error(string code, string message) => code switch
        {
            "question_empty" => "質問を入力してください。",
            "question_too_long" => $"質問は{Formats.Number(Features.Ask.AskForm.MaxLength)}文字以内にしてください。",
            "question_control_characters" => "質問に、使えない文字（制御文字）が入っています。消してから質問してください。",
            "rate_limited" => "短い時間に、たくさんの質問がありました。1分ほど待ってから、もう一度質問してください。質問は残っています。",
            "conversation_not_found" => "この会話は見つかりません。新しい会話で質問してください。",
            _ => message,
        };
    }

    public static class Turn
    {
        public const string Extractive = "抜粋による回答";
        public const string NoEvidence = "根拠が見つかりませんでした";
        public const string Blocked = "この質問には回答できません";
        public const string Failed = "回答を作成できませんでした";
        public const string Abandoned = "途中で止まりました";
        public const string AbandonedText = "停止したか、接続が切れたため、回答は作られていません。質問は残っています。";
        public const string Pending = "回答を作成中です";
        public const string PendingText = "ほかの画面で回答を作成しています。少し待ってから、このページを開き直してください。";
        public const string Reload = "ページを開き直す";
        public const string Searched = "調べた文書";
        public const string WhomToAsk = "聞くところ";
        public const string DefaultContact = "どの課か分からないときは、DX戦略課に聞いてください。";
        public const string NextStep = "次にすること";
        public const string Warnings = "注意";
        public const string Unverified = "根拠を確認できません";
        public const string Copy = "根拠を確かめたのでコピーする";
        public const string CopyHint = "根拠を確かめたことが、あなたの名前と時刻とともに記録されます。";
        public const string Copied = "コピーしました。根拠を確かめたことを記録しました。";
        public const string ConfirmFailed = "根拠を確かめたことを記録できなかったため、コピーしていません。ページを開き直して、もう一度試してください。";
        public const string ConfirmedBy = "根拠を確かめた人：{0}（{1}）";
        public const string CopyFailed = "コピーできませんでした。回答を選んでコピーしてください。";
        public const string CopyNotice = "※生成AIアシスタントによる下書きです。内容を決めるのは職員です。";
        public const string Sources = "根拠";

        /// <summary>Rule 8 of the guideline: text that leaves the page says that AI made it, with what and when.</summary>
        public static string Label(AnswerResponse response, DateTimeOffset askedAt) =>
            $"※生成AIの利用：{(response.Model is null ? Extractive : Generated(response.Model))}{(response.Template is { } template ? $"、テンプレート {template.Id} {template.Version}" : string.Empty)}、{Formats.Date(askedAt)}";

        public static string Generated(string model) => $"AIが作成：{model}";

        public static string SourcesHeading(int count) => $"根拠（{Formats.Number(count)}件）";

        public static string SearchedSummary(int count) => $"登録された文書{Formats.Number(count)}件を調べましたが、この質問に答える記載はありませんでした。";

        public static string MarkerLabel(Citation citation) => $"[{citation.Marker}] 根拠を開く：{citation.Title} {Source.Place(citation)}";

        public static (string Message, string NextStep) Failure(string? code) => code switch
        {
            ModelErrorCodes.RateLimited => ("AIが混み合っています。", "1分ほど待ってから、もう一度質問してください。"),
            ModelErrorCodes.TimedOut => ("時間内に回答ができませんでした。", "質問を短くするか、少し待ってから、もう一度質問してください。"),
            ModelErrorCodes.ContentFiltered => ("AIがこの質問への回答を止めました。", "言葉を変えて質問してください。"),
            ModelErrorCodes.StreamInterrupted => ("回答の途中でAIとの接続が切れました。", "もう一度質問してください。"),
            ModelErrorCodes.Unauthorised or ModelErrorCodes.Rejected => ("AIの設定に問題があります。", "DX戦略課に知らせてください。質問は残っています。"),
            ModelErrorCodes.Unavailable or ModelErrorCodes.Unreachable => ("AIにつながりません。", "少し待ってから、もう一度質問してください。続くときは、DX戦略課に知らせてください。"),
            "index_unavailable" => ("文書の検索が使えません。", "少し待ってから、もう一度質問してください。続くときは、DX戦略課に知らせてください。"),
            _ => ("回答の作成中に問題が起きました。", "もう一度質問してください。続くときは、DX戦略課に知らせてください。"),
        };
    }

    public static class Conversations
    {
        public const string Heading = "会話";
        public const string New = "新しい会話を始める";
        public const string None = "まだ会話はありません。";
        public const string Delete = "削除";
        public const string DeleteHeading = "会話の削除";
        public const string DeleteWarning = "削除すると、質問と回答は元に戻せません。";
        public const string DeleteSubmit = "この会話を削除する";
        public const string Cancel = "削除しないで戻る";

        public static string DeleteLabel(string title) => $"会話「{title}」を削除";

        public static string DeleteQuestion(string title) => $"会話「{title}」を削除しますか。";

        public static string Turns(int turns) => $"質問{Formats.Number(turns)}件";
    }

    public static class Source
    {
        public const string Heading = "出典";
        public const string Panel = "根拠の内容";
        public const string Close = "閉じる";
        public const string Open = "出典のページを開く";
        public const string Kind = "種類";
        public const string Where = "見出し";
        public const string PageLabel = "場所";
        public const string Reading = "読み取り";
        public const string State = "状態";
        public const string Quote = "引用した文";
        public const string Effective = "適用";
        public const string Owner = "担当課";
        public const string Indexed = "最終更新";
        public const string NoPage = "ページなし";
        public const string Unknown = "記載なし";
        public const string Verified = "登録された文書と一致";
        public const string NotVerified = "登録された文書と一致するか、確認できません";
        public const string Previous = "前のページ";
        public const string Next = "次のページ";
        public const string PageNavigation = "ページの移動";
        public const string Text = "登録された本文";
        public const string EmptyPage = "このページには、読み取れる文字がありません。";
        public const string BackToAnswer = "回答に戻る";
        public const string QuoteShown = "色と下線の部分が、引用した文です。";
        public const string QuoteMissing = "引用した文は、今のこのページにはありません。文書が更新された可能性があります。";

        public static string Page(int? page) => page is > 0 ? $"{Formats.Number(page.Value)}ページ" : NoPage;

        /// <summary>「シート「一覧」 B3:F3」, 「スライド 3」, 「12ページ」: where a person has to look.</summary>
        public static string Place(Citation citation) =>
            string.Join(' ', new[] { citation.PageLabel ?? (citation.Place is null || citation.Page is > 0 ? Page(citation.Page) : null), citation.Place }.OfType<string>());

        public static string Place(PageText page, int pages) => page.Label ?? PageOf(page.Number, pages);

        /// <summary>Null for a document that applies today.</summary>
        public static string? Validity(DocumentValidity validity) => validity switch
        {
            DocumentValidity.Upcoming => "適用前：まだ始まっていない文書です",
            DocumentValidity.Expired => "期限切れ：適用の期間が終わった文書です",
            DocumentValidity.Superseded => "旧版：新しい文書に替わっています",
            _ => null,
        };

        public static string? Confidence(int? confidence) =>
            confidence is { } value ? $"紙を読み取った文字（確からしさ {Formats.Number(value)}％）" : null;

        public static string PageOf(int page, int pages) => page > 0 ? $"{Formats.Number(page)} / {Formats.Number(pages)}ページ" : NoPage;

        public static string EffectiveFrom(DateOnly? date) => date is null ? Unknown : $"{Formats.Date(date.Value)}から";
    }

    public static class Errors
    {
        public const string BackHome = "質問するページへ";
        public const string Code = "状態番号";

        public static (string Heading, string Text) For(int status) => status switch
        {
            400 => ("送信できませんでした", "ページを開いてから時間がたったか、送信した内容が正しくありません。前のページに戻り、開き直してから、もう一度送信してください。"),
            403 => ("このページは見られません", "このページを見る権限がありません。必要なときは、所属長かDX戦略課に相談してください。"),
            413 => ("ファイルが大きすぎます", "送ったファイルが、登録できる大きさを超えています。ファイルを分けるか、小さくしてから、もう一度登録してください。"),
            404 => ("ページが見つかりません", "ページがないか、見る権限がありません。URLを確認するか、下のリンクから進んでください。"),
            429 => ("少し待ってください", "短い時間に、たくさんの操作がありました。1分ほど待ってから、もう一度操作してください。"),
            _ => ("問題が起きました", "サービスの中で問題が起きました。少し待ってから、もう一度操作してください。続くときは、DX戦略課に知らせてください。"),
        };
    }

    /// <summary>Words that the script shows; it is handed them with the page. 「{n}」 is filled in by the script.</summary>
    public static IReadOnlyDictionary<string, string> ForScript { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["asking"] = "質問を送りました。",
        ["done"] = "回答ができました。根拠は{n}件です。",
        ["doneNoEvidence"] = "根拠が見つかりませんでした。",
        ["stopped"] = "停止しました。質問は入力欄に残っています。",
        ["failed"] = "回答を作成できませんでした。質問は入力欄に残っています。",
        ["lost"] = "接続が切れました。つなぎ直しています。質問は残っています。",
        ["lostNext"] = "サーバーにつながりません。ネットワークを確認してから、もう一度質問してください。質問は残っています。",
        ["recovered"] = "つながりました。保存された結果を表示します。",
        ["notFinished"] = "接続が切れたため、回答は作られませんでした。もう一度質問してください。質問は残っています。",
        ["signedOut"] = "サインインの期限が切れました。ページを開き直して、サインインしてください。質問は残っています。",
        ["refreshFailed"] = "回答はできましたが、表示を新しくできませんでした。ページを開き直してください。",
        ["exampleChosen"] = "質問の例を入力欄に入れました。",
        ["tooLong"] = "質問が長すぎます。",
        ["empty"] = Ask.Error("question_empty", string.Empty),
        ["submit"] = Ask.Submit,
        ["submitAgain"] = Ask.SubmitAgain,
        ["finding-block"] = Guideline.Action("block"),
        ["finding-warn"] = Guideline.Action("warn"),
        ["finding-mask"] = Guideline.Action("mask"),
        ["finding-log"] = Guideline.Action("log"),
        ["copied"] = Turn.Copied,
        ["copyFailed"] = Turn.CopyFailed,
        ["confirmFailed"] = Turn.ConfirmFailed,
        ["confirmedBy"] = Turn.ConfirmedBy,
        ["minutesRecorded"] = Minutes.RecordedPattern,
        ["minutesCategory"] = Minutes.CategoryPattern,
        ["minutesFailed"] = Minutes.Failed,
    };
}
