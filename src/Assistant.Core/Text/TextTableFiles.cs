using System.Globalization;
using System.Reflection;

namespace Assistant.Core.Text;

/// <summary>Tab-separated text: one row a line, lines with # are remarks.</summary>
internal static class TextTableFiles
{
    /// <summary>Name of the table, fewest and most columns of a row.</summary>
    private static readonly (string Name, int Fewest, int Most)[] _tables =
    [
        ("repairs", 2, 2),
        ("kanji-variants", 2, 2),
        ("synonyms", 2, int.MaxValue),
        ("asking-words", 1, 1),
    ];

    public static Dictionary<string, IReadOnlyList<string[]>> Read(string? folder, List<string> errors) => Read("text", _tables, folder, errors);

    /// <param name="feature">Under which name the factory's tables are embedded.</param>
    /// <param name="folder">Where files of the same names add rows; null for the factory's tables alone.</param>
    /// <param name="errors">Receives what is wrong, a sentence a line.</param>
    public static Dictionary<string, IReadOnlyList<string[]>> Read(
        string feature, IEnumerable<(string Name, int Fewest, int Most)> tables, string? folder, List<string> errors)
    {
        var result = new Dictionary<string, IReadOnlyList<string[]>>(StringComparer.Ordinal);
        foreach (var (name, fewest, most) in tables)
        {
            using var factory = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream($"{feature}/{name}.tsv")
                ?? throw new InvalidOperationException($"The table {name} is not embedded."));
            var rows = Rows(factory).ConvertAll(r => r.Cells);
            if (folder is not null && Path.Combine(folder, name + ".tsv") is var path && File.Exists(path))
            {
                using var added = new StreamReader(path);
                foreach (var (line, cells) in Rows(added))
                {
                    if (cells.Length < fewest || cells.Length > most || Array.Exists(cells, string.IsNullOrWhiteSpace))
                    {
                        errors.Add(string.Create(CultureInfo.InvariantCulture, $"{name}.tsv の {line} 行目：{(fewest == 1 ? "1行に1語" : "タブで区切った語")}を書いてください。"));
                        continue;
                    }

                    rows.Add(cells);
                }
            }

            result.Add(name, rows);
        }

        return result;
    }

    private static List<(int Line, string[] Cells)> Rows(TextReader reader)
    {
        var rows = new List<(int, string[])>();
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                rows.Add((number, line.Split('\t')));
            }
        }

        return rows;
    }
}
