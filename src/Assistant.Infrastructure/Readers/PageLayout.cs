using System.Text;
using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers;

/// <summary>
/// The stored text of one page where the format has no text of its own to point into: blocks in reading order, one a
/// line; cells of a table row set apart by tabs.
/// </summary>
internal sealed class PageLayout(int number)
{
    private readonly StringBuilder text = new();

    public int Number { get; } = number;

    public PageText ToPage() => new(Number, text.ToString());

    /// <summary>Adds a line of its own.</summary>
    public MappedText AddLine(string line)
    {
        if (text.Length > 0)
        {
            text.Append('\n');
        }

        return Add(line);
    }

    /// <summary>Adds a row; each cell is a list of entries.</summary>
    public GridRow AddRow(IEnumerable<IReadOnlyList<string>> cells)
    {
        var start = BeginRow();
        return new GridRow(default, [.. cells.Select((c, i) => AddCell(c, isFirst: i == 0, isHeader: false))]) { Span = SpanFrom(start) };
    }

    /// <summary>Begins a row whose cells follow; returns its offset.</summary>
    public int BeginRow()
    {
        if (text.Length > 0)
        {
            text.Append('\n');
        }

        return text.Length;
    }

    public GridCell AddCell(IReadOnlyList<string> entries, bool isFirst, bool isHeader)
    {
        if (!isFirst)
        {
            text.Append('\t');
        }

        var items = new List<Segment>(entries.Count);
        foreach (var entry in entries)
        {
            if (items.Count > 0)
            {
                text.Append(' ');
            }

            var item = CellContent.WithoutBullet(Add(entry));
            if (item.Length > 0)
            {
                items.Add(item.ToSegment(Number));
            }
        }

        return new GridCell(items, isHeader);
    }

    public SourceSpan SpanFrom(int start) => new(Number, start, text.Length - start);

    private MappedText Add(string part)
    {
        var start = text.Length;
        text.Append(part);
        return MappedText.Of(PresentationForms.Fold(part), start);
    }
}
