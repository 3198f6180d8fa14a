using System.Globalization;
using Assistant.Infrastructure.Readers;
using CsvHelper;

namespace Assistant.Infrastructure.Organisation;

/// <summary>One row of a table that somebody made.</summary>
/// <param name="Line">In the file, from 1.</param>
internal sealed record TableLine(int Line, IReadOnlyList<string> Cells);

/// <summary>Reads a small CSV with a fixed header; every error names its line.</summary>
internal static class OrganisationTable
{
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

    /// <returns>Rows with as many cells as the header; others are among the errors.</returns>
    public static IReadOnlyList<TableLine> Read(ReadOnlyMemory<byte> csv, IReadOnlyList<string> header, List<string> errors)
    {
        if (csv.Length > MostBytes)
        {
            errors.Add($"ファイルが大きすぎます（上限 {MostBytes / (1024 * 1024)} MB）。");
            return [];
        }

        List<TableLine> lines = [];
        using var reader = CsvReader.FromText(TextDecoder.Decode(csv.Span), _options);
        try
        {
            if (!reader.Read() || !Cells(reader).SequenceEqual(header, StringComparer.Ordinal))
            {
                errors.Add($"1行目は {string.Join(',', header)} にしてください。");
                return [];
            }

            while (reader.Read())
            {
                var line = new TableLine(checked((int)reader.LineNumber), Cells(reader));
                if (line.Cells.Count == header.Count)
                {
                    lines.Add(line);
                }
                else if (line.Cells.Any(cell => cell.Length > 0))
                {
                    errors.Add(string.Create(CultureInfo.InvariantCulture, $"{Place(line.Line)}列の数が {line.Cells.Count} です（{header.Count} 列にしてください）。"));
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

    public static string Place(int line) => string.Create(CultureInfo.InvariantCulture, $"{line} 行目: ");

    private static string[] Cells(CsvReader reader) => [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetString(i).Trim())];
}
