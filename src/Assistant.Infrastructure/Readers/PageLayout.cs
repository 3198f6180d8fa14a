using System.Text;
using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers;

/// <summary>
/// The stored text of one page where the format has no text of its own to point into: blocks in reading order, one a
/// line; cells of a table row set apart by tabs.
/// </summary>
internal sealed class PageLayout(int number)
{
    private readonly StringBuilder _text = new();

    public int Number { get; } = number;

    public PageText ToPage() => new(Number, _text.ToString());

    /// <summary>Adds a line of its own.</summary>
    public MappedText AddLine(string line)
    {
        if (_text.Length > 0)
        {
            _text.Append('\n');
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
        if (_text.Length > 0)
        {
            _text.Append('\n');
        }

        return _text.Length;
    }

    public GridCell AddCell(IReadOnlyList<string> entries, bool isFirst, bool isHeader)
    {
        if (!isFirst)
        {
            _text.Append('\t');
        }

        var items = new List<Segment>(entries.Count);
        foreach (var entry in entries)
        {
            if (items.Count > 0)
            {
                _text.Append(' ');
            }

            items.AddRange(CellContent.Entries(Add(entry)).Select(e => e.ToSegment(Number)));
        }

        return new GridCell(items, isHeader);
    }

    public SourceSpan SpanFrom(int start) => new(Number, start, _text.Length - start);

    private MappedText Add(string part)
    {
        var start = _text.Length;
        _text.Append(part);
        return MappedText.Of(PresentationForms.Fold(part), start);
    }
}
