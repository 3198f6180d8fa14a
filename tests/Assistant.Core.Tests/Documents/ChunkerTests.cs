using Assistant.Core.Documents;
using Xunit;

namespace Assistant.Core.Tests.Documents;

public sealed class ChunkerTests
{
    [Fact]
    public void Split_ParagraphsUnderOneHeading_AreGroupedUpToTheLimit()
    {
        var chunks = Chunker.Split("d", [Heading(1, "題"), .. Enumerable.Range(0, 10).Select(i => Text(new string((char)('あ' + i), 119) + "。"))]);

        Assert.Equal([5, 5], chunks.Select(c => c.Segments.Count));
        Assert.All(chunks, c => Assert.Equal(["題"], c.HeadingPath));
    }

    [Fact]
    public void Split_SentenceLongerThanTheLimit_IsNotCut()
    {
        var sentence = new string('あ', 900) + "。";

        var chunk = Assert.Single(Chunker.Split("d", [Text(sentence)]));

        Assert.Equal(sentence, chunk.Text);
    }

    [Fact]
    public void Split_LevelsThatJump_EndEveryDeeperSection()
    {
        var chunks = Chunker.Split("d", [Heading(2, "二"), Heading(4, "四"), Text("甲。"), Heading(3, "三"), Text("乙。"), Heading(1, "一"), Text("丙。")]);

        Assert.Equal(["二>四", "二>三", "一"], chunks.Select(c => string.Join('>', c.HeadingPath)));
    }

    [Fact]
    public void Split_HeadingWithNothingBelow_IsAChunkOfItsOwn()
    {
        var chunks = Chunker.Split("d", [Heading(1, "題"), Heading(2, "図だけ"), Heading(2, "次"), Text("本文。")]);

        Assert.Equal(BlockKind.Heading, chunks[0].Kind);
        Assert.Equal("図だけ", chunks[0].Text);
        Assert.Equal(["題"], chunks[0].HeadingPath);
        Assert.Equal(["題", "次"], chunks[1].HeadingPath);
    }

    [Fact]
    public void Split_TableRow_IsAChunkWithItsCaptionInThePath()
    {
        var row = new Block { Kind = BlockKind.TableRow, Segments = [Segment("甲 ／ 乙")], Cells = [new TableCell("名", [Segment("甲")])], Lead = "表の題" };

        var chunk = Assert.Single(Chunker.Split("d", [Heading(1, "題"), row]), c => c.Kind == BlockKind.TableRow);

        Assert.Equal(["題", "表の題"], chunk.HeadingPath);
        Assert.Equal("名：甲", chunk.Text);
    }

    [Fact]
    public void Split_ItemsWithALeadOfTheirOwn_BeginAChunk()
    {
        var chunks = Chunker.Split("d", [Text("前の文。"), Item("1985年 住民", "◆導入"), Item("1990年 税務", "◆導入"), Item("1996年 文書", "◆庁内")]);

        Assert.Equal(["", "◆導入", "◆庁内"], chunks.Select(c => string.Join('>', c.HeadingPath)));
        Assert.Equal("1985年 住民\n1990年 税務", chunks[1].Text);
    }

    [Fact]
    public void Split_ListAfterItsLeadIn_StaysWithIt()
    {
        var chunk = Assert.Single(Chunker.Split("d", [Text("次のとおりです。"), Item("甲", "次のとおりです。"), Item("乙", "次のとおりです。")]));

        Assert.Equal("次のとおりです。甲\n乙", chunk.Text);
    }

    [Fact]
    public void Split_SameBlocks_GiveTheSameIdsAndOthersOtherIds()
    {
        Block[] blocks = [Heading(1, "題"), Text("甲。"), Heading(1, "題"), Text("甲。")];

        var first = Chunker.Split("d", blocks);

        Assert.Equal(first.Select(c => c.Id), Chunker.Split("d", blocks).Select(c => c.Id));
        Assert.Equal(2, first.Concat(Chunker.Split("e", blocks)).Select(c => c.Id).Distinct(StringComparer.Ordinal).Count() / 2);
        Assert.All(first, c => Assert.Matches("^[0-9a-f]{32}$", c.Id));
    }

    [Fact]
    public void Split_ContentsThatLookLikeATable_AreNoChunks()
    {
        static Block Row(string text) => new() { Kind = BlockKind.TableRow, Segments = [Segment(text)], Cells = [new TableCell("", [Segment(text)])] };
        var chunks = Chunker.Split("d", [
            Heading(1, "手引"), Heading(2, "目次"), Row("1.1 1.2 ／ 申請. . . . . . . . . . 12受付 . . . . . . . . . . . 13"), Heading(2, "申請"), Text("申請は窓口で受け付ける。"),
            Row("写し ........ 10"), Heading(2, "索引"), Row("申請 . . . . . . . . 12 ／ 受付 . . . . . . . . 13")]);

        Assert.Equal(["申請は窓口で受け付ける。", "写し ........ 10", "索引"], chunks.Select(c => c.Text));
    }

    [Fact]
    public void Split_BlocksOfInvisibleCharacters_AreNoChunks()
    {
        var row = new Block { Kind = BlockKind.TableRow, Segments = [Segment("\u200C ／ \u200C")], Cells = [new TableCell("", [Segment("\u200C")]), new TableCell("", [Segment(" \u200B")])] };

        var chunks = Chunker.Split("d", [Heading(1, "題"), row, Text("\u200C\u200C"), Text("本文です。")]);

        Assert.Equal(["本文です。"], chunks.Select(c => c.Text));
    }

    private static Block Heading(int level, string text) => new() { Kind = BlockKind.Heading, HeadingLevel = level, Segments = [Segment(text)] };

    private static Block Text(string text) => new() { Kind = BlockKind.Paragraph, Segments = [Segment(text)] };

    private static Block Item(string text, string lead) => new() { Kind = BlockKind.ListItem, Segments = [Segment(text)], Lead = lead };

    private static Segment Segment(string text) => new(text, new SourceSpan(0, 0, text.Length));
}
