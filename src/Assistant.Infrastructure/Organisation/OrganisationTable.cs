using System.Globalization;
using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers;
using CsvHelper;

namespace Assistant.Infrastructure.Organisation;

/// <summary>One row of a table that somebody made.</summary>
/// <param name="Line">In the file, from 1.</param>
internal sealed record TableLine(int Line, IReadOnlyList<string> Cells);

/// <summary>Reads a small CSV with a known header; every error names its line.</summary>
internal static class OrganisationTable
{
    private const int LongestText = 100;

    private const int MostBytes = 16 * 1024 * 1024;

    private static readonly CsvReaderOptions _options = new()
    {
        Separator = ',',
        HasHeader = false,
        AllowLineBreaksInQuotes = false,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
    };

    /// <param name="required">Columns that must be there.</param>
    /// <param name="optional">Columns that may be left out; their cells are empty then.</param>
    /// <returns>Cells in the order of the required columns and then the optional ones; rows of another width are among the errors.</returns>
    public static IReadOnlyList<TableLine> Read(ReadOnlyMemory<byte> csv, IReadOnlyList<string> required, IReadOnlyList<string> optional, List<string> errors)
    {
        if (csv.Length > MostBytes)
        {
            errors.Add($"ファイルが大きすぎます（上限 {MostBytes / (1024 * 1024)} MB）。");
            return [];
        }

        string text;
        try
        {
            text = TextDecoder.Decode(csv.Span);
        }
        catch (DocumentReadException)
        {
            errors.Add("CSV の表として読めません（Excel のブックは「CSV UTF-8」で保存し直してください。文字コードは UTF-8、UTF-16、シフト JIS を読めます）。");
            return [];
        }

        List<TableLine> lines = [];
        using var reader = CsvReader.FromText(text, _options);
        try
        {
            string[] header = reader.Read() ? Cells(reader) : [];
            if (!required.All(header.Contains) || header.Distinct(StringComparer.Ordinal).Count() != header.Length || header.Except([.. required, .. optional], StringComparer.Ordinal).Any())
            {
                errors.Add($"1行目は {string.Join(',', required)} にしてください。{(optional.Count == 0 ? "" : $"なくてもよい列: {string.Join(',', optional)}")}");
                return [];
            }

            int[] places = [.. required.Concat(optional).Select(name => Array.IndexOf(header, name))];
            while (reader.Read())
            {
                var cells = Cells(reader);
                var line = checked((int)reader.LineNumber);
                if (cells.All(cell => cell.Length == 0))
                {
                    // Excel leaves such a line where rows were emptied.
                    continue;
                }

                if (cells.Length == header.Length)
                {
                    lines.Add(new TableLine(line, [.. places.Select(p => p < 0 ? "" : cells[p])]));
                }
                else
                {
                    errors.Add(string.Create(CultureInfo.InvariantCulture, $"{Place(line)}列の数が {cells.Length} です（{header.Length} 列にしてください）。"));
                }
            }
        }
        catch (CsvFormatException e)
        {
            errors.Add($"{Place((int)e.LineNumber)}引用符（\"）の使い方が正しくありません。");
        }

        return lines;
    }

    /// <summary>Null and an error when the cell is no day; null alone when it is empty and may be.</summary>
    public static DateOnly? Day(TableLine line, int cell, string name, bool required, List<string> errors)
    {
        var text = line.Cells[cell];
        if (text.Length == 0 && !required)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy/MM/dd", "yyyy/M/d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        errors.Add($"{Place(line.Line)}{name} は 2026-04-01 の形の日付にしてください。");
        return null;
    }

    /// <summary>An error where the cell is too long or holds what no name holds.</summary>
    public static void RequireText(TableLine line, int cell, string name, List<string> errors)
    {
        if (line.Cells[cell].Length > LongestText || line.Cells[cell].Any(char.IsControl))
        {
            errors.Add(string.Create(CultureInfo.InvariantCulture, $"{Place(line.Line)}{name} は {LongestText} 文字までで、改行やタブを入れずに書いてください。"));
        }
    }

    public static string Place(int line) => string.Create(CultureInfo.InvariantCulture, $"{line} 行目: ");

    private static string[] Cells(CsvReader reader) => [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetString(i).Trim())];
}
