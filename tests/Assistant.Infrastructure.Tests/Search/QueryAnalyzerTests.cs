using Assistant.Core.Retrieval.Analysis;
using Assistant.Core.Retrieval.Ranking;
using Assistant.Core.Retrieval.Semantic;
using Assistant.Core.Text;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Morphology;
using Xunit;

namespace Assistant.Infrastructure.Tests.Search;

public sealed class QueryAnalyzerTests : IDisposable
{
    private static readonly RankingModel Model = new(
        1,
        new FieldAverages(1, 1),
        new TermFrequencies(1, [], []),
        null,
        new SpellingVocabulary(["でじたるでばいど"]),
        new Glossary([new GlossaryGroup("plan", ["bpr", "業務プロセス改革"])]));

    private readonly MeCabSegmenter _segmenter = new(new SearchOptions().MeCabDictionary);

    public void Dispose() => _segmenter.Dispose();

    [Fact]
    public void Analyze_WordsOfDoing_CountLessThanWhatIsDone()
    {
        var terms = Analyze("住民票を申請する", new TermWeights(ActionNoun: 0.5f, Verb: 0.25f));
        Assert.Equal(1, Word(terms, "住民").Weight);
        Assert.Equal(0.5f, Word(terms, "申請").Weight);
        Assert.Equal(0.25f, Word(Analyze("住民票を求める", new TermWeights(Verb: 0.25f)), "求める").Weight);
    }

    [Fact]
    public void Analyze_Synonyms_CountLittleAndNeverReplaceTheQuestionsOwnWords()
    {
        var terms = Analyze("子ども", new TermWeights());
        Assert.Equal(TermOrigin.Question, Word(terms, "子ども").Origin);
        Assert.Equal((TermOrigin.Synonym, 0.45f), (Word(terms, "子供").Origin, Word(terms, "子供").Weight));
        Assert.DoesNotContain(Analyze("子ども", new TermWeights(Synonym: 0)), t => t is { Origin: TermOrigin.Synonym, Weight: > 0 });
    }

    [Fact]
    public void Analyze_GlossaryName_LeadsToTheOtherOnlyWhereItMayBeRead()
    {
        Assert.Contains(Analyze("BPRとは", new TermWeights()), t => t.Origin == TermOrigin.Glossary);
        Assert.DoesNotContain(Analyze("BPRとは", new TermWeights(), readable: "another"), t => t.Origin == TermOrigin.Glossary);
    }

    [Fact]
    public void Analyze_SlipInKatakana_LeadsToTheWordAndItsPairs()
    {
        var terms = Analyze("デジタルデバイトとは", new TermWeights());
        Assert.Equal(TermOrigin.Spelling, Word(terms, "でじたるでばいど").Origin);
        Assert.Contains(terms, t => t is { Class: TermClass.Bigram, Text: "イド", Origin: TermOrigin.Spelling });
    }

    private static WeightedTerm Word(IReadOnlyList<WeightedTerm> terms, string text) =>
        terms.Single(t => t.Class == TermClass.Word && t.Text == text);

    private IReadOnlyList<WeightedTerm> Analyze(string question, TermWeights weights, string readable = "plan") =>
        new QueryAnalyzer(new TextAnalyzer(_segmenter), _segmenter, SynonymDictionary.Load([]), weights)
            .Analyze(question, Model, new HashSet<string>([readable], StringComparer.Ordinal)).Terms;
}
