using Assistant.Core.Text;
using Xunit;

namespace Assistant.Core.Tests.Text;

public sealed class SynonymDictionaryTests
{
    private static readonly SynonymDictionary Own = new([["こども", "子供", "-がきんちょ"], ["引っ越し", "転居"]]);

    [Fact]
    public void Find_WordOfAGroup_GivesTheOthers() => Assert.Equal(["子供", "がきんちょ"], Own.Find("こども"));

    [Fact]
    public void Find_OtherSpelling_IsTheSameWord() => Assert.Equal(["転居"], Own.Find("引越し"));

    [Theory]
    [InlineData("がきんちょ")]
    [InlineData("市長")]
    [InlineData("")]
    public void Find_WordThatLeadsNowhere_GivesNothing(string word) => Assert.Empty(Own.Find(word));

    [Fact]
    public void Find_WordOfManyGroups_IsTooAmbiguous() =>
        Assert.Empty(new SynonymDictionary(Enumerable.Range(0, 9).Select(i => (string[])["かける", "語" + i])).Find("かける"));

    [Fact]
    public void Load_WithTheSharedDictionary_KnowsEverydayWords() =>
        Assert.Contains("子供", SynonymDictionary.Load([]).Find("子ども"));
}
