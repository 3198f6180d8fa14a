using System.Collections.Frozen;

namespace Assistant.Core.Text;

/// <summary>Which words say something about the subject.</summary>
internal static class StopWords
{
    private static readonly FrozenSet<string> Empty = new[]
    {
        "する", "なる", "ある", "いる", "できる", "くださる", "下さる", "いただく", "頂く", "れる", "られる", "せる", "よる", "おる", "くる", "いく", "みる", "いう", "言う", "もつ",
        "こと", "もの", "ため", "よう", "の", "それ", "これ", "あれ", "どれ", "そこ", "ここ", "さん", "ん", "わけ", "はず", "ところ", "とき", "場合", "とおり", "ほか",
        "何", "なに", "なん", "いつ", "どこ", "だれ", "誰", "いくら", "いくつ", "どう", "どのくらい", "どれくらい", "くらい", "ぐらい", "どちら", "どの",
        "教える", "知る", "たい", "ない", "よい", "良い", "いい", "等", "など",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Carries(Morpheme word)
    {
        if (Empty.Contains(word.BaseForm) || Empty.Contains(word.Surface))
        {
            return false;
        }

        return word.Class switch
        {
            "名詞" => word.SubClass is not ("非自立" or "代名詞" or "特殊" or "動詞非自立的") && HasLetterOrDigit(word.Surface),
            "動詞" => word.SubClass == "自立",
            "形容詞" => word.SubClass == "自立",
            "副詞" or "連体詞" or "感動詞" => false,
            "接頭詞" => false,
            "記号" => word.SubClass == "アルファベット",
            _ => !word.Known && HasLetterOrDigit(word.Surface),
        };
    }

    private static bool HasLetterOrDigit(string surface)
    {
        foreach (var c in surface)
        {
            if (char.IsLetterOrDigit(c))
            {
                return true;
            }
        }

        return false;
    }
}
