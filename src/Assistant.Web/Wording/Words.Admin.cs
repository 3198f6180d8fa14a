namespace Assistant.Web.Wording;

internal static partial class Words
{
    public static class Admin
    {
        public const string Heading = "管理";
        public const string Lead = "このサービスの決まりと、使う人のことを管理します。変えたことは、すべて記録に残ります。";
        public const string UploadPurpose = "アシスタントが調べる文書を、ふやします。";
    }
}
