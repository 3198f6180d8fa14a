using System.Text;

namespace Assistant.Core.Documents;

/// <summary>Names of a table's columns, read from one or more header rows.</summary>
internal sealed record TableHeader(int Rows, IReadOnlyList<string> Names, IReadOnlyList<string> Spanning)
{
    private const int LongestHeaderCell = 60;

    private List<string> FirstRow { get; init; } = [];

    public static TableHeader Read(IReadOnlyList<GridRow> rows, int width)
    {
        var count = Count(rows, width);
        var names = new string[width];
        var spanning = new string[width];
        for (var c = 0; c < width; c++)
        {
            var parts = Enumerable.Range(0, count).Select(r => NameAt(rows, r, c, count, width)).Where(p => p.Length > 0).Distinct(StringComparer.Ordinal).ToList();
            names[c] = string.Join(' ', parts);
            spanning[c] = parts.Count > 1 ? parts[0] : string.Empty;
        }

        return new TableHeader(count, names, spanning) { FirstRow = Normalised(rows[0], width) };
    }

    /// <summary>A table broken over pages repeats its header in the middle.</summary>
    public bool Repeats(GridRow row) => Rows > 0 && Normalised(row, FirstRow.Count).SequenceEqual(FirstRow, StringComparer.Ordinal);

    private static List<string> Normalised(GridRow row, int width) => [.. Enumerable.Range(0, width).Select(c => Clean(row[c].Text))];

    private static int Count(IReadOnlyList<GridRow> rows, int width)
    {
        if (rows.Count < 2)
        {
            return 0;
        }

        var stated = rows.TakeWhile(r => r.Cells.Count > 0 && r.Cells.All(c => c.IsHeader || c.IsBlank) && r.Cells.Any(c => c.IsHeader)).Count();
        if (stated > 0 && stated < rows.Count)
        {
            return stated;
        }

        var count = 1;
        while (count < rows.Count - 1 && Continues(rows[count - 1], rows[count], width))
        {
            count++;
        }

        return count;
    }

    /// <summary>A further header row starts blank and fills only places below a header that spans columns.</summary>
    private static bool Continues(GridRow above, GridRow row, int width)
    {
        var filled = Enumerable.Range(0, width).Where(c => !row[c].IsBlank).ToList();
        return filled.Count > 0
            && row[0].IsBlank
            && filled.All(c => row[c].Items.Count == 1 && row[c].Text.Length <= LongestHeaderCell && (above[c].IsBlank || (c + 1 < width && above[c + 1].IsBlank)));
    }

    private static string NameAt(IReadOnlyList<GridRow> rows, int row, int column, int count, int width)
    {
        var own = Clean(rows[row][column].Text);
        var isLast = row == count - 1;
        if (own.Length > 0 || isLast || column == 0)
        {
            return own;
        }

        // Blank under a spanning header: the name stands to the left, if a lower header row names this column itself.
        var named = Enumerable.Range(row + 1, count - row - 1).Any(r => !rows[r][column].IsBlank);
        var left = Enumerable.Range(0, column).Reverse().FirstOrDefault(c => !rows[row][c].IsBlank, -1);
        return named && left >= 0 && width > left ? Clean(rows[row][left].Text) : string.Empty;
    }

    /// <summary>「市民生活の 利便性向上」 was broken to fit its column: spaces between Japanese characters go.</summary>
    private static string Clean(string text)
    {
        var builder = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var isBreak = char.IsWhiteSpace(text[i]);
            if (!isBreak)
            {
                builder.Append(text[i]);
            }
            else if (builder.Length > 0 && i + 1 < text.Length && !char.IsWhiteSpace(text[i + 1]) && !(JapaneseText.IsJapanese(builder[^1]) && JapaneseText.IsJapanese(text[i + 1])))
            {
                builder.Append(' ');
            }
        }

        return builder.ToString();
    }
}
