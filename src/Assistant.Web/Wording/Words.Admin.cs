namespace Assistant.Web.Wording;

internal static partial class Words
{
    public static class Admin
    {
        public const string Heading = "管理";
        public const string Lead = "このサービスの決まりと、使う人のことを管理します。変えたことは、すべて記録に残ります。";
        public const string ImportPeople = "利用者をまとめて登録する";
        public const string DocumentsPurpose = "登録した文書の状態、公開範囲、期限を見て、変えます。";
        public const string UsagePurpose = "使われ方と、計画の指標を見ます。表やグラフを保存できます。";
        public const string UploadPurpose = "アシスタントが調べる文書を、ふやします。";
    }
}
