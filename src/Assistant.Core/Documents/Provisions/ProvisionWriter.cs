namespace Assistant.Core.Documents.Provisions;

/// <summary>Writes the blocks of a rule anew, with a heading for each part, article and 項.</summary>
internal sealed class ProvisionWriter
{
    private readonly List<Block> _blocks = [];
    private readonly List<(PartRank Rank, int Level)> _parts = [];
    private ParagraphReader? _article;

    /// <summary>Of the article around the present place; 0 outside of one.</summary>
    private int _articleLevel;

    public IReadOnlyList<Block> Blocks => _blocks;

    /// <param name="titleLevel">Of the heading that held the 見出し; 0 when there was none.</param>
    /// <param name="isHeading">The line is nothing but the heading of the article.</param>
    public void BeginArticle(Block unit, ArticleMark mark, int titleLevel, bool isHeading)
    {
        var above = _parts.Count > 0 ? _parts[^1].Level : 0;
        _articleLevel = Math.Max(above + 1, unit.Kind == BlockKind.Heading ? unit.HeadingLevel : titleLevel);
        var label = isHeading && mark.Rest.Length > 0 ? $"{mark.Label} {mark.Rest}" : mark.Label;
        _blocks.Add(unit with { Kind = BlockKind.Heading, HeadingLevel = _articleLevel, Lead = null, Number = null, Segments = [new Segment(label, unit.Segments[0].Span)] });
        _article = new ParagraphReader(_blocks, _articleLevel);
        if (!isHeading)
        {
            _article.Add(unit.Kind == BlockKind.Heading ? unit with { Kind = BlockKind.Paragraph, HeadingLevel = 0 } : unit with { Kind = BlockKind.Paragraph }, opens: true);
        }
    }

    public void Add(Block block)
    {
        if (block.Kind is BlockKind.Heading or BlockKind.Paragraph && PartMark.Read(block.Text) is { } part)
        {
            BeginPart(block, part);
        }
        else if (block.Kind == BlockKind.Heading)
        {
            // An explanation below an article counts for itself: its 「１」 is no 項.
            _article = null;
            if (_articleLevel > 0 && block.Text.Length > 1 && block.Text[0] is '【' or '［' or '[' && ArticleMark.Read(block.Text.TrimStart('【', '［', '[').TrimEnd('】', '］', ']')) is not null)
            {
                // 「【第5条 …】」 explains 第5条 beside it; the size of its letters says nothing.
                block = block with { HeadingLevel = Math.Min(block.HeadingLevel, _articleLevel) };
            }

            if (block.HeadingLevel <= _articleLevel)
            {
                _articleLevel = 0;
                _parts.RemoveAll(p => p.Level >= block.HeadingLevel);
            }

            _blocks.Add(block);
        }
        else if (_article is not null && block.Kind is BlockKind.Paragraph or BlockKind.ListItem)
        {
            _article.Add(block, opens: false);
        }
        else
        {
            _blocks.Add(block);
        }
    }

    private void BeginPart(Block block, PartMark part)
    {
        (_article, _articleLevel) = (null, 0);
        var same = _parts.Find(p => p.Rank == part.Rank);
        _parts.RemoveAll(p => p.Rank >= part.Rank);
        var above = _parts.Count > 0 ? _parts[^1].Level : 0;
        var level = same.Level > above ? same.Level : Math.Max(above + 1, block.HeadingLevel);
        _parts.Add((part.Rank, level));
        _blocks.Add(block with { Kind = BlockKind.Heading, HeadingLevel = level, Lead = null, Number = null });
    }
}
