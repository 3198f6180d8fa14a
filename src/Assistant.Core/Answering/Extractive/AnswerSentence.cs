using System.Text;
using Assistant.Core.Documents;
using Assistant.Core.Text;

namespace Assistant.Core.Answering.Extractive;

/// <summary>Words a unit as a sentence of the answer. Nothing is added but the names of columns and headings.</summary>
internal static class AnswerSentence
{
    private const int LongestRow = 400;
    private const int LongestLabel = 60;

    public static string Of(EvidenceUnit unit, ReadQuestion question)
    {
        var chunk = unit.Chunk;
        if (!unit.IsRow)
        {
            return WithHeading(unit);
        }

        if (chunk.Kind == BlockKind.Definition && chunk.Cells.Count >= 2)
        {
            var named = chunk.Cells.Where(c => c.Value.Length > 0).TakeLast(2).ToList();
            return $"{named[0].Value}：{named[^1].Value}";
        }

        var label = Label(chunk, question);
        if (!unit.IsWholeRow)
        {
            var cell = chunk.Cells.First(c => c.Items.Contains(unit.Quote));
            return $"{label}（{cell.Column}）：{unit.Quote.Text}";
        }

        var asked = AskedCells(chunk, question);
        if (asked.Count > 0)
        {
            return label + "：" + string.Join("、", asked.Select(c => $"{c.Column}は「{c.Value}{Unit(chunk, c)}」"));
        }

        return WholeRow(chunk);
    }

    /// <summary>A short item such as 「2029年度 862手続」 says nothing without its heading.</summary>
    private static string WithHeading(EvidenceUnit unit)
    {
        var text = Join(unit.Parts);
        var path = unit.Chunk.HeadingPath;
        var alone = (text.EndsWith('。') && !unit.IsPassage) || path.Count == 0;
        return alone ? text : $"{path[^1]}：{text}";
    }

    /// <summary>Sentences follow each other; items are set apart by 「、」.</summary>
    private static string Join(IReadOnlyList<Segment> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts.Select(p => p.Text.Trim()))
        {
            text.Append(text.Length > 0 && text[^1] is not ('。' or '、' or '！' or '？') ? "、" : "").Append(part);
        }

        return text.ToString();
    }

    /// <summary>What names the row: the cell that the question names, else the one in a column of names, else the first that is not a running number.</summary>
    private static string Label(Chunk chunk, ReadQuestion question)
    {
        var cells = chunk.Cells.Where(c => c.Value.Length is > 0 and <= LongestLabel).ToList();
        var named = cells.Find(c => c.Value.Length > 2 && question.Key.Contains(SearchKey.Of(c.Value), StringComparison.Ordinal))
            ?? cells.Find(c => c.Column.Contains('名', StringComparison.Ordinal))
            ?? cells.Find(c => !c.Value.All(char.IsAsciiDigit))
            ?? chunk.Cells.First(c => c.Value.Length > 0);
        return named.Value;
    }

    private static List<TableCell> AskedCells(Chunk chunk, ReadQuestion question)
    {
        var label = Label(chunk, question);
        return [.. chunk.Cells.Where(c => c.Value.Length > 0 && c.Value != label && IsAsked(c.Column, question))];
    }

    private static bool IsAsked(string column, ReadQuestion question)
    {
        var key = SearchKey.Of(column);
        if (key.Length < 2)
        {
            return false;
        }

        return question.Key.Contains(key, StringComparison.Ordinal)
            || question.Phrases.Any(p => p.IsNominal && p.Key.Length >= 2 && !p.Key.All(char.IsAsciiDigit) && key.StartsWith(p.Key, StringComparison.Ordinal))
            || (question.Expected.IsDivision && (key.Contains('課', StringComparison.Ordinal) || key.Contains("担当", StringComparison.Ordinal) || key.Contains("所管", StringComparison.Ordinal)));
    }

    /// <summary>A table that keeps the unit in a column of its own: 862 → 862手続.</summary>
    private static string Unit(Chunk chunk, TableCell cell) =>
        cell.Value.All(c => char.IsAsciiDigit(c) || c is ',' or '.') ? chunk.Cells.FirstOrDefault(c => c.Column == "単位")?.Value ?? "" : "";

    /// <summary>The running number of a row tells a reader nothing.</summary>
    private static string WholeRow(Chunk chunk)
    {
        var text = string.Join(" ／ ", chunk.Cells
            .Where(c => c.Value.Length > 0 && SearchKey.Of(c.Column) is not ("no." or "no" or "番号"))
            .Select(c => c.Column.Length == 0 ? c.Value : $"{c.Column}：{c.Value}"));
        return text.Length <= LongestRow ? text : text[..LongestRow] + "…";
    }
}
