using System.Text.Encodings.Web;
using System.Text.Json;
using Assistant.Core.Documents;
using Xunit;

namespace Assistant.Infrastructure.Tests.Readers;

/// <summary>Golden folders: every folder below Cases is a case; a new one needs no code.</summary>
public sealed class ReaderCaseTests
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Root => Path.Combine(AppContext.BaseDirectory, "Readers", "Cases");

    public static TheoryData<string> Names => [.. Directory.GetDirectories(Root).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Read_Case_GivesTheExpectedBlocksAndQuotes(string name)
    {
        var folder = Path.Combine(Root, name);
        var input = Directory.GetFiles(folder, "input.*").Single();

        var document = await TestReaders.ReadAsync(Path.GetFileName(input), await File.ReadAllBytesAsync(input, TestContext.Current.CancellationToken));

        var expected = await File.ReadAllTextAsync(Path.Combine(folder, "expected.json"), TestContext.Current.CancellationToken);
        Assert.Equal(expected.TrimEnd(), JsonSerializer.Serialize(Shape(document), Json));
    }

    [Fact]
    public async Task Read_SameTableInPipesAndInTags_GivesTheSameCells()
    {
        var pipes = await ReadAsync("pipe-table");
        var tags = await ReadAsync("markup-table");

        Assert.Equal(Cells(pipes), Cells(tags));
    }

    private static async Task<ReadDocument> ReadAsync(string name) =>
        await TestReaders.ReadAsync("input.md", await File.ReadAllBytesAsync(Path.Combine(Root, name, "input.md"), TestContext.Current.CancellationToken));

    private static IEnumerable<string> Cells(ReadDocument document) =>
        document.Blocks.SelectMany(b => b.Cells.Select(c => $"{c.Column}={string.Join('+', c.Items.Select(i => i.Text))}"));

    private static object Shape(ReadDocument document) => new
    {
        title = document.Title,
        blocks = document.Blocks.Select(b => new
        {
            kind = b.Kind.ToString(),
            level = b.HeadingLevel,
            lead = b.Lead,
            segments = b.Segments.Select(s => Shape(document, s)),
            cells = b.Cells.Select(c => new { column = c.Column, items = c.Items.Select(s => Shape(document, s)) }),
        }),
    };

    private static object Shape(ReadDocument document, Segment segment) => new { text = segment.Text, quote = TestReaders.Quote(document, segment) };
}
