using Assistant.Core.Text;
using Xunit;

namespace Assistant.Core.Tests.Text;

public sealed class TermExtractorTests
{
    [Fact]
    public void Visit_CompoundOfTwoScripts_GivesItsPartsToo() =>
        Assert.Equal(["粗大ごみ", "粗大", "ごみ"], TermsOf("粗大ごみ").Words());

    [Fact]
    public void Visit_KatakanaAndHiraganaOfOneWord_GiveTheSameTerms()
    {
        Assert.Equal(TermsOf("ゴミ").Words(), TermsOf("ごみ").Words());
        Assert.Equal(["ごみ"], TermsOf("ゴミ").Of(TermClass.KanaBigram));
        Assert.Equal(["ごみ"], TermsOf("粗大ごみ").Of(TermClass.KanaBigram));
    }

    [Fact]
    public void Visit_Characters_GivesSingleKanjiAndPairsOfKanjiOrKatakana()
    {
        var terms = TermsOf("市税のデモ");
        Assert.Equal(["市", "税"], terms.Of(TermClass.Unigram));
        Assert.Equal(["市税", "デモ"], terms.Of(TermClass.Bigram));
    }

    [Fact]
    public void Visit_KanjiKeptApartByOkurigana_AreAPair()
    {
        Assert.Contains("取扱", TermsOf("取り扱い", "取扱").Of(TermClass.Bigram));
        Assert.Single(TermsOf("取扱", "取扱").Of(TermClass.Bigram));
    }

    [Fact]
    public void Visit_VeryLongRun_IsNotTakenApart() =>
        Assert.Single(TermsOf(new string('ア', 5000)).Words());

    private static Collected TermsOf(string noun, string? folded = null)
    {
        var morpheme = new Morpheme(0, noun, noun, "名詞", "一般", Known: true);
        var visitor = new Collector([]);
        TermExtractor.Visit(new AnalyzedText(noun, [morpheme], [new AnalyzedWord(folded ?? noun, morpheme)]), ref visitor);
        return new Collected(visitor.Terms);
    }

    private readonly struct Collector(List<(TermClass, string)> terms) : ITermVisitor
    {
        public List<(TermClass Class, string Text)> Terms => terms;

        public void Visit(TermClass termClass, scoped ReadOnlySpan<char> text) => terms.Add((termClass, text.ToString()));
    }

    private sealed record Collected(List<(TermClass Class, string Text)> Terms)
    {
        public IEnumerable<string> Of(TermClass termClass) => Terms.Where(t => t.Class == termClass).Select(t => t.Text);

        public IEnumerable<string> Words() => Of(TermClass.Word);
    }
}
