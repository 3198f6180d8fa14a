using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>A table that may go on over page breaks: the header repeats, and a row can be cut in two.</summary>
internal sealed class PdfTable(List<GridRow> rows, string? lead)
{
    private readonly List<GridRow> rows = [.. rows];
    private int lastPage = rows[^1].Span.Page;

    /// <summary>The next page begins with a table of the same columns and nothing stood between them.</summary>
    public bool Continues(List<GridRow> next) =>
        next[0].Span.Page == lastPage + 1 && next[0].Cells.Count == rows[0].Cells.Count;

    public void Add(List<GridRow> next)
    {
        lastPage = next[0].Span.Page;
        var hasHeader = SameText(next[0], rows[0]);
        var first = hasHeader ? 1 : 0;
        if (first < next.Count && next[first][0].IsBlank)
        {
            rows[^1] = Joined(rows[^1], next[first]);
            first++;
        }

        rows.AddRange(next.Skip(first));
    }

    public IReadOnlyList<Block> Build() => TableStructure.Build(rows, lead);

    /// <summary>The second half of a row: its words belong to the cells of the first, each with its own page.</summary>
    private static GridRow Joined(GridRow first, GridRow second) =>
        first with { Cells = [.. first.Cells.Select((c, i) => second[i].IsBlank ? c : c with { Items = [.. c.Items, .. second[i].Items] })] };

    private static bool SameText(GridRow a, GridRow b) => a.Cells.Select(c => c.Text).SequenceEqual(b.Cells.Select(c => c.Text), StringComparer.Ordinal);
}
