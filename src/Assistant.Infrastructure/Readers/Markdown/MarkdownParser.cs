using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Markdown;

/// <summary>
/// Markdown as it comes out of converters, line by line: headings at any depth, hard-broken lines, tables with tabs,
/// bars or tags. Every block keeps the exact place of its letters in the file.
/// </summary>
internal sealed class MarkdownParser(string raw, int bodyStart, int page)
{
    private readonly List<TextLine> lines = TextLine.Split(raw, bodyStart);
    private readonly List<Block> blocks = [];
    private readonly List<CleanLine> paragraph = [];
    private readonly ListContext list = new();

    public List<Block> Parse()
    {
        var i = 0;
        while (i < lines.Count)
        {
            i += Step(i);
        }

        EndParagraph();
        return blocks;
    }

    /// <summary>Handles the line at <paramref name="i"/>; returns how many lines were taken.</summary>
    private int Step(int i)
    {
        var line = Of(lines[i]);
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
            AddHeading(heading.Level, lines[i].Start + heading.Offset, lines[i].End);
            return 1;
        }

        if (paragraph.Count == 1 && list.Depth == 0 && MarkdownLineKind.Underline(line) is var level and > 0)
        {
            paragraph.Clear();
            AddHeading(level, lines[i - 1].Start, lines[i - 1].End);
            return 1;
        }

        if (MarkdownLineKind.IsRule(line) || DelimitedTable.IsContents(raw, lines[i]))
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
        var line = lines[i];
        var (indent, marker) = MarkdownLineKind.ListItem(Of(line));
        if (marker > 0)
        {
            EndParagraph();
            list.Enter(indent);
        }
        else if (paragraph.Count == 0 && !char.IsWhiteSpace(raw[line.Start]))
        {
            list.Leave();
        }

        var start = line.Start + indent + marker;
        while (marker == 0 && start < line.End && raw[start] is ' ' or '\t' or '>')
        {
            start++;
        }

        paragraph.Add(new CleanLine(InlineMarkup.Clean(raw, start, line.End), MarkdownLineKind.BreaksAfter(Of(line))));
    }

    private void EndParagraph()
    {
        if (paragraph.Count == 0)
        {
            return;
        }

        var kind = list.Depth > 0 ? BlockKind.ListItem : BlockKind.Paragraph;
        var lead = kind == BlockKind.ListItem ? list.Parent ?? LeadLine.OfList(blocks) : null;
        var added = LineGroup.ToBlocks(paragraph, page, kind, lead).ToList();
        if (kind == BlockKind.ListItem && added.Count > 0)
        {
            list.Remember(added[0].Text);
        }

        blocks.AddRange(added);
        paragraph.Clear();
    }

    private void AddHeading(int level, int start, int end)
    {
        list.Leave();
        var text = InlineMarkup.Clean(raw, start, end);
        var length = text.Text.TrimEnd('#').TrimEnd().Length;
        if (length > 0)
        {
            blocks.Add(new Block { Kind = BlockKind.Heading, HeadingLevel = level, Segments = [text.Slice(0, length).ToSegment(page)] });
        }
    }

    private int Table(int i)
    {
        var (rows, taken) = DelimitedTable.ReadTabs(raw, lines, i, page);
        if (taken == 0)
        {
            (rows, taken) = DelimitedTable.ReadPipes(raw, lines, i, page);
        }

        if (taken == 0)
        {
            (rows, taken) = MarkupTable.Read(raw, lines, i, page);
        }

        if (rows.Count > 0)
        {
            EndParagraph();
            list.Leave();
            blocks.AddRange(TableStructure.Build(rows, LeadLine.OfTable(blocks)));
        }

        return taken;
    }

    private int Fenced(int i, char fence)
    {
        var end = i + 1;
        while (end < lines.Count && MarkdownLineKind.Fence(Of(lines[end])) != fence)
        {
            end++;
        }

        var code = Enumerable.Range(i + 1, end - i - 1)
            .Select(k => MappedText.Of(raw.Substring(lines[k].Start, lines[k].Length), lines[k].Start).Trim())
            .Where(t => t.Length > 0)
            .Select(t => t.ToSegment(page))
            .ToList();
        if (code.Count > 0)
        {
            blocks.Add(new Block { Kind = BlockKind.Paragraph, Segments = code });
        }

        return end - i + 1;
    }
}
