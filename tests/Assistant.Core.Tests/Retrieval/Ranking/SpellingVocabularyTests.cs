using Assistant.Core.Retrieval.Ranking;
using Xunit;

namespace Assistant.Core.Tests.Retrieval.Ranking;

public sealed class SpellingVocabularyTests
{
    private static readonly SpellingVocabulary Vocabulary = new(["まいなんばーかーど", "さーば", "でじたる", "保育所", "保健所", "ab"]);

    [Theory]
    [InlineData("まいなばーかーど", "まいなんばーかーど")]
    [InlineData("でたじる", "でじたる")]
    [InlineData("保育園所", "保育所")]
    public void Nearest_OneSlip_FindsTheWord(string word, string expected) => Assert.Equal(expected, Vocabulary.Nearest(word));

    [Fact]
    public void Nearest_TwoAtTheSameDistance_IsTheFirstInCodeOrder() => Assert.Equal("保健所", Vocabulary.Nearest("保険所"));

    [Theory]
    [InlineData("でじたる")]
    [InlineData("図書館")]
    [InlineData("ac")]
    [InlineData("2026")]
    public void Nearest_KnownOrFarOrShortOrNumber_IsNull(string word) => Assert.Null(Vocabulary.Nearest(word));

    [Theory]
    [InlineData("abc", "abc", 0)]
    [InlineData("abc", "acb", 1)]
    [InlineData("abc", "ab", 1)]
    [InlineData("abcd", "xbcy", 2)]
    public void EditDistance_SmallCases_AsCountedByHand(string a, string b, int expected) => Assert.Equal(expected, EditDistance.Of(a, b, 2));

    [Fact]
    public void EditDistance_BeyondTheBound_IsNull() => Assert.Null(EditDistance.Of("abcdef", "uvwxyz", 2));
}
