using System.Globalization;
using Assistant.Core.Documents;
using Assistant.Testing;
using Xunit;

namespace Assistant.Infrastructure.Tests.Readers;

/// <summary>The real plan, read where it lies beside the repository.</summary>
public sealed class PlanTests
{
    private const string MarkedColumn = TableStructure.MarkedColumn;

    [Theory]
    [InlineData("dx-koriyama-plan-2026-2029.md")]
    [InlineData("dx-koriyama-plan-2026-2029.pdf")]
    public async Task Read_Plan_HasAllProjectsWithDivisionAndMarks(string name)
    {
        var projects = (await ReadAsync(name)).Blocks.Where(b => Cell(b, "事業概要") is not null).ToList();

        Assert.Equal(Enumerable.Range(1, 70).Select(n => n.ToString(CultureInfo.InvariantCulture)), projects.Select(p => Cell(p, "No.")));
        Assert.Equal("人事課", Cell(projects[0], "担当課"));
        Assert.Equal("市民・NPO活動推進課", Cell(projects[13], "担当課"));
        Assert.Equal("農業委員会事務局", Cell(projects[69], "担当課"));
        Assert.All(projects, p => Assert.Matches("(?:課|館|センター|事務局|事務所|室)$", Cell(p, "担当課")));
        var marks = projects.SelectMany(p => p.Cells.Single(c => c.Column == MarkedColumn).Items).CountBy(i => i.Text).ToDictionary(c => c.Key, c => c.Value);
        Assert.Equal(50, marks["市民生活の利便性向上"]);
        Assert.Equal(12, marks["持続可能で効率的な行政運営"]);
        Assert.Equal(26, marks["人に優しいデジタル化"]);
        Assert.Equal(3, marks["情報セキュリティの確保"]);
    }

    [Fact]
    public async Task Read_PlanInBothFormats_GivesTheSameProjects()
    {
        var markdown = await ProjectsAsync("dx-koriyama-plan-2026-2029.md");
        var pdf = await ProjectsAsync("dx-koriyama-plan-2026-2029.pdf");

        Assert.Equal(markdown, pdf);

        static async Task<List<string>> ProjectsAsync(string name) =>
            [.. (await ReadAsync(name)).Blocks.Where(b => Cell(b, "事業概要") is not null).Select(b => Squeeze(string.Join('|', b.Cells.Select(c => c.Value))))];
    }

    [Theory]
    [InlineData("dx-koriyama-plan-2026-2029.md")]
    [InlineData("dx-koriyama-plan-2026-2029.pdf")]
    public async Task Read_Plan_HasAllDefinitions(string name)
    {
        var definitions = (await ReadAsync(name)).Blocks.Where(b => b.Kind == BlockKind.Definition).ToList();

        Assert.Equal(27, definitions.Count);
        Assert.All(definitions, d => Assert.Equal(["No.", "用語", "意味"], d.Cells.Select(c => c.Column)));
        Assert.Equal("プロンプト", Cell(definitions[18], "用語"));
    }

    [Theory]
    [InlineData("dx-koriyama-plan-2026-2029.md")]
    [InlineData("dx-koriyama-plan-2026-2029.pdf")]
    public async Task Read_Plan_EveryQuoteStandsInItsPage(string name)
    {
        var document = await ReadAsync(name);

        foreach (var segment in document.Blocks.Where(b => b.Cells.Count == 0).SelectMany(b => b.Segments))
        {
            var quote = TestReaders.Quote(document, segment);
            Assert.NotEmpty(quote);
            Assert.Equal(Squeeze(segment.Text)[0], Squeeze(quote)[0]);
            Assert.Equal(Squeeze(segment.Text)[^1], Squeeze(quote)[^1]);
        }
    }

    [Fact]
    public async Task Read_PlanAsMarkdown_KeepsYearsAndItemsOfTheTimelineApart()
    {
        var document = await ReadAsync("dx-koriyama-plan-2026-2029.md");

        var item = Assert.Single(document.Blocks, b => b.Text.Contains("国民健康保険システム", StringComparison.Ordinal));

        Assert.Equal("（1984年）国民健康保険システム", item.Text);
        Assert.Equal("◆住民情報系ホストコンピューターの導入", item.Lead);
        Assert.Equal(item.Text, TestReaders.Quote(document, item.Segments[0]));
    }

    [Fact]
    public async Task Read_PlanAsPdf_NamesThePageWhereTheWordsStand()
    {
        var path = PathOf("dx-koriyama-plan-2026-2029.pdf");
        var document = await ReadAsync("dx-koriyama-plan-2026-2029.pdf");
        var random = new Random(59);
        var sentences = document.Blocks.Where(b => b.Kind is BlockKind.Paragraph or BlockKind.ListItem).SelectMany(b => b.Segments).ToArray();
        random.Shuffle(sentences);
        foreach (var page in sentences.Take(200).GroupBy(s => s.Span.Page))
        {
            var number = page.Key.ToString(CultureInfo.InvariantCulture);
            var text = await ChildProcess.RunAsync("pdftotext", ["-raw", "-enc", "UTF-8", "-f", number, "-l", number, path, "-"], TestContext.Current.CancellationToken);
            Assert.All(page, s => Assert.Contains(Squeeze(TestReaders.Quote(document, s)), Squeeze(text.Output), StringComparison.Ordinal));
        }
    }

    private static async Task<ReadDocument> ReadAsync(string name) =>
        await TestReaders.ReadAsync(name, await File.ReadAllBytesAsync(PathOf(name), TestContext.Current.CancellationToken));

    private static string PathOf(string name)
    {
        var path = RepositoryFolder.Shared("plan", name);
        Assert.SkipWhen(path is null, "The plan is not beside the repository (../shared/plan).");
        return path;
    }

    private static string? Cell(Block block, string column) => block.Cells.FirstOrDefault(c => c.Column == column)?.Value;

    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
