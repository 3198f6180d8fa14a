using System.Globalization;
using System.Text;
using Assistant.Core.Documents;
using Xunit;

namespace Assistant.Core.Tests.Documents;

/// <summary>What holds for every document, tried on many that are made up by chance with fixed seeds.</summary>
public sealed class ChunkerPropertyTests
{
    private const int Documents = 200;

    [Fact]
    public void Split_AnyDocument_KeepsEverySentenceOnceAndInOrder()
    {
        foreach (var blocks in Enumerable.Range(0, Documents).Select(seed => new RandomBlocks(seed).Make()))
        {
            var expected = blocks.Where(b => b.Kind != BlockKind.Heading).SelectMany(b => b.Segments).Select(s => s.Text);
            var actual = Chunker.Split("d", blocks).Where(c => c.Kind != BlockKind.Heading).SelectMany(c => c.Segments).Select(s => s.Text);

            Assert.Equal(expected, actual);
        }
    }

    [Fact]
    public void Split_AnyDocument_ExceedsTheLimitOnlyWhereLessThanTheLeastWouldBeLeft()
    {
        foreach (var chunk in AllChunks().Where(c => c.Cells.Count == 0 && c.Segments.Count > 1 && c.Text.Length > 600))
        {
            var withoutLast = chunk with { Segments = [.. chunk.Segments.SkipLast(1)] };
            Assert.InRange(withoutLast.Text.Length, 1, 199);
        }
    }

    [Fact]
    public void Split_AnyDocument_IsShorterThanTheLeastOnlyWhereNeighboursLeaveNoRoom()
    {
        foreach (var blocks in Enumerable.Range(0, Documents).Select(seed => new RandomBlocks(seed).Make()))
        {
            var chunks = Chunker.Split("d", blocks);
            foreach (var (first, second) in chunks.Zip(chunks.Skip(1)).Where(p => p.First.Cells.Count + p.Second.Cells.Count == 0 && p.First.Kind != BlockKind.Heading && p.Second.Kind != BlockKind.Heading))
            {
                // Two short neighbours of one section would have been one chunk.
                Assert.False(
                    first.Text.Length < 200 && second.Text.Length < 200 && first.HeadingPath.SequenceEqual(second.HeadingPath, StringComparer.Ordinal),
                    first.Text + " | " + second.Text);
            }
        }
    }

    [Fact]
    public void Split_AnyDocument_KeepsTheSpanOfEverySentence()
    {
        foreach (var blocks in Enumerable.Range(0, Documents).Select(seed => new RandomBlocks(seed).Make()))
        {
            var spans = blocks.SelectMany(b => b.Segments).ToDictionary(s => s.Text, s => s.Span, StringComparer.Ordinal);

            Assert.All(Chunker.Split("d", blocks).Where(c => c.Kind != BlockKind.Heading).SelectMany(c => c.Segments), s => Assert.Equal(spans[s.Text], s.Span));
        }
    }

    [Fact]
    public void Split_SameDocumentTwice_GivesTheSameIdsAndNoneTwice()
    {
        foreach (var seed in Enumerable.Range(0, Documents))
        {
            var first = Chunker.Split("d", new RandomBlocks(seed).Make()).Select(c => c.Id).ToList();

            Assert.Equal(first, Chunker.Split("d", new RandomBlocks(seed).Make()).Select(c => c.Id));
            Assert.Equal(first.Count, first.Distinct(StringComparer.Ordinal).Count());
        }
    }

    [Fact]
    public void Split_GiantRow_IsCutBetweenEntriesWithItsColumnNames()
    {
        List<Segment> items = [.. Enumerable.Range(0, 80).Select(i => new Segment($"項目{i:00}{new string('あ', 60)}", new SourceSpan(1, 10 + (i * 70), 64)))];
        var row = new Block { Kind = BlockKind.TableRow, Segments = [new Segment("全部", new SourceSpan(1, 0, 6_000))], Cells = [new TableCell("名称", [new Segment("台帳", new SourceSpan(1, 0, 2))]), new TableCell("説明", items)] };

        var chunks = Chunker.Split("d", [row]);

        Assert.True(chunks.Count > 5);
        Assert.Equal(["台帳", .. items.Select(i => i.Text)], chunks.SelectMany(c => c.Cells).SelectMany(c => c.Items).Select(i => i.Text));
        Assert.All(chunks.Skip(1), c => Assert.Equal(("説明", "台帳"), (c.Cells[0].Column, c.HeadingPath[^1])));
        Assert.All(chunks, c => Assert.InRange(c.Text.Length, 1, 700));
    }

