using Assistant.Core.Access;

namespace Assistant.Web.Wording;

internal static partial class Words
{
    public static class Paging
    {
        public const string Heading = "一覧のページ";
        public const string Previous = "前へ";
        public const string Next = "次へ";
    }

    public static class People
    {
        public const string Heading = "利用者";
        public const string Purpose = "使う人の役割、研修日、使える期間を見て、変えます。まとめて登録することもできます。";
        public const string Lead = "このサービスを使う人の一覧です。名前を選ぶと、役割や研修日を変えられます。";
        public const string Table = "利用者の一覧";
        public const string Filter = "利用者をしぼる";
        public const string Search = "名前・所属";
        public const string FilterSubmit = "しぼりこむ";
        public const string FilterClear = "しぼりこみをやめる";
        public const string AnyRole = "すべての役割";
        public const string AnyState = "すべての状態";
        public const string CanUse = "使える人";
        public const string CannotUse = "使えない人";
        public const string Stopped = "停止中の人";
        public const string Name = "氏名";
        public const string User = "サインインの名前";
        public const string Department = "所属";
        public const string Post = "職位";
        public const string Roles = "役割";
        public const string Right = "使える期間";
        public const string Training = "研修日";
        public const string Acknowledged = "確認した版";
        public const string State = "状態";
        public const string Enabled = "使用中";
        public const string Disabled = "停止中";
        public const string None = "なし";
        public const string NoneFound = "あてはまる人はいません。";
        public const string Back = "利用者の一覧へ戻る";
        public const string SaveRoles = "役割を変える";
        public const string RolesSaved = "役割を変えました。";
        public const string Disable = "サインインを停止する";
        public const string Enable = "サインインを再開する";
        public const string DisableHeading = "サインインの停止";
        public const string DisableWarning = "この人は、すぐに使えなくなります。開いている画面と、プログラム用の鍵も止まります。";
        public const string DisableHint = "記録は消えません。サインインは、あとで再開できます。";
        public const string DisableCancel = "停止しないで戻る";
        public const string ResetTitle = "パスワードの作り直し";
        public const string ResetWarning = "今のパスワードは使えなくなります。開いている画面も、サインインからやり直しになります。";
        public const string ResetCancel = "作り直さないで戻る";
        public const string DisabledDone = "サインインを停止しました。";
        public const string EnabledDone = "サインインを再開しました。";
        public const string Reset = "1回だけ使えるパスワードを作る";
        public const string ResetHeading = "パスワード";
        public const string ResetHint = "忘れたときに作り直します。今のパスワードは使えなくなります。";
        public const string ResetDone = "パスワードを作りました。表示は1回だけです。本人に渡してください。";
        public const string RecordTraining = "研修日を記録する";
        public const string TrainingDone = "研修日を記録しました。";
        public const string TrainingInvalid = "研修日を、今日までの日付で入力してください。";
        public const string Import = "まとめて登録";
        public const string ImportLead = "CSV の表から、利用者をまとめて登録します。すでにいる人は、表のとおりに変わります。表にない人は、そのままです。";
        public const string ImportColumns = "1行目は user,displayName,roles です。department、post、trainingDate、rightUntil、enabled の列も使えます。空の欄は、何も変えません。";
        public const string ImportRight = "rightUntil（使える最後の日）を書かない新しい人は、自分で利用の申請をします。";
        public const string File = "CSV のファイル";
        public const string FileMissing = "CSV のファイルを選んでください。";
        public const string Check = "確かめるだけ（変えない）";
        public const string ImportSubmit = "この表を取り込む";
        public const string ImportCheck = "表を確かめる";
        public const string ImportNothing = "変わるところはありません。";
        public const string Changes = "変わるところ";
        public const string Added = "追加";
        public const string Changed = "変更";
        public const string Passwords = "新しい人の、1回だけ使えるパスワード";
        public const string PasswordsHint = "表示は1回だけです。このページを閉じる前に控えて、本人に渡してください。";
        public const string Password = "パスワード";

        public static string Range(int first, int last, int count) => $"{Formats.Number(count)}人のうち、{Formats.Number(first)}〜{Formats.Number(last)}人目";

        public static string DisableQuestion(UserAccount person) => $"「{person.DisplayName}」（{person.Name}）のサインインを停止しますか。";

        public static string ResetQuestion(UserAccount person) => $"「{person.DisplayName}」（{person.Name}）のパスワードを作り直しますか。";

        public static string BackTo(UserAccount person) => $"{person.DisplayName}のページへ戻る";

        public static string ImportDone(int people) => $"{Formats.Number(people)}人を取り込みました。";

        public static string ImportChecked(int people) => $"{Formats.Number(people)}人が変わります。まだ何も変えていません。";

        public static string Role(string role) => role switch
        {
            Core.Access.Roles.Staff => "職員",
            Core.Access.Roles.Evaluator => "評価担当",
            Core.Access.Roles.Analyst => "分析担当",
            Core.Access.Roles.Admin => "管理者",
            _ => role,
        };

        public static string RolesOf(UserAccount person) => string.Join('、', Core.Access.Roles.All.Where(person.Roles.Contains).Select(Role)) is { Length: > 0 } roles ? roles : None;
    }
}
