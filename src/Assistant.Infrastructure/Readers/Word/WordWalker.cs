using System.Globalization;
using System.Xml.Linq;
using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers.Markdown;
using Assistant.Infrastructure.Readers.Packages;

namespace Assistant.Infrastructure.Readers.Word;

/// <summary>Walks the body in document order and lays its blocks out. Nesting is bounded when the tree is built.</summary>
internal sealed class WordWalker(WordParts parts, PageLayout layout)
{
    /// <summary>A sentence that was given a heading's style for its looks is longer than any heading.</summary>
    private const int LongestHeading = 120;

    private readonly List<Block> _blocks = [];
    private readonly ListContext _list = new();
    private readonly Queue<NoteMark> _notes = new();
    private readonly Queue<XElement> _drawings = new();
    private readonly bool _hasStyledHeadings = parts.HasStyledHeadings;
    private string _carried = string.Empty;
    private string _place = string.Empty;
    private int _paragraphs;
    private int _tables;

    public List<Block> Walk(XElement? body)
    {
        if (body is not null)
        {
            Children(body);
        }

        return _blocks;
    }

    private void Children(XElement parent)
    {
        foreach (var child in parent.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "p":
                    Paragraph(child);
                    break;
                case "tbl":
                    Table(child);
                    break;
                case "sdt":
                    if (child.Child("sdtPr").Switch("showingPlcHdr") != true && child.Child("sdtContent") is { } content)
                    {
                        Children(content);
                    }

                    break;
                case "AlternateContent":
                    Children(Alternative.Of(child));
                    break;
                case "customXml" or "smartTag" or "ins" or "moveTo":
                    Children(child);
                    break;
            }
        }
    }

    private void Paragraph(XElement paragraph)
    {
        var read = parts.Runs.Read(paragraph);
        var properties = paragraph.Child("pPr");
        Remember(read);
        if (properties.Child("rPr") is { } mark && (mark.Child("del") ?? mark.Child("moveFrom")) is not null)
        {
            // The end of this paragraph was deleted: its text runs on into the next one.
            _carried += read.Text;
            return;
        }

        var text = _carried + read.Text;
        _carried = string.Empty;
        var label = parts.Numbering.Next(properties);
        if (!string.IsNullOrWhiteSpace(text))
        {
            _paragraphs++;
            _place = string.Create(CultureInfo.InvariantCulture, $"段落 {_paragraphs}");
            Emit(text, label, properties);
        }

        Flush();
    }

    private void Emit(string text, NumberLabel? label, XElement? properties)
    {
        var lines = ((label?.Text ?? string.Empty) + text).Split('\n').Select(l => l.Replace('\t', ' ').Trim()).Where(l => l.Length > 0).ToList();
        var line = string.Join(' ', lines);
        if (parts.Styles.IsContents(properties) || DelimitedTable.IsContents(line))
        {
            lines.ForEach(l => layout.AddLine(l));
            return;
        }

        var level = parts.Styles.HeadingLevel(properties);
        if (level == 0 && lines.Count == 1 && (!_hasStyledHeadings || line[0] == '第'))
        {
            level = HeadingPattern.LevelOf(line);
        }

        if (level > 0 && line.Length <= LongestHeading)
        {
            _list.Leave();
            _blocks.Add(new Block { Kind = BlockKind.Heading, HeadingLevel = level, Segments = [layout.AddLine(line).ToSegment(layout.Number) with { Place = _place }] });
            return;
        }

        // An article's number begins a provision, not an item.
        var isItem = label is { } number && level == 0 && (number.IsBullet || (number.Text.Length > 0 && number.Text[0] != '第'));
        if (isItem)
        {
            _list.Enter(label!.Value.Level);
        }
        else
        {
            _list.Leave();
        }

        var first = _blocks.Count;
        Add(lines, isItem ? BlockKind.ListItem : BlockKind.Paragraph, isItem ? _list.Parent ?? LeadLine.OfList(_blocks) : null);
        if (isItem)
        {
            _list.Remember(_blocks[^1].Text);
            _blocks[first] = _blocks[first] with { Number = _list.Depth == 1 ? label!.Value.Number : null };
        }
    }

    private void Add(List<string> lines, BlockKind kind, string? lead)
    {
        var clean = lines.ConvertAll(l => new CleanLine(layout.AddLine(l), Break: true));
        _blocks.AddRange(LineGroup.ToBlocks(clean, layout.Number, kind, lead).Select(b => b with { Segments = [.. b.Segments.Select(s => s with { Place = _place })] }));
    }

    private void Remember(ParagraphText read)
    {
        foreach (var mark in read.Notes)
        {
            _notes.Enqueue(mark);
        }

        foreach (var drawing in read.Drawings)
        {
            _drawings.Enqueue(drawing);
        }
    }

    /// <summary>What hangs on a paragraph or table follows it: text boxes and diagrams, then notes.</summary>
    private void Flush()
    {
        while (_drawings.TryDequeue(out var drawing))
        {
            foreach (var box in WordDrawings.TextBoxes(drawing))
            {
                Children(box);
            }

            var texts = parts.DiagramTexts(drawing);
            if (texts.Count > 0)
            {
                Add(texts, BlockKind.Paragraph, lead: null);
            }
        }

        while (_notes.TryDequeue(out var note))
        {
            var lines = note.Note.Elements().Where(e => e.Is("p")).Select(p => parts.Runs.Read(p).Text.Replace('\n', ' ').Trim()).Where(l => l.Length > 0).ToList();
            if (lines.Count > 0)
            {
                (var before, _place) = (_place, note.Place);
                lines[0] = note.Text + lines[0];
                Add(lines, BlockKind.Paragraph, lead: null);
                _place = before;
            }
        }
    }

    private void Table(XElement element)
    {
        var number = ++_tables;
        var table = new WordTable(parts, number);
        table.Read(element);
        if (table.IsFrame)
        {
            // A table of one column is a frame around lines, drawn for its border.
            _tables--;
            foreach (var content in table.Contents)
            {
                Children(content);
            }

            return;
        }

        _list.Leave();
        _blocks.AddRange(new SpannedTable(layout, table.Rows).Build(table.HeaderRows, LeadLine.OfTable(_blocks)));
        table.Texts.ForEach(Remember);
        _place = string.Create(CultureInfo.InvariantCulture, $"表 {number}");
        Flush();
        table.Inner.ForEach(Table);
    }
}
