using System.Globalization;
using System.Xml.Linq;
using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers.Markdown;
using Assistant.Infrastructure.Readers.Packages;

namespace Assistant.Infrastructure.Readers.PowerPoint;

/// <summary>One slide to one page: its title as a heading, bodies by their levels, tables, diagrams, then the notes.</summary>
internal sealed class SlideComposer(SafePackage package, int number, string part)
{
    private const string NotesPlace = "ノート";
    private const int DeepestLevel = 9;

    private readonly PageLayout _layout = new(number);
    private readonly List<Block> _blocks = [];
    private readonly IReadOnlyDictionary<string, Relationship> _relationships = Relationships.Of(package, part);

    public (PageText Page, List<Block> Blocks) Compose(XElement slide)
    {
        foreach (var shape in SlideShape.InOrder(slide.Child("cSld").Child("spTree")).Where(s => !s.IsFurniture))
        {
            Shape(shape);
        }

        Notes();
        return (_layout.ToPage() with { Label = string.Create(CultureInfo.InvariantCulture, $"スライド {number}") }, _blocks);
    }

    private void Shape(SlideShape shape)
    {
        if (shape.IsTitle)
        {
            Title(shape.Element);
            return;
        }

        if (shape.Element.Is("graphicFrame"))
        {
            var data = shape.Element.Child("graphic").Child("graphicData");
            Table(data.Child("tbl"));
            Diagram(data.Child("relIds").Reference("dm"));
            return;
        }

        var isBody = shape.Placeholder is not null and not "subTitle";
        Paragraphs(shape.Element.Child("txBody"), isBody, place: null);
    }

    private void Title(XElement shape)
    {
        var text = string.Join(' ', DrawingText.Lines(shape.Child("txBody")));
        if (text.Length > 0)
        {
            _blocks.Add(new Block { Kind = BlockKind.Heading, HeadingLevel = 1, Segments = [_layout.AddLine(text).ToSegment(number)] });
        }
    }

    /// <summary>Each paragraph of a body is an item; one further in hangs under the one before it.</summary>
    private void Paragraphs(XElement? body, bool isBody, string? place)
    {
        var list = new ListContext();
        foreach (var paragraph in body.Children("p"))
        {
            var lines = DrawingText.OfParagraph(paragraph).Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).ToList();
            if (lines.Count == 0)
            {
                continue;
            }

            var properties = paragraph.Child("pPr");
            var isItem = isBody ? properties.Child("buNone") is null : properties.Child("buChar") is not null || properties.Child("buAutoNum") is not null;
            list.Enter(Math.Clamp(properties.Number("lvl") ?? 0, 0, DeepestLevel));
            var clean = lines.ConvertAll(l => new CleanLine(_layout.AddLine(l), Break: true));
            var added = LineGroup.ToBlocks(clean, number, isItem ? BlockKind.ListItem : BlockKind.Paragraph, isItem ? list.Parent ?? LeadLine.OfList(_blocks) : null).ToList();
            list.Remember(added[0].Text);
            _blocks.AddRange(place is null ? added : added.Select(b => b with { Segments = [.. b.Segments.Select(s => s with { Place = place })] }));
        }
    }

    private void Table(XElement? table)
    {
        var rows = table.Children("tr").Select((row, r) => new SpannedRow(
            string.Create(CultureInfo.InvariantCulture, $"表の {r + 1} 行目"),
            [.. row.Children("tc").Select(ToCell).OfType<SpannedCell>()])).ToList();
        if (rows.Count > 0)
        {
            var headerRows = table.Child("tblPr").Value("firstRow") is "1" or "true" && rows.Count > 1 ? Math.Clamp(rows[0].Cells.Select(c => c.Rows).DefaultIfEmpty(1).Max(), 1, rows.Count - 1) : 0;
            _blocks.AddRange(new SpannedTable(_layout, rows).Build(headerRows, LeadLine.OfTable(_blocks)));
        }
    }

    /// <summary>Null for a place that another cell covers.</summary>
    private static SpannedCell? ToCell(XElement cell, int column) => cell.Value("hMerge") is "1" or "true" || cell.Value("vMerge") is "1" or "true"
        ? null
        : new SpannedCell(column, Math.Clamp(cell.Number("gridSpan") ?? 1, 1, 500), Math.Clamp(cell.Number("rowSpan") ?? 1, 1, 1000), CellLines.ToEntries(DrawingText.Lines(cell.Child("txBody"))));

    private void Diagram(string? id)
    {
        if (id is null || !_relationships.TryGetValue(id, out var data))
        {
            return;
        }

        foreach (var text in DiagramText.Read(package.Load(data.Target)))
        {
            _blocks.AddRange(LineGroup.ToBlocks([new CleanLine(_layout.AddLine(text), Break: true)], number, BlockKind.ListItem, LeadLine.OfList(_blocks)));
        }
    }

    private void Notes()
    {
        var notes = package.Load(_relationships.First("notesSlide"));
        foreach (var shape in SlideShape.InOrder(notes.Child("cSld").Child("spTree")).Where(s => !s.IsFurniture))
        {
            Paragraphs(shape.Element.Child("txBody"), isBody: false, NotesPlace);
        }
    }
}
