using System.Text.RegularExpressions;

namespace Assistant.Core.Documents;

/// <summary>A sentence that a list completes: 「次のとおりとする。」, 「次の各号のいずれかに該当するとき」, 「…：」.</summary>
internal static partial class LeadSentence
{
    public static bool Is(string sentence) => Announces().IsMatch(sentence.Trim());

    [GeneratedRegex("[：:]$|(?:次|以下|下記)の?(?:各号|とおり|通り|もの|事項|場合|いずれか|者|書類|要件|基準|区分|順|ように|ような)|次に掲げる|次の.{1,20}(?:とする|とおり|通り|である|をいう|する|です|ます)。?$|(?:とおり|通り)(?:とする|です|である)?。?$", RegexOptions.NonBacktracking)]
    private static partial Regex Announces();
}
