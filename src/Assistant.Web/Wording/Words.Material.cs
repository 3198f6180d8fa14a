namespace Assistant.Web.Wording;

internal static partial class Words
{
    /// <summary>What is pasted beside a question.</summary>
    public static class Material
    {
        public const string Paste = "資料を貼り付ける";
        public const string Label = "資料";
        public const string Name = "貼り付けた資料";
        public const string Marked = "資料の中の見つかった部分";

        public static string Hint(int most) => $"要約や書き直しなど、質問の対象にする文章です（{Formats.Number(most)}文字まで）。回答の根拠にはしません。質問と同じように調べます。";
    }
}
