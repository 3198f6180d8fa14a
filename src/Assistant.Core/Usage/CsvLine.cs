using System.Globalization;

namespace Assistant.Core.Usage;

/// <summary>One line of CSV (RFC 4180) that a spreadsheet takes as data.</summary>
public static class CsvLine
{
    /// <summary>Without the line break.</summary>
    public static string Of(IEnumerable<object?> cells) =>
        string.Join(',', cells.Select(cell => Escape(Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "", cell is string)));

    private static string Escape(string text, bool isText)
    {
        // A spreadsheet runs what begins like this as a formula; a Japanese one also in full width.
        var safe = isText && text is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' or '\t' or '\r', ..] ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
