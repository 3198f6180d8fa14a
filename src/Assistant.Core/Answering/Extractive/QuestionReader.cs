using System.Collections.Frozen;
using Assistant.Core.Retrieval;
using Assistant.Core.Text;

namespace Assistant.Core.Answering.Extractive;

/// <param name="Phrases">What the question is about, in order.</param>
internal sealed record ReadQuestion(string Key, IReadOnlyList<Phrase> Phrases, ExpectedAnswer Expected);

/// <summary>Reads off a question what it is about and what form its answer must have.</summary>
internal sealed class QuestionReader(TextAnalyzer analyzer)
{
    // Words that ask, not words that are asked about.
    private static readonly FrozenSet<string> Asking = new[]
    {
        "説明", "意味", "用語", "定義", "内容", "具体", "具体的", "詳細", "方法", "一覧", "種類", "名前", "名称", "何番目", "番目", "程度", "概要", "場合", "以下", "全部", "全て", "すべて",
        "教示", "質問", "回答", "本計画", "計画", "資料", "文書", "郡山市", "郡山", "市", "本市", "人", "年", "月", "日", "件", "名", "つ", "個", "%", "パーセント", "ポイント", "時間", "円",
        "現状", "現在", "今", "今回", "どれ", "点", "こと", "とこ", "ところ", "予定", "位", "割", "回", "数", "値", "的", "化", "性", "者", "用", "等", "うち", "中",
    }.ToFrozenSet(StringComparer.Ordinal);

    public ReadQuestion Read(string question, SearchResult evidence)
    {
        var analyzed = analyzer.Analyze(question);
        var frequencies = evidence.Terms.ToDictionary(t => t.Text, t => t.DocumentFrequency, StringComparer.Ordinal);
        var phrases = new List<Phrase>();
        foreach (var run in Runs(analyzed))
        {
            var words = run.Select(w => Describe(w, frequencies, evidence.Passages)).ToList();
            var nominal = run[0].Source.Class is not ("動詞" or "形容詞");
            var weight = words.Sum(w => w.Rarity) * (nominal ? 1 : 0.4);
            phrases.Add(new Phrase(analyzed.Key[run[0].Source.Start..run[^1].Source.End], words, weight * Emphasis(run), nominal));
        }

        return new ReadQuestion(analyzed.Key, phrases, ExpectedAnswer.Read(analyzed.Key));
    }

    private static IEnumerable<List<AnalyzedWord>> Runs(AnalyzedText text)
    {
        var run = new List<AnalyzedWord>();
        foreach (var word in text.Words)
        {
            if (run.Count > 0 && (word.Source.Start != run[^1].Source.End || !IsNominal(word) || !IsNominal(run[^1])))
            {
                yield return run;
                run = [];
            }

            run.Add(word);
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    private static bool IsNominal(AnalyzedWord word) => word.Source.Class is not ("動詞" or "形容詞");

    private static PhraseWord Describe(AnalyzedWord word, Dictionary<string, int> frequencies, int passages)
    {
        var frequency = frequencies.GetValueOrDefault("w:" + word.Term);
        var rarity = Math.Log((passages + 1.0) / (frequency + 0.5));
        var synonyms = TextTables.Synonyms.GetValueOrDefault(word.Term, []);
        return new PhraseWord(word.Term, word.Source.Surface, Math.Max(0.1, rarity), synonyms);
    }

    /// <summary>A phrase made of asking words only counts little: it says how, not what.</summary>
    private static double Emphasis(List<AnalyzedWord> run) =>
        run.All(w => Asking.Contains(w.Term) || Asking.Contains(w.Source.Surface)) ? 0.1 : 1;
}
