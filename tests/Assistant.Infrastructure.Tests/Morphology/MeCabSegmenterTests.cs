using Assistant.Core.Errors;
using Assistant.Core.Text;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Morphology;
using Xunit;

namespace Assistant.Infrastructure.Tests.Morphology;

public sealed class MeCabSegmenterTests : IDisposable
{
    private readonly MeCabSegmenter segmenter = new(new SearchOptions().MeCabDictionary);

    public void Dispose() => segmenter.Dispose();

    [Fact]
    public void Segment_Sentence_GivesWordsWithOffsetsAndBaseForms()
    {
        const string key = "市の窓口で 使えば便利";
        var words = segmenter.Segment(key);

        Assert.Equal(["市", "の", "窓口", "で", "使え", "ば", "便利"], words.Select(w => w.Surface));
        Assert.All(words, w => Assert.Equal(w.Surface, key.Substring(w.Start, w.Surface.Length)));
        Assert.Equal("使う", words[4].BaseForm);
        Assert.Equal("動詞", words[4].Class);
    }

    [Fact]
    public void Segment_CharactersOutsideTheBasicPlane_KeepOffsetsRight()
    {
        const string key = "𠮷野家の🍚と市役所";
        Assert.All(segmenter.Segment(key), w => Assert.Equal(w.Surface, key.Substring(w.Start, w.Surface.Length)));
    }

    [Fact]
    public void Segment_TextLongerThanOnePiece_LosesNothing()
    {
        var key = string.Concat(Enumerable.Repeat("郡山市の計画です。", 5_000));
        var words = segmenter.Segment(key);

        Assert.Equal(key, string.Concat(words.Select(w => w.Surface)));
        Assert.All(words, w => Assert.Equal(w.Surface, key.Substring(w.Start, w.Surface.Length)));
    }

    [Fact]
    public void Segment_ManyThreadsAtOnce_GiveTheSameWords()
    {
        const string key = "生成AIの活用により業務の効率化を図ります。";
        var expected = segmenter.Segment(key);
        Parallel.For(0, 500, _ => Assert.Equal(expected, segmenter.Segment(key)));
    }

    [Theory]
    [InlineData("サーバーの手続き", "サーバの手続")]
    [InlineData("取り組みの問い合わせ", "取組の問合せ")]
    [InlineData("令和8年度の予算", "2026年度の予算")]
    public void Analyze_SpellingsOfTheSameWords_GiveTheSameTerms(string one, string other)
    {
        var analyzer = new TextAnalyzer(segmenter);
        Assert.Equal(analyzer.Analyze(other).Words.Select(w => w.Term), analyzer.Analyze(one).Words.Select(w => w.Term));
    }

    [Fact]
    public void Analyze_Question_KeepsWhatCarriesMeaning() =>
        Assert.Equal(["郡山", "市", "人口", "人"], new TextAnalyzer(segmenter).Analyze("郡山市の人口は何人ですか？").Words.Select(w => w.Term));

    [Fact]
    public void Constructor_DictionaryMissing_SaysWhatToInstall()
    {
        var exception = Assert.Throws<AssistantException>(() => new MeCabSegmenter("/nowhere"));
        Assert.Equal("mecab_missing", exception.Code);
        Assert.Contains("mecab-ipadic-utf8", exception.NextStep, StringComparison.Ordinal);
    }
}
