using System.Text.RegularExpressions;
using Assistant.Core.Retrieval;
using Assistant.Core.Text;

namespace Assistant.Core.Answering.Extractive;

/// <param name="Phrases">What the question is about, in order.</param>
internal sealed partial record ReadQuestion(string Key, IReadOnlyList<Phrase> Phrases, ExpectedAnswer Expected)
{
    /// <summary>What is asked about the subject: the last noun phrase that does not merely ask (the パスワード of 「Wi-Fiのパスワードは？」).</summary>
    public Phrase? Focus { get; } = Phrases.LastOrDefault(p => p.IsNominal && !p.OnlyAsks && !char.IsAsciiDigit(p.Key[0]));

    /// <summary>Years that the question names; evidence for one year does not answer for another.</summary>
    public IReadOnlyList<string> Years { get; } = [.. YearName().Matches(Key).Select(m => m.Groups["year"].Value).Distinct(StringComparer.Ordinal)];

    [GeneratedRegex("(?<![0-9])(?<year>(?:19|20)[0-9]{2})年", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex YearName();

    /// <summary>One phrase carries the question: every passage that mentions it covers it, so the section on it must win.</summary>
    public bool HasSingleSubject { get; } = Phrases.Count > 0 && Phrases.Max(p => p.Weight) >= 0.6 * Phrases.Sum(p => p.Weight);
}

/// <summary>Reads off a question what it is about and what form its answer must have.</summary>
internal sealed class QuestionReader(TextAnalyzer analyzer)
{
    private const double LeastPlaceRarity = 1.5;

    public ReadQuestion Read(string question, SearchResult evidence)
    {
        var analyzed = analyzer.Analyze(question);
        var frequencies = evidence.Terms
            .Where(t => t.IsWord)
            .ToDictionary(t => t.Text, t => t.DocumentFrequency, StringComparer.Ordinal);
        var phrases = new List<Phrase>();
        foreach (var run in Runs(analyzed))
        {
            var words = run.Select(w => Describe(w, frequencies, evidence.Passages)).ToList();
            var weight = words.Sum(w => w.Rarity) * Emphasis(run);
            phrases.Add(new Phrase(analyzed.Key[run[0].Source.Start..run[^1].Source.End], words, weight, IsNominal(run[0]), IsPlace(run) && words[0].Rarity >= LeastPlaceRarity, OnlyAsks(run) || IsAskedFor(analyzed, run[0])));
        }

        return new ReadQuestion(analyzed.Key, phrases, ExpectedAnswerRules.Read(analyzed));
    }

    /// <summary>会津若松市, 福島県: a place, with what makes it one. Another place is another question; the documents' own city goes without saying.</summary>
    private static bool IsPlace(List<AnalyzedWord> run) =>
        run is [{ Source.SubClass: "固有名詞-地域" }, { Source.SubClass: "接尾-地域" }];

    private static IEnumerable<List<AnalyzedWord>> Runs(AnalyzedText text)
    {
        var run = new List<AnalyzedWord>();
        foreach (var word in text.Words.Where(w => !CountsWhatIsAsked(text, w)))
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

    /// <summary>The 件 of 何件 is how the answer is counted, not what the question is about.</summary>
    private static bool CountsWhatIsAsked(AnalyzedText text, AnalyzedWord word) =>
        word.Source.SubClass.StartsWith("接尾-助数詞", StringComparison.Ordinal)
        && word.Source.Start > 0 && text.Key[word.Source.Start - 1] == '何';

    private static bool IsNominal(AnalyzedWord word) => word.Source.Class is not ("動詞" or "形容詞");

    private static PhraseWord Describe(AnalyzedWord word, Dictionary<string, int> frequencies, int passages)
    {
        var frequency = frequencies.GetValueOrDefault(WordFolding.FoldKana(word.Term));
        var rarity = Math.Log((passages + 1.0) / (frequency + 0.5));
        var synonyms = TextTables.Current.Synonyms.GetValueOrDefault(word.Term, []);
        return new PhraseWord(word.Term, word.Source.Surface, Math.Max(0.1, rarity), frequency == 0, synonyms);
    }

    /// <summary>The バリュー of 「どのバリューですか」 is the kind of the answer.</summary>
    private static bool IsAskedFor(AnalyzedText text, AnalyzedWord word) =>
        text.Key.AsSpan(0, word.Source.Start).EndsWith("どの", StringComparison.Ordinal) || text.Key.AsSpan(0, word.Source.Start).EndsWith("どんな", StringComparison.Ordinal);

    private static bool OnlyAsks(List<AnalyzedWord> run) => run.TrueForAll(w =>
        TextTables.Current.AskingWords.Contains(w.Term) || TextTables.Current.AskingWords.Contains(w.Source.Surface));

    /// <summary>
    /// How much a phrase is about the subject. Words that only ask count little; verbs, adjectives and adverbial nouns
    /// (以前, 最初) are paraphrased too freely to be demanded.
    /// </summary>
    private static double Emphasis(List<AnalyzedWord> run)
    {
        if (OnlyAsks(run))
        {
            return 0.15;
        }

        return run[0].Source switch
        {
            { Class: "動詞" or "形容詞" } => 0.3,
            { SubClass: "副詞可能" } when run.Count == 1 => 0.3,
            { SubClass: "形容動詞語幹" } when run.Count == 1 => 0.5,
            _ => 1,
        };
    }
}
