using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Markdown;

/// <summary>
/// Markdown as it comes out of converters, line by line: headings at any depth, hard-broken lines, tables with tabs,
/// bars or tags. Every block keeps the exact place of its letters in the file.
/// </summary>
internal sealed class MarkdownParser(string raw, int bodyStart, int page)
{
    private readonly List<TextLine> _lines = TextLine.Split(raw, bodyStart);
    private readonly List<Block> _blocks = [];
    private readonly List<CleanLine> _paragraph = [];
    private readonly ListContext _list = new();
    private int? _number;

    public List<Block> Parse()
    {
        var i = 0;
        while (i < _lines.Count)
        {
            i += Step(i);
        }

        EndParagraph();
        return _blocks;
    }

    /// <summary>Handles the line at <paramref name="i"/>; returns how many lines were taken.</summary>
    private int Step(int i)
    {
        var line = Of(_lines[i]);
        if (MarkdownLineKind.IsBlank(line))
        {
            EndParagraph();
            return 1;
        }

        if (Table(i) is var taken and > 0)
        {
            return taken;
        }

        if (MarkdownLineKind.Heading(line) is { Level: > 0 } heading)
        {
            EndParagraph();
            AddHeading(heading.Level, _lines[i].Start + heading.Offset, _lines[i].End);
            return 1;
        }

        if (_paragraph.Count == 1 && _list.Depth == 0 && MarkdownLineKind.Underline(line) is var level and > 0)
        {
            _paragraph.Clear();
            AddHeading(level, _lines[i - 1].Start, _lines[i - 1].End);
            return 1;
        }

        if (MarkdownLineKind.IsRule(line) || DelimitedTable.IsContents(raw, _lines[i]))
        {
            EndParagraph();
            return 1;
        }

        if (MarkdownLineKind.Fence(line) is var fence and not '\0')
        {
            EndParagraph();
            return Fenced(i, fence);
        }

        Text(i);
        return 1;
    }

    private ReadOnlySpan<char> Of(TextLine line) => raw.AsSpan(line.Start, line.Length);

    private void Text(int i)
    {
        var line = _lines[i];
        var (indent, marker) = MarkdownLineKind.ListItem(Of(line));
        if (marker > 0)
        {
            EndParagraph();
            _list.Enter(indent);
            _number = MarkdownLineKind.NumberOf(Of(line));
        }
        else if (_paragraph.Count == 0 && !char.IsWhiteSpace(raw[line.Start]))
        {
            _list.Leave();
        }

        var start = line.Start + indent + marker;
        while (marker == 0 && start < line.End && raw[start] is ' ' or '\t' or '>')
        {
            start++;
        }

        _paragraph.Add(new CleanLine(InlineMarkup.Clean(raw, start, line.End), MarkdownLineKind.BreaksAfter(Of(line))));
    }

    private void EndParagraph()
    {
        if (_paragraph.Count == 0)
        {
            return;
        }

        var kind = _list.Depth > 0 ? BlockKind.ListItem : BlockKind.Paragraph;
        var lead = kind == BlockKind.ListItem ? _list.Parent ?? LeadLine.OfList(_blocks) : null;
        var added = LineGroup.ToBlocks(_paragraph, page, kind, lead).ToList();
        if (kind == BlockKind.ListItem && added.Count > 0)
        {
            _list.Remember(added[0].Text);
            added[0] = added[0] with { Number = _list.Depth == 1 ? _number : null };
        }

        _number = null;

        _blocks.AddRange(added);
        _paragraph.Clear();
    }

    private void AddHeading(int level, int start, int end)
    {
        _list.Leave();
        var text = InlineMarkup.Clean(raw, start, end);
        var length = text.Text.TrimEnd('#').TrimEnd().Length;
        if (length > 0)
        {
            _blocks.Add(new Block { Kind = BlockKind.Heading, HeadingLevel = level, Segments = [text.Slice(0, length).ToSegment(page)] });
        }
    }

    private int Table(int i)
    {
        var (rows, taken) = DelimitedTable.ReadTabs(raw, _lines, i, page);
        if (taken == 0)
        {
            (rows, taken) = DelimitedTable.ReadPipes(raw, _lines, i, page);
        }

        if (taken == 0)
        {
            (rows, taken) = MarkupTable.Read(raw, _lines, i, page);
        }

        if (rows.Count > 0)
        {
            EndParagraph();
            _list.Leave();
            _blocks.AddRange(TableStructure.Build(rows, LeadLine.OfTable(_blocks)));
        }

        return taken;
    }

    private int Fenced(int i, char fence)
    {
        var end = i + 1;
        while (end < _lines.Count && MarkdownLineKind.Fence(Of(_lines[end])) != fence)
        {
            end++;
        }

        var code = Enumerable.Range(i + 1, end - i - 1)
            .Select(k => MappedText.Of(raw.Substring(_lines[k].Start, _lines[k].Length), _lines[k].Start).Trim())
            .Where(t => t.Length > 0)
            .Select(t => t.ToSegment(page))
            .ToList();
        if (code.Count > 0)
        {
            _blocks.Add(new Block { Kind = BlockKind.Paragraph, Segments = code });
        }

        return end - i + 1;
    }
}
