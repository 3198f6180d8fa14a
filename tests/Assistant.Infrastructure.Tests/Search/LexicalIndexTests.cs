using Assistant.Core.Access;
using Assistant.Core.Documents;
using Assistant.Core.Retrieval;
using Assistant.Core.Retrieval.Lexical;
using Assistant.Core.Text;
using Assistant.Infrastructure.Morphology;
using Assistant.Testing;
using Xunit;

namespace Assistant.Infrastructure.Tests.Search;

public sealed class LexicalIndexTests : IDisposable
{
    private readonly MeCabSegmenter segmenter = new(MorphologyServices.DefaultDictionary);

    public void Dispose() => segmenter.Dispose();

    [Theory]
    [InlineData("水道の手続き", "water")]
    [InlineData("ごみの収集日", "waste")]
    [InlineData("取組みの担当", "plan")]
    public void Search_WordsOfOnePassage_FindItFirst(string query, string expected) =>
        Assert.Equal(expected, Search(query, AccessScope.Everything).Hits[0].Document.Id);

    [Fact]
    public void Search_WithoutTheRight_FindsNothingOfThatDocument()
    {
        var hits = Search("水道の手続き", AccessScope.Of("staff")).Hits;
        Assert.DoesNotContain(hits, h => h.Document.Id == "water");
    }

    [Fact]
    public void Search_WithoutAnyRight_FindsNothing() => Assert.Empty(Search("水道 ごみ 計画", AccessScope.Nothing).Hits);

    [Fact]
    public void Search_FilteredByKind_FindsThatKindOnly()
    {
        var result = Search("手続き 収集 担当", AccessScope.Everything, new SearchFilters { Kinds = [DocumentKind.Plan] });
        Assert.Equal(["plan"], result.Hits.Select(h => h.Document.Id));
    }

    [Fact]
    public void Search_HeadingHoldsTheWord_FindsThePassageBelow() =>
        Assert.Equal("plan", Search("重点施策", AccessScope.Everything).Hits[0].Document.Id);

    [Fact]
    public void Search_WordThatNoPassageHolds_IsReportedWithFrequencyZero()
    {
        var result = Search("水道のパスワード", AccessScope.Everything);
        Assert.Equal(0, result.Terms.Single(t => t.Text == "w:パスワード").DocumentFrequency);
        Assert.Equal(1, result.Terms.Single(t => t.Text == "w:水道").DocumentFrequency);
    }

    private SearchResult Search(string query, AccessScope scope, SearchFilters? filters = null)
    {
        var analyzer = new TextAnalyzer(segmenter);
        var builder = new LexicalIndexBuilder(analyzer, new Bm25Options());
        builder.Add(Passages.Of(Passages.Document("water", access: ["water-division"]), 0, "水道の開始と中止の手続は営業課で受け付けます。"));
        builder.Add(Passages.Of(Passages.Document("waste"), 0, "ごみは収集日の朝に出してください。"));
        builder.Add(Passages.Of(Passages.Document("plan", kind: DocumentKind.Plan), 0, "取り組みの担当は各課とします。", "重点施策"));
        return builder.Build().Search(analyzer.AnalyzeQuery(query), new SearchRequest(query, 10, scope, filters));
    }
}
