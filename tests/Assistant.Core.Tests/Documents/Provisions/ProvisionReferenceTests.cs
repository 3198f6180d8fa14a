using Assistant.Core.Documents;
using Assistant.Core.Documents.Provisions;
using Assistant.Core.Text;
using Xunit;

namespace Assistant.Core.Tests.Documents.Provisions;

public sealed class ProvisionReferenceTests
{
    [Theory]
    [InlineData("第12条第3項には何と書いてありますか", "12/3", null)]
    [InlineData("１２条３項は？", "12/3", null)]
    [InlineData("第十二条の二", "12の2", null)]
    [InlineData("就業規則第12条の内容は", "12", "就業規則")]
    [InlineData("就業規則の第12条第3項第1号", "12/3/1", "就業規則")]
    [InlineData("第12条第1号", "12/1/1", null)]
    [InlineData("第5条第1項第二号ア", "5/1/2ア", null)]
    [InlineData("附則第2条", "附則2", null)]
    [InlineData("別表第1", "別表1", null)]
    public void FindAll_Reference_IsReadHoweverItIsWritten(string question, string term, string? rule)
    {
        var reference = Assert.Single(ProvisionReference.FindAll(SearchKey.Of(question)));

        Assert.Equal((term, rule), (reference.Term, reference.Rule));
    }

    [Theory]
    [InlineData("年次有給休暇は何日ですか")]
    [InlineData("一条さんの連絡先")]
    [InlineData("3項目の目標")]
    public void FindAll_NoReference_FindsNone(string question) => Assert.Empty(ProvisionReference.FindAll(SearchKey.Of(question)));

    [Fact]
    public void FindAll_TwoRules_EachBelongsToItsReference()
    {
        var references = ProvisionReference.FindAll(SearchKey.Of("民法第709条憲法第9条"));

        Assert.Equal([("709", "民法"), ("9", "憲法")], references.Select(r => (r.Term, r.Rule)));
    }

    [Theory]
    [InlineData("漢")]
    [InlineData("法")]
    [InlineData("一")]
    [InlineData("条例")]
    public void FindAll_LongestQuestionOfKanji_NeedsNoTimeWorthSpeakingOf(string repeated)
    {
        var question = string.Concat(Enumerable.Repeat(repeated, 100_000));

        // A search for the rule's name from every letter took seconds and ended in the time limit of the expression.
        Assert.Empty(ProvisionReference.FindAll(question));
    }

    [Fact]
    public void Is_SameArticleOfAnotherRule_IsNot()
    {
        var chunk = new Chunk("c", 0, BlockKind.Paragraph, ["第12条（休暇）", "第3項"], [new Segment("３ 与える。", new SourceSpan(0, 0, 6))], []);

        Assert.True(Reference("就業規則第12条第3項").Is(Document("モデル就業規則"), chunk));
        Assert.False(Reference("旅費規程第12条第3項").Is(Document("モデル就業規則"), chunk));
        Assert.True(Reference("規則第12条第3項").Is(Document("モデル就業規則"), chunk));
        Assert.False(Reference("就業規則第12条第2項").Is(Document("モデル就業規則"), chunk));
    }

    private static ProvisionReference Reference(string question) => Assert.Single(ProvisionReference.FindAll(SearchKey.Of(question)));

    private static DocumentRecord Document(string title) =>
        new("d", "d.md", new DocumentMetadata { Title = title }, "h", 0, 1, DocumentState.Indexed, null, null, DateTimeOffset.UnixEpoch);
}
