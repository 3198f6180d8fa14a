using Assistant.Core.Retrieval.Analysis;
using Assistant.Core.Retrieval.Vectors;
using Assistant.Core.Text;
using Xunit;

namespace Assistant.Core.Tests.Retrieval.Analysis;

public sealed class Bm25ImpactsTests
{
    /// <summary>Body 甲 甲 乙, context 甲; averages 2 and 4 words; computed by hand from the formula.</summary>
    [Fact]
    public void Of_TwoFields_AsComputedByHand()
    {
        var passage = Passage(context: ["甲"], body: ["甲", "甲", "乙"]);
        var impacts = new Bm25Impacts(new Bm25Options(K1: 2, BodyB: 0.75, ContextB: 0.5, ContextWeight: 1.5), new FieldAverages(Context: 2, Body: 4)).Of(passage);

        // Context norm 1.5 / (0.5 + 0.5·1/2) = 2; body norm 1 / (0.25 + 0.75·3/4) = 1.2308.
        // 甲: f = 1·2 + 2·1.2308 = 4.4615, 4.4615 / 6.4615 = 0.6905 → 176; 乙: 1.2308 / 3.2308 = 0.3810 → 97.
        Assert.Equal(176, impacts.Single(i => i.Key == Key("甲")).Impact);
        Assert.Equal(97, impacts.Single(i => i.Key == Key("乙")).Impact);
        Assert.Equal(impacts.Select(i => i.Key).Order(), impacts.Select(i => i.Key));
    }

    [Fact]
    public void Of_ManyOccurrences_SaturatesBelowOne()
    {
        var impacts = new Bm25Impacts(new Bm25Options(), new FieldAverages(1, 1)).Of(Passage([], [.. Enumerable.Repeat("甲", 5000)]));
        Assert.InRange(Assert.Single(impacts).Impact, (byte)1, (byte)255);
    }

    private static uint Key(string word) => TermKey.Of(TermClass.Word, word);

    private static FieldTerms Passage(string[] context, string[] body)
    {
        var builder = new FieldTermsBuilder();
        builder.Add(Text(context), isContext: true);
        builder.Add(Text(body), isContext: false);
        return builder.Build();
    }

    /// <summary>Words alone: the key is empty, so that no characters are counted.</summary>
    private static AnalyzedText Text(string[] words) =>
        new("", [], [.. words.Select(w => new AnalyzedWord(w, new Morpheme(0, w, w, "名詞", "一般", Known: true)))]);
}
