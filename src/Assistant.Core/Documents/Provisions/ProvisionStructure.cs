namespace Assistant.Core.Documents.Provisions;

/// <summary>
/// Reads the numbering of rules off the blocks of any reader: 編・章・節・款・目, 附則 and articles become headings, the 項 of an
/// article become headings below it, 号 become list items under their lead sentence. A document without articles comes back
/// as it is. Levels are consistent whatever the reader made of them: 章 &gt; 節 &gt; 条 &gt; 項.
/// </summary>
internal static class ProvisionStructure
{
    public static IReadOnlyList<Block> Apply(IReadOnlyList<Block> blocks)
    {
        var units = ArticleUnits.Split(blocks);
        var articles = ArticleUnits.Articles(units);
        if (articles.Count == 0)
        {
            return blocks;
        }

        var writer = new ProvisionWriter();
        string? title = null;
        var titleLevel = 0;
        for (var i = 0; i < units.Count; i++)
        {
            var unit = units[i];
            if (articles.TryGetValue(i, out var article))
            {
                writer.BeginArticle(unit, title is null || article.Title is not null ? article : article with { Title = title }, titleLevel, IsWhole(unit, units, i));
                (title, titleLevel) = (null, 0);
            }
            else if (articles.ContainsKey(i + 1) && unit.Segments.Count == 1 && ArticleMark.TitleOf(unit.Text) is { } above)
            {
                (title, titleLevel) = (above, unit.HeadingLevel);
            }
            else
            {
                writer.Add(unit);
            }
        }

        return writer.Blocks;
    }

    /// <summary>The line is the heading of its article, not its first sentence: 「第4条　採用手続」 with text below it.</summary>
    private static bool IsWhole(Block unit, List<Block> units, int at)
    {
        const int longestTitle = 40;
        if (unit.Kind == BlockKind.Heading)
        {
            return !unit.Text.Contains('。', StringComparison.Ordinal);
        }

        return ArticleMark.Read(unit.Text) is { Rest: var rest, Title: var title }
            && (rest.Length == 0 || (title is null && unit.Segments.Count == 1 && rest.Length <= longestTitle && rest.AsSpan().IndexOfAny("。、：:") < 0 && rest != "削除"
                && at + 1 < units.Count && units[at + 1].Kind is BlockKind.Paragraph or BlockKind.ListItem && ArticleMark.Read(units[at + 1].Text) is null));
    }
}
