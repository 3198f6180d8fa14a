using System.Globalization;
using System.Xml.Linq;
using Assistant.Infrastructure.Readers.Packages;

namespace Assistant.Infrastructure.Readers.Word;

/// <summary>One table: rows of cells with what they cover. Tables inside its cells are kept for afterwards.</summary>
internal sealed class WordTable(WordParts parts, int number)
{
    private const int MostColumns = 500;

    private readonly List<List<Cell>> _cells = [];

    public List<SpannedRow> Rows { get; } = [];

    /// <summary>Rows at the top that repeat on every page.</summary>
    public int HeaderRows { get; private set; }

    public bool IsFrame { get; private set; }

    /// <summary>The cells themselves, in order.</summary>
    public IEnumerable<XElement> Contents => _cells.SelectMany(r => r).Select(c => c.Element);

    public List<XElement> Inner { get; } = [];

    public List<ParagraphText> Texts { get; } = [];

    public void Read(XElement table)
    {
        FindRows(table);
        IsFrame = _cells.Count > 0 && _cells.All(r => r.Count == 1 && r[0].Column == 0);
        if (IsFrame)
        {
            return;
        }

        for (var r = 0; r < _cells.Count; r++)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"表 {number} の {r + 1} 行目");
            Rows.Add(new SpannedRow(place, [.. _cells[r].Where(c => !c.Continues).Select(c => new SpannedCell(c.Column, c.Columns, Depth(r, c), Entries(c.Element)))]));
        }
    }

    private void FindRows(XElement parent)
    {
        foreach (var child in parent.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "tr" when child.Child("trPr") is var properties && properties.Child("del") is null:
                    HeaderRows += HeaderRows == _cells.Count && properties.Switch("tblHeader") == true ? 1 : 0;
                    var row = new List<Cell>();
                    FindCells(child, row, Math.Clamp(properties.Child("gridBefore").Number("val") ?? 0, 0, MostColumns));
                    _cells.Add(row);
                    break;
                case "sdt" when child.Child("sdtContent") is { } content:
                    FindRows(content);
                    break;
                case "customXml" or "ins" or "moveTo":
                    FindRows(child);
                    break;
                case "AlternateContent":
                    FindRows(Alternative.Of(child));
                    break;
            }
        }
    }

    private int FindCells(XElement parent, List<Cell> row, int column)
    {
        foreach (var child in parent.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "tc" when child.Child("tcPr") is var properties && properties.Child("cellDel") is null && column < MostColumns:
                    var columns = Math.Clamp(properties.Child("gridSpan").Number("val") ?? 1, 1, MostColumns);
                    var merge = properties.Child("vMerge");
                    var continues = merge is not null && merge.Value("val") is (null or "continue") && IsAbove(column);
                    row.Add(new Cell(child, column, columns, continues));
                    column += columns;
                    break;
                case "sdt" when child.Child("sdtContent") is { } content:
                    column = FindCells(content, row, column);
                    break;
                case "customXml":
                    column = FindCells(child, row, column);
                    break;
            }
        }

        return column;
    }

    private bool IsAbove(int column) => _cells.Count > 0 && _cells[^1].Exists(c => c.Column == column);

    private int Depth(int row, Cell cell)
    {
        var next = row + 1;
        while (next < _cells.Count && _cells[next].Exists(c => c.Column == cell.Column && c.Continues))
        {
            next++;
        }

        return next - row;
    }

    private List<string> Entries(XElement cell)
    {
        var lines = new List<string>();
        Lines(cell, lines);
        return CellLines.ToEntries(lines);
    }

    private void Lines(XElement parent, List<string> lines)
    {
        foreach (var child in parent.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "p":
                    var read = parts.Runs.Read(child);
                    Texts.Add(read);
                    var label = parts.Numbering.Next(child.Child("pPr"));
                    if (!string.IsNullOrWhiteSpace(read.Text))
                    {
                        lines.AddRange(((label?.Text ?? string.Empty) + read.Text.Replace('\t', ' ')).Split('\n'));
                    }

                    break;
                case "tbl":
                    Inner.Add(child);
                    break;
                case "sdt" when child.Child("sdtPr").Switch("showingPlcHdr") != true && child.Child("sdtContent") is { } content:
                    Lines(content, lines);
                    break;
                case "customXml" or "ins" or "moveTo":
                    Lines(child, lines);
                    break;
                case "AlternateContent":
                    Lines(Alternative.Of(child), lines);
                    break;
            }
        }
    }

    private sealed record Cell(XElement Element, int Column, int Columns, bool Continues);
}
