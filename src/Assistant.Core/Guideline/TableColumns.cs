namespace Assistant.Core.Guideline;

/// <summary>
/// In a table – commas, tabs or bars between its cells – the word at the head of a column stands before each cell below, as if it were
/// written there. Every line is looked at once or twice.
/// </summary>
internal static class TableColumns
{
    private const int MostColumns = 64;

    /// <param name="words">The labels of the text in order of their places.</param>
    /// <returns>In no order; each covers the sign before its cell.</returns>
    public static List<LabelHit> Read(string text, List<LabelHit> words)
    {
        var found = new List<LabelHit>();
        var heads = new List<(int Column, Label Label)>();
        for (var word = 0; word < words.Count;)
        {
            var line = text.LastIndexOf('\n', words[word].Start) + 1;
            var end = EndOfLine(text, line);
            var separator = SeparatorOf(text.AsSpan(line, end - line));
            if (separator != '\0' && end < text.Length && ReadHeads(text, line, end, separator, words, word, heads) is > 1 and var cells)
            {
                end = ReadRows(text, end, separator, cells, words, heads, found);
            }

            while (word < words.Count && words[word].Start < end)
            {
                word++;
            }
        }

        return found;
    }

    /// <returns>How many cells the line has; 0 when none is a label.</returns>
    private static int ReadHeads(string text, int line, int end, char separator, List<LabelHit> words, int word, List<(int Column, Label Label)> heads)
    {
        heads.Clear();
        var cells = 0;
        for (var at = line; at <= end && cells < MostColumns; cells++)
        {
            var stop = EndOfCell(text, at, end, separator);
            while (word < words.Count && words[word].End <= stop)
            {
                if (Names(text, words[word], at, stop))
                {
                    heads.Add((cells, words[word].Label));
                }

                word++;
            }

            at = stop + 1;
        }

        return heads.Count == 0 ? 0 : cells;
    }

    /// <returns>Where the table ends.</returns>
    private static int ReadRows(string text, int end, char separator, int cells, List<LabelHit> words, List<(int Column, Label Label)> heads, List<LabelHit> found)
    {
        Span<int> starts = stackalloc int[MostColumns];
        while (end < text.Length)
        {
            var line = end + 1;
            var stop = EndOfLine(text, line);
            var count = 0;
            for (var at = line; at <= stop && count < MostColumns; count++)
            {
                starts[count] = at;
                at = EndOfCell(text, at, stop, separator) + 1;
            }

            // A line that begins with a label is a row of label and value, not of values.
            if (count != cells || BeginsWithLabel(text, starts[0] == stop || text[starts[0]] != separator ? starts[0] : starts[1], stop, separator, words))
            {
                return end;
            }

            foreach (var (column, label) in heads)
            {
                found.Add(new LabelHit(label, starts[column] - 1, starts[column], IsColumn: true));
            }

            end = stop;
        }

        return end;
    }

    private static bool BeginsWithLabel(string text, int cell, int end, char separator, List<LabelHit> words)
    {
        var stop = EndOfCell(text, cell, end, separator);
        var (low, high) = (0, words.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = words[middle].Start < cell ? (middle + 1, high) : (low, middle);
        }

        return low < words.Count && words[low].End <= stop && Names(text, words[low], cell, stop);
    }

    /// <summary>Whether the cell is hardly more than the word. 普通, 国民健康保険 and 支店 head columns of much else.</summary>
    private static bool Names(string text, LabelHit hit, int start, int end)
    {
        // 「次の表です。氏名,電話」: a sentence may stand before the first head.
        var cell = text.AsSpan(start, end - start).Trim(" \"");
        cell = cell[(cell.LastIndexOf('。') + 1)..];
        var word = text.AsSpan(hit.Start, hit.End - hit.Start);
        return hit.Start >= start && word.Length * 2 >= cell.Length && hit.Label switch
        {
            Label.Bank => false,
            Label.Account => word.Length >= 4,
            Label.InsuranceNumber => word.EndsWith("番号") || word.EndsWith("証"),
            _ => true,
        };
    }

    private static char SeparatorOf(ReadOnlySpan<char> line) => line.Contains('\t') ? '\t' : line.Contains('|') ? '|' : line.Contains(',') ? ',' : '\0';

    private static int EndOfLine(string text, int at) => text.IndexOf('\n', at) is >= 0 and var end ? end : text.Length;

    private static int EndOfCell(string text, int at, int end, char separator) => text.IndexOf(separator, at, end - at) is >= 0 and var stop ? stop : end;
}
