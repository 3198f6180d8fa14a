using Assistant.Core.Documents;
using Xunit;

namespace Assistant.Core.Tests.Documents;

public sealed class TableStructureTests
{
    [Fact]
    public void Build_MarkColumnsUnderSpanningHeader_AreNamedByIt()
    {
        var blocks = Table("事業|価値||", "|便利|効率", "甲|○|", "乙|○|○");

        Assert.Equal(["事業=甲", "価値=便利"], Cells(blocks[0]));
        Assert.Equal(["事業=乙", "価値=便利+効率"], Cells(blocks[1]));
    }

    [Fact]
    public void Build_MarkBelowMarkedRow_IsNeverCarriedDown()
    {
        var blocks = Table("区分|事業|便利|効率", "総務|甲|○|", "|乙||○");

        Assert.Equal(["区分=総務", "事業=乙", "○の付いた項目=効率"], Cells(blocks[1]));
    }

    [Fact]
    public void Build_RowOfTotals_KeepsItsNumbersAndTakesNoLabelFromAbove()
    {
        var blocks = Table("No.|事業|便利|効率", "1|甲|○|", "2|乙|○|○", "||2|1");

        Assert.Equal(["便利=2", "効率=1"], Cells(blocks[2]));
    }

    [Fact]
    public void Build_HeaderRepeatedInTheMiddle_IsNoRow()
    {
        var blocks = Table("No.|事 業", "1|甲", "No.|事業", "2|乙");

        Assert.Equal(["No.=2", "事業=乙"], Cells(Assert.Single(blocks, b => b.Cells[0].Value == "2")));
        Assert.Equal(2, blocks.Count);
    }

    [Fact]
    public void Build_TermAndMeaning_AreDefinitions()
    {
        var blocks = Table("用語|意味", "甲|一番目");

        Assert.Equal(BlockKind.Definition, Assert.Single(blocks).Kind);
    }

    [Fact]
    public void Build_ColumnWithoutValues_IsLeftOut()
    {
        var blocks = Table("計画|年度|2022|2023", "甲||初版|", "乙|||改定");

        Assert.Equal(["計画=甲", "2022=初版"], Cells(blocks[0]));
        Assert.Equal(["計画=乙", "2023=改定"], Cells(blocks[1]));
    }

    [Fact]
    public void Build_OneRowOnly_HasNoHeader()
    {
        var blocks = Table("甲|乙");

        Assert.Equal(["=甲", "=乙"], Cells(Assert.Single(blocks)));
    }

    private static IReadOnlyList<Block> Table(params string[] rows) => TableStructure.Build(
        [.. rows.Select((r, i) => new GridRow(new SourceSpan(0, i, 1), [.. r.Split('|').Select(c => c.Length == 0 ? GridCell.Blank : new GridCell([new Segment(c, new SourceSpan(0, i, 1))]))]))]);

    private static IEnumerable<string> Cells(Block block) => block.Cells.Select(c => $"{c.Column}={string.Join('+', c.Items.Select(i => i.Text))}");
}
