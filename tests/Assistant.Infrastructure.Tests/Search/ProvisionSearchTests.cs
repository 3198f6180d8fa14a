using Assistant.Core.Access;
using Assistant.Core.Documents;
using Assistant.Core.Retrieval;
using Assistant.Core.Time;
using Assistant.Testing;
using Xunit;

namespace Assistant.Infrastructure.Tests.Search;

public sealed class ProvisionSearchTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("第12条第3項", "旅費規程", "第12条（報告）/第3項")]
    [InlineData("12条3項には何がありますか", "旅費規程", "第12条（報告）/第3項")]
    [InlineData("第十二条第三項", "旅費規程", "第12条（報告）/第3項")]
    [InlineData("第12条の2", "旅費規程", "第12条の2（特例）")]
    [InlineData("旅費規程第12条", "旅費規程", "第12条（報告）/第1項")]
    [InlineData("第3条第1項第2号", "旅費規程", "第3条（区分）")]
    [InlineData("服務規程第12条", "服務規程", "第12条（欠勤）")]
    [InlineData("服務規程の第1条", "服務規程", "第1条（趣旨）")]
    public async Task Search_QuestionThatNamesAProvision_FindsItBeforeWhatMentionsIt(string question, string title, string path)
    {
        await using var bed = await SearchBed.OpenAsync();
        await StoreAsync(bed);
        foreach (var mode in Enum.GetValues<Core.Retrieval.Vectors.SearchMode>().Where(m => m != Core.Retrieval.Vectors.SearchMode.Dense))
        {
            var hit = (await bed.SearchAsync(question, adjust: r => r with { Mode = mode })).Hits[0];

            Assert.Equal((title, path), (hit.Document.Metadata.Title, string.Join('/', hit.Chunk.HeadingPath)));
        }
    }

    [Fact]
    public async Task Search_ReferenceToALawThatIsNotThere_DoesNotTakeAnotherRulesArticleForIt()
    {
        await using var bed = await SearchBed.OpenAsync();
        await StoreAsync(bed);

        var hits = (await bed.SearchAsync("地方公務員法第3条の職員とは")).Hits;

        Assert.Contains("地方公務員法第3条", hits[0].Chunk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, new[] { "現行", "予定" })]
    [InlineData(true, new[] { "予定", "現行", "期限切れ" })]
    public async Task Search_OutdatedDocuments_AreFoundOnRequestAndLabelled(bool? includeOutdated, string[] titles)
    {
        await using var bed = await SearchBed.OpenAsync();
        var today = JapaneseDay.Today(bed.Storage.Time);
        await StoreAsync(bed, "現行", ["庁内の窓口は9時に開く。"], m => m with { Expires = today });
        await StoreAsync(bed, "期限切れ", ["庁内の窓口は8時に開いた。"], m => m with { Expires = today.AddDays(-1) });
        await StoreAsync(bed, "予定", ["庁内の窓口は来年から10時に開く。"], m => m with { Effective = today.AddDays(1) });

        var hits = (await bed.SearchAsync("窓口は何時に開くか", adjust: r => includeOutdated is true ? new SearchRequest(r.Query, r.Top, r.Access, new SearchFilters { IncludeOutdated = true }) : r)).Hits;

        Assert.Equal(titles.Order(StringComparer.Ordinal), hits.Select(h => h.Document.Metadata.Title).Order(StringComparer.Ordinal));
        Assert.All(hits, h => Assert.Equal(
            h.Document.Metadata.Title switch { "現行" => DocumentValidity.InForce, "予定" => DocumentValidity.Upcoming, _ => DocumentValidity.Expired },
            h.Validity));
    }

    private static async Task StoreAsync(SearchBed bed)
    {
        await StoreAsync(bed, "旅費規程",
        [
            "第1条（目的） この規程は旅費について定める。", "第2条（定義） 出張とは公務で他の地に行くことをいう。", "第3条（区分） 旅費は次のとおりとする。", "(1) 鉄道賃", "(2) 宿泊料",
            "第11条（請求） 第12条第3項の報告を添えて請求する。", "２ 第12条第3項、第12条第3項及び第12条第3項のことは別に定める。",
            "第12条（報告） 帰庁後に報告する。", "２ 報告は書面による。", "３ 軽易な用務は口頭で足りる。", "第12条の2（特例） 災害のときはこの限りでない。", "第13条（返納） 過払いは返納する。",
        ]);
        await StoreAsync(bed, "服務規程",
        [
            "第1条（趣旨） 服務について定める。", "第2条（適用） 地方公務員法第3条の職員に適用する。", "第11条（休暇） 休暇は承認を受ける。", "第12条（欠勤） 欠勤は届け出る。", "第13条（雑則） 必要なことは市長が定める。",
        ]);
    }

    private static async Task StoreAsync(SearchBed bed, string title, IReadOnlyList<string> lines, Func<DocumentMetadata, DocumentMetadata>? change = null)
    {
        var text = string.Join('\n', lines);
        var offset = 0;
        List<Block> blocks = [];
        foreach (var line in lines)
        {
            blocks.Add(new Block { Kind = BlockKind.Paragraph, Segments = [new Segment(line, new SourceSpan(0, offset, line.Length))] });
            offset += line.Length + 1;
        }

        var id = ChunkId.OfDocument(title);
        var chunks = Chunker.Split(id, blocks);
        var document = Passages.Document(id, title) with { Uri = title, Chunks = chunks.Count };
        await bed.Storage.Writer.ReplaceAsync(document with { Metadata = change?.Invoke(document.Metadata) ?? document.Metadata }, [new PageText(PageText.NoPages, text)], chunks, Token);
    }
}
