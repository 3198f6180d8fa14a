using System.Text.RegularExpressions;

namespace Assistant.Core.Documents;

/// <summary>
/// Leaves out tables of contents: they name every section of a document and state nothing, so a search would find them
/// before the sections themselves. Known by leader dots with a page number, or by the heading 目次.
/// </summary>
internal static partial class TableOfContents
{
    /// <summary>A page of entries, or an index in two columns, may look like a table; one dotted line makes no list.</summary>
    private const int LeastInRow = 2;

    public static IReadOnlyList<Block> Remove(IReadOnlyList<Block> blocks)
    {
        var gone = new bool[blocks.Count];
        for (var i = 0; i < blocks.Count; i++)
        {
            gone[i] |= IsEntry(blocks[i]);
            if (blocks[i].Kind is BlockKind.Heading or BlockKind.Paragraph && Title().IsMatch(blocks[i].Text) && End(blocks, i) is var end && end > i + 1)
            {
                Array.Fill(gone, true, i, end - i);
            }
        }

        return gone.Contains(true) ? [.. blocks.Where((_, i) => !gone[i])] : blocks;
    }

    private static bool IsEntry(Block block) => block.Kind is BlockKind.Heading or BlockKind.Paragraph or BlockKind.ListItem
        ? Leader().IsMatch(block.Text)
        : block.Kind == BlockKind.TableRow && Leaders().Count(block.Text) >= LeastInRow;

    /// <summary>Where the text begins after the list: at the first sentence or table, with the headings right above it.</summary>
    private static int End(IReadOnlyList<Block> blocks, int title)
    {
        var end = title + 1;
        while (end < blocks.Count && !IsText(blocks[end]))
        {
            end++;
        }

        if (end == blocks.Count)
        {
            return title;
        }

        // Headings of the text stand one below the other; an entry of the list is at least as high as the next heading.
        var level = int.MaxValue;
        while (end - 1 > title && blocks[end - 1].Kind == BlockKind.Heading && !IsEntry(blocks[end - 1])
            && (blocks[end - 1].HeadingLevel < level || Documents.Provisions.ArticleMark.TitleOf(blocks[end].Text) is not null)
            && Page(blocks[end - 1]) == Page(blocks[end]))
        {
            level = blocks[end - 1].HeadingLevel;
            end--;
        }

        return end;
    }

    private static bool IsText(Block block) =>
        (block.Kind is BlockKind.TableRow or BlockKind.Definition && !IsEntry(block))
        || (block.Kind is BlockKind.Paragraph or BlockKind.ListItem && !IsEntry(block) && block.Segments.Any(s => s.Text.EndsWith('。')));

    private static int Page(Block block) => block.Segments.Count > 0 ? block.Segments[0].Span.Page : 0;

    [GeneratedRegex("^[\\s　【［\\[]*(?:目[\\s　]*次|もくじ|[Cc]ontents|CONTENTS|[Tt]able of [Cc]ontents)[\\s　】］\\]]*$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Title();

    [GeneratedRegex("(?:(?:[.．・･·][\\s　]?){4,}|[…‥]{2,})[\\s　]*[-－]?[\\s　]*[0-9０-９]{1,4}[\\s　]*[-－]?[\\s　]*$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Leader();

    [GeneratedRegex("(?:[.．・･·][\\s　]?){8,}[\\s　]*[0-9０-９]{1,4}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Leaders();
}
