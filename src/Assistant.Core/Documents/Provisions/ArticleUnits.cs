namespace Assistant.Core.Documents.Provisions;

/// <summary>Finds the articles among the blocks of a document, and tells them from lines that only look like one.</summary>
internal static class ArticleUnits
{
    /// <summary>Readers join lines to paragraphs: a block is cut where an article, or the 見出し of one, begins inside it.</summary>
    public static List<Block> Split(IReadOnlyList<Block> blocks)
    {
        var units = new List<Block>(blocks.Count);
        foreach (var block in blocks)
        {
            if (block.Kind is not (BlockKind.Paragraph or BlockKind.ListItem) || block.Segments.Count < 2)
            {
                units.Add(block);
                continue;
            }

            var start = 0;
            for (var i = 1; i <= block.Segments.Count; i++)
            {
                if (i == block.Segments.Count || Begins(block.Segments, i))
                {
                    units.Add(block with { Segments = [.. block.Segments.Skip(start).Take(i - start)], Number = start == 0 ? block.Number : null });
                    start = i;
                }
            }
        }

        return units;
    }

    /// <summary>Index of a unit → the article that begins there.</summary>
    public static Dictionary<int, ArticleMark> Articles(List<Block> units)
    {
        var candidates = new List<(int At, ArticleMark Mark)>();
        for (var i = 0; i < units.Count; i++)
        {
            if (units[i].Kind is BlockKind.Heading or BlockKind.Paragraph or BlockKind.ListItem && units[i].Segments.Count > 0
                && ArticleMark.Read(units[i].Kind == BlockKind.Heading ? units[i].Text : units[i].Segments[0].Text) is { } mark)
            {
                candidates.Add((i, mark));
            }
        }

        var found = new Dictionary<int, ArticleMark>();
        for (var c = 0; c < candidates.Count; c++)
        {
            var (at, mark) = candidates[c];

            // A line of prose may begin like an article; it has no 見出し and stands in no row of ascending numbers.
            var isSure = units[at].Kind == BlockKind.Heading || mark.Title is not null
                || (at > 0 && units[at - 1].Segments.Count == 1 && ArticleMark.TitleOf(units[at - 1].Text) is not null);
            var isNext = c > 0 && mark.Number.Follows(candidates[c - 1].Mark.Number);
            var isFollowed = c + 1 < candidates.Count && candidates[c + 1].Mark.Number.Follows(mark.Number);
            if (isSure || isNext || isFollowed)
            {
                found.Add(at, mark);
            }
        }

        return found;
    }

    private static bool Begins(IReadOnlyList<Segment> segments, int at) =>
        ArticleMark.Read(segments[at].Text) is not null
        || ArticleMark.TitleOf(segments[at - 1].Text) is not null
        || (ArticleMark.TitleOf(segments[at].Text) is not null && (at + 1 == segments.Count || ArticleMark.Read(segments[at + 1].Text) is not null));
}
