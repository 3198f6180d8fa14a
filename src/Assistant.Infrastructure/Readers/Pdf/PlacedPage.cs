using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>The text of one page as it grows in reading order, with the place of each of its letters.</summary>
internal sealed class PlacedPage(PdfPage page)
{
    private readonly PageLayout _layout = new(page.Number);
    private readonly WordPositions _positions = new(page);

    public int Number => page.Number;

    public PageText ToPage() => _layout.ToPage() with { Confidence = page.Confidence, Size = SeenSize };

    private (double Width, double Height)? SeenSize => page switch
    {
        { Width: <= 0 } or { Height: <= 0 } => null,
        { Turn: PageTurn.TopToBottom or PageTurn.BottomToTop } => (page.Height, page.Width),
        _ => (page.Width, page.Height),
    };

    public MappedText AddLine(VisualLine line)
    {
        var text = _layout.AddLine(line.Text);
        _positions.Add(line, text.RawStart);
        return text;
    }

    public GridRow AddRow(TableRowLines row)
    {
        var added = _layout.AddRow(row.Cells.Select(c => (IReadOnlyList<string>)[.. c.Select(e => e.Text)]));
        var offset = added.Span.Start;
        foreach (var cell in row.Cells)
        {
            foreach (var entry in cell)
            {
                entry.Fragments.ToList().ForEach(f => _positions.Add(f.Fragment, offset + f.Start));
                offset += entry.Text.Length + 1;
            }

            // A tab ends the cell, also one without entries; between entries stood a space.
            offset += cell.Count == 0 ? 1 : 0;
        }

        return added with
        {
            Cells = [.. added.Cells.Select(c => c with { Items = [.. c.Items.Select(_positions.Place)] })],
            Box = _positions.OnPage(row.Box),
        };
    }

    /// <summary>The block with the place of each of its segments.</summary>
    public Block Place(Block block)
    {
        List<Segment> segments = [.. block.Segments.Select(_positions.Place)];
        var boxes = segments.Where(s => s.Box is not null).Select(s => s.Box!.Value).ToList();
        return block with { Segments = segments, Box = boxes.Count == 0 ? null : boxes.Aggregate(VisualLine.Around) };
    }
}
