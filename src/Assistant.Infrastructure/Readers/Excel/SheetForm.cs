using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Excel;

/// <summary>Reads a form: what stands left of a field is its label. Neighbouring fields become one block, so that they are found together.</summary>
internal sealed class SheetForm(Sheet sheet, PageLayout layout, string? lead)
{
    /// <summary>Fields are gathered up to this many characters.</summary>
    private const int LongestBlock = 400;

    private readonly List<Block> _blocks = [];
    private readonly List<TableCell> _cells = [];
    private readonly ILookup<int, CellArea> _blank = Blank(sheet);
    private readonly List<SheetItem> _groups = [];
    private CellArea _area;
    private int _start;
    private int _lastStart;

    public List<Block> Read(IReadOnlyList<IGrouping<int, SheetItem>> rows)
    {
        var i = 0;
        while (i < rows.Count)
        {
            if (FormLayout.TableAt(rows, i) is var table and > 0)
            {
                End();
                _blocks.AddRange(SheetTable.Build(sheet, layout, rows.Skip(i).Take(table).ToList(), LeadLine.OfTable(_blocks) ?? lead));
                i += table;
                continue;
            }

            Row(rows[i]);
            i++;
        }

        End();
        return _blocks;
    }

    private void Row(IGrouping<int, SheetItem> row)
    {
        var fields = row.Concat(BlankFields(row)).OrderBy(f => f.Area.Left).ToList();
        _groups.RemoveAll(g => g.Area.Bottom < row.Key);
        var start = layout.BeginRow();
        var written = new Dictionary<SheetItem, GridCell>();
        foreach (var field in fields.Where(f => !f.IsBlank))
        {
            var cell = layout.AddCell(field.Entries, isFirst: written.Count == 0, isHeader: false);
            written[field] = cell with { Items = [.. cell.Items.Select(s => s with { Place = field.Area.ToString() })] };
        }

        if (fields.Count > 1 && fields[0].Area.Rows > fields.Skip(1).Max(f => f.Area.Rows) && FormLayout.IsLabel(fields[0]))
        {
            _groups.Add(fields[0]);
            fields.RemoveAt(0);
        }

        for (var i = 0; i < fields.Count; i++)
        {
            var hasValue = i + 1 < fields.Count && FormLayout.IsLabel(fields[i]) && !fields[i].IsBlank;
            if (hasValue)
            {
                if (!fields[i + 1].IsBlank)
                {
                    Field(Name(fields[i]), written[fields[i + 1]].Items, start, Join(fields[i].Area, fields[i + 1].Area));
                }

                i++;
            }
            else if (!fields[i].IsBlank)
            {
                Alone(fields[i], written[fields[i]], start);
            }
        }
    }

    private void Field(string name, IReadOnlyList<Segment> value, int start, CellArea area)
    {
        if (_cells.Sum(c => c.Column.Length + c.Value.Length) > LongestBlock)
        {
            End();
        }

        if (_cells.Count == 0)
        {
            (_start, _area) = (start, area);
        }

        _lastStart = start;
        _area = Join(_area, area);
        _cells.Add(new TableCell(name, value));
    }

    /// <summary>A heading or a remark between the fields.</summary>
    private void Alone(SheetItem item, GridCell cell, int start)
    {
        if (_cells.Count > 0 && start == _lastStart)
        {
            Field(string.Empty, cell.Items, start, item.Area);
            return;
        }

        End();
        _blocks.AddRange(cell.Items.Count == 0 ? [] : [new Block { Kind = BlockKind.Paragraph, Segments = cell.Items, Lead = lead }]);
    }

    private void End()
    {
        if (_cells.Count == 0)
        {
            return;
        }

        // The span ends with the last of its fields: lines below may have been begun already.
        var end = _cells.SelectMany(c => c.Items).Select(i => i.Span.End).DefaultIfEmpty(_start).Max();
        var text = string.Join(" ／ ", _cells.Select(c => c.Value));
        var segment = new Segment(text, new SourceSpan(layout.Number, _start, end - _start)) { Place = _area.ToString() };
        _blocks.Add(new Block { Kind = BlockKind.TableRow, Segments = [segment], Cells = [.. _cells], Lead = LeadLine.OfTable(_blocks) ?? lead });
        _cells.Clear();
    }

    private string Name(SheetItem label) =>
        string.Join(' ', _groups.Where(g => g.Area.Right < label.Area.Left && g.Area.Top <= label.Area.Top && g.Area.Bottom >= label.Area.Bottom).Append(label).Select(g => string.Concat(g.Entries).Trim('：', ':', ' ', '　')));

    private IEnumerable<SheetItem> BlankFields(IGrouping<int, SheetItem> row)
    {
        var left = row.Min(i => i.Area.Left);
        return _blank[row.Key].Where(b => b.Left > left).Select(b => new SheetItem(b, new SheetCell(string.Empty, IsValue: false)));
    }

    /// <summary>Merged cells with nothing in them: fields that are to be filled in.</summary>
    private static ILookup<int, CellArea> Blank(Sheet sheet) => sheet.Merged
        .Where(a => a.Columns > 1 && !(sheet.Rows.TryGetValue(a.Top, out var cells) && cells.ContainsKey(a.Left)))
        .ToLookup(a => a.Top);

    private static CellArea Join(CellArea a, CellArea b) =>
        new(Math.Min(a.Top, b.Top), Math.Min(a.Left, b.Left), Math.Max(a.Bottom, b.Bottom), Math.Max(a.Right, b.Right));
}
