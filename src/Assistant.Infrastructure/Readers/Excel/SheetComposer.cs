using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Excel;

/// <summary>One sheet to one page: its regions in reading order, each as what it is.</summary>
internal sealed class SheetComposer(Sheet sheet)
{
    private const int LongestHeading = 60;

    private readonly PageLayout _layout = new(sheet.Number);
    private readonly List<Block> _blocks = [];

    /// <summary>The name of a sheet says what its tables are about, unless nobody gave it one.</summary>
    private readonly string? _name = IsGiven(sheet.Name) ? sheet.Name : null;

    private CellArea? _line;

    /// <param name="shapes">Texts that float over the cells, with the place they are fixed to.</param>
    public (PageText Page, List<Block> Blocks) Compose(IEnumerable<(string Text, string Place)> shapes, CancellationToken cancellationToken)
    {
        foreach (var region in new SheetRegions(sheet).Find())
        {
            cancellationToken.ThrowIfCancellationRequested();
            Region([.. region.OrderBy(i => i.Area.Top).ThenBy(i => i.Area.Left).GroupBy(i => i.Area.Top)]);
        }

        foreach (var (text, place) in shapes)
        {
            Lines(text.Split('\n'), place, isTitle: false);
        }

        return (_layout.ToPage() with { Label = sheet.Name }, _blocks);
    }

    private void Region(List<IGrouping<int, SheetItem>> rows)
    {
        var last = rows.Count;
        while (last > 1 && IsRemark(rows[last - 1]))
        {
            last--;
        }

        var first = 0;
        var width = rows.Take(last).Max(Width);
        while (first < last && (IsLine(rows[first], width) || (width > 3 && last - first > 2 && Width(rows[first]) * 2 <= width)) && (last - first == 1 || !IsFirstOfTable(rows, first, last)))
        {
            Line(rows[first]);
            first++;
        }

        var body = rows[first..last];
        if (body.Count > 0)
        {
            Body(body);
        }

        foreach (var remark in rows[last..])
        {
            Line(remark);
        }
    }

    private void Body(List<IGrouping<int, SheetItem>> rows)
    {
        var lead = IsAbove(rows) ? LeadLine.OfTable(_blocks) ?? _name : _name;
        var isPair = rows.Count == 1;
        _blocks.AddRange(isPair || FormLayout.IsForm(rows) ? new SheetForm(sheet, _layout, lead).Read(rows) : SheetTable.Build(sheet, _layout, rows, lead));
    }

    private void Line(IGrouping<int, SheetItem> row)
    {
        foreach (var item in row.OrderBy(i => i.Area.Left))
        {
            Lines(item.Text.Split('\n'), item.Area.ToString(), isTitle: _blocks.Count == 0);
            _line = item.Area;
        }
    }

    /// <summary>The line read last stands right above these rows: one further off, or beside them, is not their caption.</summary>
    private bool IsAbove(List<IGrouping<int, SheetItem>> rows) => _line is { } line
        && rows[0].Key - line.Bottom is (1 or 2)
        && line.Left >= rows.Min(r => r.Min(i => i.Area.Left)) - 1
        && line.Left <= rows.Max(r => r.Max(i => i.Area.Right));

    /// <summary>How many of the columns that others use as well a row fills; a merged cell counts for those it covers.</summary>
    private static int Width(IGrouping<int, SheetItem> row) => row.Sum(i => Math.Min(i.Area.Columns, 50));

    private void Lines(IEnumerable<string> source, string place, bool isTitle)
    {
        var lines = source.Select(l => l.Trim()).Where(l => l.Length > 0).ToList();
        var line = string.Join(' ', lines);
        if (lines.Count == 0)
        {
            return;
        }

        var level = lines.Count > 1 ? 0 : HeadingPattern.LevelOf(line);
        if (level > 0 || (isTitle && line.Length <= LongestHeading && !line.Contains('。', StringComparison.Ordinal)))
        {
            _blocks.Add(new Block { Kind = BlockKind.Heading, HeadingLevel = Math.Max(1, level), Segments = [_layout.AddLine(line).ToSegment(_layout.Number) with { Place = place }] });
            return;
        }

        var clean = lines.ConvertAll(l => new CleanLine(_layout.AddLine(l), Break: true));
        _blocks.AddRange(LineGroup.ToBlocks(clean, _layout.Number, BlockKind.Paragraph, _name).Select(b => b with { Segments = [.. b.Segments.Select(s => s with { Place = place })] }));
    }

    /// <summary>One text alone in its row, above or below what is wider; or all there is.</summary>
    private static bool IsLine(IGrouping<int, SheetItem> row, int width = int.MaxValue) => row.Count() == 1 && (!row.First().Cell.IsValue || width == 1);

    /// <summary>A merged first cell beside further rows belongs to the table; so does the first of a list in one column.</summary>
    private static bool IsFirstOfTable(List<IGrouping<int, SheetItem>> rows, int first, int last) =>
        rows[first].First().Area.Rows > 1 && first + 1 < last && rows[first + 1].Key <= rows[first].First().Area.Bottom;

    /// <summary>A remark below a table: it has a mark, or is a sentence.</summary>
    private static bool IsRemark(IGrouping<int, SheetItem> row) => IsLine(row) && row.First().Text is { Length: > 0 } text
        && (text[0] is '※' or '*' or '＊' or '注' || text.StartsWith("（注", StringComparison.Ordinal) || text.StartsWith("出典", StringComparison.Ordinal) || text.Contains('。', StringComparison.Ordinal));

    private static bool IsGiven(string name) =>
        name.Length > 0 && !(name.StartsWith("Sheet", StringComparison.OrdinalIgnoreCase) && name.AsSpan(5).Trim().IndexOfAnyExceptInRange('0', '9') < 0);
}
