using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers;

/// <summary>The line just read that the next blocks hang under.</summary>
internal static class LeadLine
{
    /// <summary>A line above a table is its caption when it is no longer than this and no full sentence.</summary>
    private const int LongestCaption = 80;

    private static readonly string[] Endings = ["：", ":", "とおり", "とおり。", "とおりです。", "とおりとする。", "通り。", "通りです。"];

    /// <summary>「次のとおりです。」 and the like: the sentence that a list completes; null when there is none.</summary>
    public static string? OfList(List<Block> blocks)
    {
        var before = blocks.FindLastIndex(b => b.Kind != BlockKind.ListItem || b.Lead is null);
        if (before < 0 || blocks[before].Kind != BlockKind.Paragraph)
        {
            return null;
        }

        var text = blocks[before].Segments[^1].Text;
        return Array.Exists(Endings, e => text.EndsWith(e, StringComparison.Ordinal)) ? text : null;
    }

    /// <summary>The short paragraph right above a table says what its rows are about; null when there is none.</summary>
    public static string? OfTable(List<Block> blocks) =>
        blocks is [.., { Kind: BlockKind.Paragraph, Text: var text }] && text.Length <= LongestCaption && !LineGroup.IsMarked(text) && !text.Contains('。', StringComparison.Ordinal) ? text : null;
}
