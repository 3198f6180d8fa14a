namespace Assistant.Core.Documents;

/// <summary>Columns that hold nothing but circles: what counts is which of them are marked.</summary>
internal sealed class MarkColumns
{
    private readonly HashSet<int> _columns;

    private MarkColumns(HashSet<int> columns, string name)
    {
        _columns = columns;
        Name = name;
    }

    /// <summary>Name of the one cell that replaces them.</summary>
    public string Name { get; }

    public static MarkColumns Find(IReadOnlyList<GridRow> rows, int width, TableHeader header)
    {
        var counted = rows.Where(r => !IsSummary(r)).ToList();
        var found = Enumerable.Range(1, Math.Max(0, width - 1))
            .Where(c => header.Names[c].Length > 0 && counted.Any(r => !r[c].IsBlank) && counted.All(r => r[c].IsBlank || IsMark(r[c].Text)))
            .ToHashSet();
        var parents = found.Select(c => header.Spanning[c]).Distinct(StringComparer.Ordinal).ToList();
        return new MarkColumns(found, parents is [{ Length: > 0 } shared] ? shared : TableStructure.MarkedColumn);
    }

    /// <summary>A row of totals: nothing but numbers, and no label at its start.</summary>
    public static bool IsSummary(GridRow row) =>
        row[0].IsBlank && row.Cells.Any(c => !c.IsBlank) && row.Cells.Where(c => !c.IsBlank).All(c => c.Text.All(t => char.IsAsciiDigit(t) || t is ',' or '.' or '%' or '△' or '-'));

    public bool Contains(int column) => _columns.Contains(column);

    /// <summary>Names of the marked columns; each stands where its circle stands.</summary>
    public IReadOnlyList<Segment> In(GridRow row, TableHeader header)
    {
        return [.. _columns.Order().Where(c => !row[c].IsBlank).Select(c => new Segment(NameOf(c), row[c].Items[0].Span) { Place = row[c].Items[0].Place })];

        string NameOf(int column)
        {
            var shared = header.Spanning[column];
            return shared.Length > 0 && Name == shared ? header.Names[column][(shared.Length + 1)..] : header.Names[column];
        }
    }

    private static bool IsMark(string text) => text is "○" or "◯" or "〇" or "●" or "◎" or "✓" or "✔";
}