    [Fact]
    public void Split_RowUpToTheLimit_StaysWhole()
    {
        List<Segment> items = [.. Enumerable.Range(0, 20).Select(i => new Segment(new string('あ', 100), new SourceSpan(1, i * 101, 100)))];
        var row = new Block { Kind = BlockKind.TableRow, Segments = [new Segment("全部", new SourceSpan(1, 0, 2_020))], Cells = [new TableCell("説明", items)] };

        Assert.Single(Chunker.Split("d", [row]));
    }

    [Fact]
    public void Split_TableOfContents_IsNoChunk()
    {
        var chunks = Chunker.Split("d", [Heading(1, "目 次"), Text("第1章 総則 …………… 3"), Heading(3, "第1条（目的）"), Heading(3, "第2条（定義）"), Heading(1, "第1章 総則"), Text("この章は総則である。"), Text("3 手続 ........ 12")]);

        var chunk = Assert.Single(chunks);
        Assert.Equal(("この章は総則である。", "第1章 総則"), (chunk.Text, chunk.HeadingPath[^1]));
    }

    [Fact]
    public void Split_Footnote_StandsByTheSentenceThatRefersToIt()
    {
        var chunks = Chunker.Split("d", [Heading(1, "甲"), Text("標準化※1を進める。"), Heading(1, "乙"), Text("別の話である。"), Text("※1 標準化：仕様を合わせること。")]);

        Assert.Equal(["標準化※1を進める。※1 標準化：仕様を合わせること。", "別の話である。"], chunks.Select(c => c.Text));
    }

    private static IEnumerable<Chunk> AllChunks() => Enumerable.Range(0, Documents).SelectMany(seed => Chunker.Split("d", new RandomBlocks(seed).Make()));

    private static Block Heading(int level, string text) => new() { Kind = BlockKind.Heading, HeadingLevel = level, Segments = [new Segment(text, new SourceSpan(0, 0, text.Length))] };

    private static Block Text(string text) => new() { Kind = BlockKind.Paragraph, Segments = [new Segment(text, new SourceSpan(0, 0, text.Length))] };

    /// <summary>Headings, paragraphs, lists, rows and articles in any order, every sentence with a number of its own.</summary>
    private sealed class RandomBlocks(int seed)
    {
        private readonly Random _random = new(seed);
        private int _sentence;
        private int _offset;
        private int _article;

        public List<Block> Make() => [.. Enumerable.Range(0, 5 + _random.Next(60)).SelectMany(_ => Next())];

        private IEnumerable<Block> Next()
        {
            switch (_random.Next(8))
            {
                case 0:
                    return [new Block { Kind = BlockKind.Heading, HeadingLevel = 1 + _random.Next(6), Segments = [Segment("見出し" + Number())] }];
                case 1:
                    return [Row()];
                case 2:
                    var lead = Segment($"手続{Number()}は次のとおりとする。");
                    return [Block(BlockKind.Paragraph, lead), .. Enumerable.Range(1, 1 + _random.Next(15)).Select(i => Block(BlockKind.ListItem, Sentence($"({i}) ")) with { Lead = _random.Next(2) == 0 ? lead.Text : null })];
                case 3:
                    _article++;
                    return [Block(BlockKind.Paragraph, Sentence($"第{_article}条（件名{_article}） ")), .. Enumerable.Range(2, _random.Next(5)).Select(i => Block(BlockKind.Paragraph, Sentence($"{i} ")))];
                default:
                    return [Block(BlockKind.Paragraph, [.. Enumerable.Range(0, 1 + _random.Next(6)).Select(_ => Sentence(string.Empty))])];
            }
        }

        private Block Row()
        {
            var cell = Segment("値" + Number());
            return new Block { Kind = BlockKind.TableRow, Segments = [cell], Cells = [new TableCell("列", [cell])] };
        }

        private static Block Block(BlockKind kind, params Segment[] segments) => new() { Kind = kind, Segments = segments };

        /// <summary>Mostly short, at times longer than a chunk may be.</summary>
        private Segment Sentence(string mark) =>
            Segment(mark + "文" + Number() + new string('語', _random.Next(20) == 0 ? 700 : _random.Next(150)) + (_random.Next(4) == 0 ? string.Empty : "。"));

        private Segment Segment(string text)
        {
            var segment = new Segment(text, new SourceSpan(1 + (_offset / 1_000), _offset % 1_000, text.Length));
            _offset += text.Length;
            return segment;
        }

        /// <summary>In letters, so that no sentence looks like a number of a rule.</summary>
        private string Number()
        {
            var text = new StringBuilder();
            foreach (var digit in (_sentence++).ToString(CultureInfo.InvariantCulture))
            {
                text.Append((char)('か' + (digit - '0')));
            }

            return text.ToString();
        }
    }
}
