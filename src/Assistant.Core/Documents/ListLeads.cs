namespace Assistant.Core.Documents;

/// <summary>
/// Ties what readers left loose: list items to the sentence that announces them, table rows to the caption above them.
/// </summary>
internal static class ListLeads
{
    private const int LongestCaption = 80;

    public static IReadOnlyList<Block> Tie(IReadOnlyList<Block> blocks)
    {
        var result = new List<Block>(blocks.Count);
        string? lead = null;
        string? caption = null;
        foreach (var block in blocks)
        {
            var tied = block;
            switch (block.Kind)
            {
                case BlockKind.ListItem:
                    tied = block.Lead is null && lead is not null ? block with { Lead = lead } : block;
                    caption = null;
                    break;
                case BlockKind.TableRow or BlockKind.Definition:
                    // The caption is the rows' lead now, as if the reader had said so.
                    tied = block.Lead is null && caption is not null ? block with { Lead = caption } : block;
                    lead = null;
                    break;
                default:
                    lead = block is { Kind: BlockKind.Paragraph, Segments: [.., var last] } && LeadSentence.Is(last.Text) ? last.Text : null;
                    caption = block.Kind == BlockKind.Paragraph && Caption.OfTable(block.Text) ? block.Text : null;
                    break;
            }

            result.Add(tied);
        }

        return result;
    }

    private static class Caption
    {
        public static bool OfTable(string text) =>
            text.Length <= LongestCaption && text.Length > 1 && text[0] == '表' && (char.IsDigit(text[1]) || char.IsWhiteSpace(text[1]) || text[1] is '-' or '－');
    }
}
