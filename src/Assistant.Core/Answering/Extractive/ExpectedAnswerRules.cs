using System.Text.RegularExpressions;
using Assistant.Core.Text;

namespace Assistant.Core.Answering.Extractive;

/// <summary>Which words of a question ask for which form. The first rule that fits decides: special ones stand before general ones.</summary>
internal static class ExpectedAnswerRules
{
    private static readonly (Regex Question, ExpectedAnswer Answer)[] Rules =
    [
        (Asks("電話番号|何番に電話"), Form("phone", Asks("[0-9]{2,4}-[0-9]{2,4}-[0-9]{3,4}"))),
        (Asks("メールアドレス"), Form("mail", Asks("@"))),
        (Asks("url|ウェブサイトのアドレス"), Form("url", Asks("https?:"))),
        (Asks("事業no|事業の番号|事務事業番号|no\\.?は"), ExpectedAnswer.Number("")),
        (Asks("何人|人数|何名|者数|人口"), ExpectedAnswer.Number("人|名")),
        (Asks("何枚|枚数"), ExpectedAnswer.Number("枚")),
        (Asks("何件|件数"), ExpectedAnswer.Number("件|人|回")),
        (Asks("いくら|何円|料金|利用料|金額|費用|予算額|単価|時給|月額|年額|給料|給与"), ExpectedAnswer.Number("円")),
        (Asks("(?:最も|もっとも|一番|いちばん)(?:多|高|大き|人気|少な|低)|最多"), Form("superlative", Asks("(?:^|[^0-9])1位|最も|最多|最高|最少|トップ|一番"))),
        (Asks("何番目|何位|順位"), Form("rank", Asks("[0-9一二三四五]+(?:番|位)|初|最多|最も|トップ"))),
        (Asks("何ポイント"), ExpectedAnswer.Number("ポイント")),
        (Asks("何(?:パーセント|%|割)|割合|比率|(?:化|率)は(?:どれ|どの|いくつ|何)"), ExpectedAnswer.Number("%|割|分の|パーセント|人に")),
        (Asks("何月"), Form("month", Asks("[0-9]{1,2}(?:月|/)"), mayStandAbove: true)),
        (Asks("何年|何月|何日|いつ|期限|期日|時期|年度は"), Form("date", Asks("[0-9]+(?:年|月|日|年度)|(?:^|[^0-9])(?:19|20)[0-9]{2}(?:[^0-9]|$)|毎年|毎月|年1回|四半期"), mayStandAbove: true)),
        (Asks("何時間"), ExpectedAnswer.Number("時間")),
        (Asks("何時|開庁時間|営業時間|受付時間"), Form("clock", Asks("[0-9]+(?:時(?!間)|:[0-9]{2})"))),
        (Asks("いくつ|どのくらい|どれくらい|どれだけ|どの程度|目標値|基準値|現状値|実績値"), ExpectedAnswer.Number("")),
        (Asks("(?:数|率|額|値|件|量)(?:は|を|$|[?、。]|と目標|の目標|の実績|の推移)"), ExpectedAnswer.Number("")),
        (Asks("(?:どの|何の|どちらの)(?:課|部署|部|所属|室|係|部門)|何課|担当課|担当部署|所管課|所管は|担当は|担当(?:している|する)(?:の|課)|どこが担当|担当はどこ"), ExpectedAnswer.Division),
        (Asks("氏名|何という人|(?:長|者|員|さん|人|講師|教授)の名前|(?:長|者|員|教授|先生|のは|とは)(?:誰|だれ|どなた)"), ExpectedAnswer.Person),
        (Asks("誰|だれ|どなた"), Form("role", Asks("長|課|部|室|センタ|者|員|係|職員|教授"), mayStandAbove: true)),
        (Asks("とは(?:何|なに|$|[?、。])|とはどう|の説明|の意味|用語|どういう意味|って何|ってなに|とは\\?|定義"), ExpectedAnswer.Definition),
    ];

    /// <param name="question">Analysed; where no rule fits, the counter behind 何 says how the answer is counted.</param>
    public static ExpectedAnswer Read(AnalyzedText question)
    {
        foreach (var (asks, answer) in Rules)
        {
            if (asks.IsMatch(question.Key))
            {
                return answer;
            }
        }

        return Counter(question) is { } counter ? ExpectedAnswer.Number(Regex.Escape(counter)) : ExpectedAnswer.Anything;
    }

    private static string? Counter(AnalyzedText question)
    {
        var morphemes = question.Morphemes;
        for (var i = 0; i + 1 < morphemes.Count; i++)
        {
            if (morphemes[i].Surface == "何" && morphemes[i + 1].Class == "名詞" && char.IsLetter(morphemes[i + 1].Surface[0]))
            {
                return morphemes[i + 1].Surface;
            }
        }

        return null;
    }

    private static ExpectedAnswer Form(string name, Regex form, bool mayStandAbove = false) => new() { Name = name, Form = form, MayStandAbove = mayStandAbove };

    // The rules are written here, not by users; questions are, so the matcher is one that can't be made slow.
    private static Regex Asks(string pattern) => pattern.Contains("(?!", StringComparison.Ordinal)
        ? new Regex(pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
        : new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);
}
