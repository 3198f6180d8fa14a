using System.Xml;
using System.Xml.Linq;
using Assistant.Infrastructure.Readers.Packages;

namespace Assistant.Infrastructure.Readers.Excel;

/// <summary>Workbooks of today: sheets are read as streams, because one of them can be larger than memory should hold as a tree.</summary>
internal sealed class XlsxWorkbook
{
    private readonly SafePackage _package;
    private readonly ExcelOptions _options;
    private readonly WorkbookStyles _styles;
    private readonly List<string> _strings;
    private readonly bool _from1904;
    private int _cells;

    /// <summary>With content, of the sheets that have been read.</summary>
    private int _rows;

    public XlsxWorkbook(SafePackage package, ExcelOptions options)
    {
        _package = package;
        _options = options;
        var relationships = Relationships.Of(package, package.MainPart);
        var workbook = package.Load(package.MainPart);
        _from1904 = workbook.Child("workbookPr").Value("date1904") is "1" or "true";
        _styles = new WorkbookStyles(package.Load(relationships.First("styles")));
        _strings = relationships.First("sharedStrings") is { } strings && package.Has(strings) ? SharedStrings.Read(package.OpenReader(strings), package.DeepestNesting) : [];
        Sheets = [.. workbook.Child("sheets").Children("sheet").Select((s, i) => ToSheet(s, i + 1, relationships)).OfType<SheetEntry>()];
        if (Sheets.Count > options.MostSheets)
        {
            throw ReadFailures.OfficeTooLarge();
        }
    }

    public List<SheetEntry> Sheets { get; }

    /// <summary>Formulas whose result the file does not hold.</summary>
    public int MissingResults { get; private set; }

    public Sheet Read(SheetEntry entry, CancellationToken cancellationToken)
    {
        var sheet = new Sheet(entry.Number, entry.Name);
        using var reader = _package.OpenReader(entry.Part);
        var row = -1;
        var column = -1;
        while (reader.Read())
        {
            if (reader.Depth > _package.DeepestNesting)
            {
                throw ReadFailures.OfficeTooLarge();
            }

            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (reader.LocalName)
            {
                case "col":
                    Columns(reader, sheet);
                    break;
                case "row":
                    cancellationToken.ThrowIfCancellationRequested();
                    row = Number(reader, "r") is { } stated && stated is >= 1 and <= CellArea.MostRows ? stated - 1 : row + 1;
                    column = -1;
                    if (IsOn(reader, "hidden") && !_options.IncludeHidden)
                    {
                        sheet.HiddenRows.Add(row);
                    }

                    break;
                case "c":
                    column = CellArea.Parse(reader.GetAttribute("r")) is { } area ? area.Left : column + 1;
                    Cell(reader, sheet, row, column);
                    break;
                case "mergeCell":
                    if (CellArea.Parse(reader.GetAttribute("ref")) is { } merged)
                    {
                        Count();
                        sheet.Merged.Add(merged);
                    }

                    break;
            }
        }

        _rows += sheet.Rows.Count;
        sheet.DropHidden();
        return sheet;
    }

    private SheetEntry? ToSheet(XElement element, int number, IReadOnlyDictionary<string, Relationship> relationships)
    {
        var isShown = element.Value("state") is not ("hidden" or "veryHidden") || _options.IncludeHidden;
        return isShown && relationships.TryGetValue(element.Reference("id") ?? string.Empty, out var target) && target.IsOf("worksheet") && _package.Has(target.Target)
            ? new SheetEntry(number, element.Value("name") ?? string.Empty, target.Target)
            : null;
    }

    private void Columns(XmlReader reader, Sheet sheet)
    {
        var first = Math.Clamp(Number(reader, "min") ?? 1, 1, CellArea.MostColumns) - 1;
        var last = Math.Clamp(Number(reader, "max") ?? 1, 1, CellArea.MostColumns) - 1;
        var isHidden = IsOn(reader, "hidden") && !_options.IncludeHidden;
        var isNarrow = double.TryParse(reader.GetAttribute("width"), System.Globalization.CultureInfo.InvariantCulture, out var width) && width < FormLayout.NarrowColumn;
        for (var c = first; c <= last && (isHidden || isNarrow); c++)
        {
            sheet.Widths[c] = width;
            if (isHidden)
            {
                sheet.HiddenColumns.Add(c);
            }
        }
    }

    private void Cell(XmlReader reader, Sheet sheet, int row, int column)
    {
        if (row < 0 || column is < 0 or >= CellArea.MostColumns)
        {
            return;
        }

        var code = _styles.CodeOf(Number(reader, "s") ?? 0);
        var type = reader.GetAttribute("t");
        var (value, isFormula) = CellContentOf(reader);
        if (value is null)
        {
            MissingResults += isFormula ? 1 : 0;
            return;
        }

        Count();
        sheet.Set(row, column, ToCell(type, value, code));
        if (_rows + sheet.Rows.Count > _options.MostRows)
        {
            throw ReadFailures.TooManyRows(_options.MostRows);
        }
    }

    private SheetCell ToCell(string? type, string value, string? code) => type switch
    {
        "s" => new SheetCell(NumberFormat.FormatText(int.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var index) && index >= 0 && index < _strings.Count ? _strings[index] : string.Empty, code), false),
        "inlineStr" or "str" => new SheetCell(NumberFormat.FormatText(SharedStrings.Unescape(value), code), false),
        "b" => new SheetCell(value is "1" or "true" ? "TRUE" : "FALSE", true),
        "e" or "d" => new SheetCell(value, true),
        _ => double.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? new SheetCell(NumberFormat.Format(number, code, _from1904), true)
            : new SheetCell(value, false),
    };

    /// <summary>Reads to the end of the cell.</summary>
    private (string? Value, bool IsFormula) CellContentOf(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return (null, false);
        }

        var depth = reader.Depth;
        string? value = null;
        var isFormula = false;
        reader.Read();
        while (reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "is")
            {
                value = SharedStrings.ReadItem(reader, _package.DeepestNesting);
            }
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "v" && reader.Depth == depth + 1)
            {
                value = reader.ReadElementContentAsString();
                continue;
            }

            isFormula |= reader.NodeType == XmlNodeType.Element && reader.LocalName == "f";
            if (!reader.Read())
            {
                break;
            }
        }

        return (value, isFormula);
    }

    private void Count()
    {
        if (++_cells > _options.MostCells)
        {
            throw ReadFailures.OfficeTooLarge();
        }
    }

    private static int? Number(XmlReader reader, string name) =>
        int.TryParse(reader.GetAttribute(name), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsOn(XmlReader reader, string name) => reader.GetAttribute(name) is "1" or "true";
}

/// <param name="Number">Position in the workbook from 1; hidden sheets count.</param>
internal sealed record SheetEntry(int Number, string Name, string Part);
