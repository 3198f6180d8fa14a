using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers;

/// <summary>Tables written line by line, with tabs or with bars between the cells.</summary>
internal static class DelimitedTable
{
    /// <summary>Lines of one tab-separated table from <paramref name="first"/>: at least two, all with as many tabs.</summary>
    /// <returns>The rows and how many lines they took; no rows when there is no table here.</returns>
    public static (List<GridRow> Rows, int Lines) ReadTabs(string raw, List<TextLine> lines, int first, int page)
    {
        var rows = new List<GridRow>();
        var columns = 0;
        var i = first;
        while (i < lines.Count)
        {
            var (cells, taken) = TabCells(raw, lines, i);
            if (cells.Count < 2 || (rows.Count > 0 && cells.Count != columns) || IsContents(raw, lines[i]))
            {
                break;
            }

            columns = cells.Count;
            rows.Add(Row(raw, cells, page));
            i += taken;
        }

        return rows.Count >= 2 ? (rows, i - first) : ([], 0);
    }

    /// <summary>A pipe table: a header line, a line of dashes, rows.</summary>
    public static (List<GridRow> Rows, int Lines) ReadPipes(string raw, List<TextLine> lines, int first, int page)
    {
        if (first + 1 >= lines.Count || !IsPipeRow(raw, lines[first]) || !IsDelimiterRow(raw, lines[first + 1]))
        {
            return ([], 0);
        }

        var rows = new List<GridRow> { Row(raw, PipeCells(raw, lines[first]), page) };
        var i = first + 2;
        while (i < lines.Count && IsPipeRow(raw, lines[i]))
        {
            rows.Add(Row(raw, PipeCells(raw, lines[i]), page));
            i++;
        }

        return (rows, i - first);
    }

    /// <summary>A line of a table of contents: leader dots and a page number. It guides through the pages and states nothing.</summary>
    public static bool IsContents(string raw, TextLine line) => IsContents(raw.AsSpan(line.Start, line.Length));

    public static bool IsContents(ReadOnlySpan<char> line)
    {
        var text = line.TrimEnd();
        var number = text.Length;
        while (number > 0 && char.IsDigit(text[number - 1]))
        {
            number--;
        }

        var before = text[..number].TrimEnd();
        return number < text.Length && (before.EndsWith("...") || before.EndsWith("……") || before.EndsWith("・・・") || before.EndsWith("．．．"));
    }

    /// <summary>A cell in quotation marks may run over several lines.</summary>
    private static (List<(int Start, int End)> Cells, int Lines) TabCells(string raw, List<TextLine> lines, int index)
    {
        var cells = new List<(int, int)>();
        var last = index;
        var i = lines[index].Start;
        while (true)
        {
            var quoted = i < lines[last].End && raw[i] == '"' ? ClosingQuote(raw, lines, i, ref last) : -1;
            var end = quoted > 0 ? quoted + 1 : raw.IndexOf('\t', i, lines[last].End - i);
            if (end < 0)
            {
                end = lines[last].End;
            }

            cells.Add(quoted > 0 ? (i + 1, quoted) : (i, end));
            if (end >= lines[last].End)
            {
                return (cells, last - index + 1);
            }

            i = end + 1;
        }
    }

    /// <summary>Position of the quotation mark that ends a cell, -1 when the mark is only a letter.</summary>
    private static int ClosingQuote(string raw, List<TextLine> lines, int open, ref int last)
    {
        const int longestCell = 20;
        for (var line = last; line < Math.Min(lines.Count, last + longestCell); line++)
        {
            var from = line == last ? open + 1 : lines[line].Start;
            for (var i = from; i < lines[line].End; i++)
            {
                if (raw[i] == '"' && (i + 1 == lines[line].End || raw[i + 1] == '\t'))
                {
                    last = line;
                    return i;
                }
            }
        }

        return -1;
    }

    private static bool IsPipeRow(string raw, TextLine line)
    {
        var text = raw.AsSpan(line.Start, line.Length).Trim();
        return text.Length > 1 && text.Contains('|') && (text[0] == '|' || text[1..].Contains('|'));
    }

    private static bool IsDelimiterRow(string raw, TextLine line)
    {
        var text = raw.AsSpan(line.Start, line.Length).Trim();
        return text.Contains('-') && text.IndexOfAnyExcept("|:- \t") < 0 && text.Contains('|');
    }

    private static List<(int Start, int End)> PipeCells(string raw, TextLine line)
    {
        var start = line.Start;
        var end = line.End;
        while (start < end && char.IsWhiteSpace(raw[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(raw[end - 1]))
        {
            end--;
        }

        start += start < end && raw[start] == '|' ? 1 : 0;
        end -= end > start && raw[end - 1] == '|' && raw[end - 2] != '\\' ? 1 : 0;
        var cells = new List<(int, int)>();
        for (var i = start; i <= end; i++)
        {
            if (i == end || (raw[i] == '|' && raw[i - 1] != '\\'))
            {
                cells.Add((start, i));
                start = i + 1;
            }
        }

        return cells;
    }

    private static GridRow Row(string raw, List<(int Start, int End)> cells, int page)
    {
        var read = cells.Select(c => CellContent.Read(raw, c.Start, c.End, page)).ToList();
        var start = cells[0].Start;
        var end = cells[^1].End;
        while (start < end && char.IsWhiteSpace(raw[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(raw[end - 1]))
        {
            end--;
        }

        return new GridRow(new SourceSpan(page, start, end - start), read);
    }
}
