using Assistant.Core.Errors;

namespace Assistant.Core.Usage.Tables;

/// <summary>A table as people review it: tab-separated, one header, lines that begin with # are remarks. All errors are named at once.</summary>
internal sealed class TabTable
{
    private readonly List<string> _errors = [];
    private readonly string _name;

    private TabTable(string name) => _name = name;

    /// <param name="more">Columns that a table may have besides, all or none.</param>
    /// <exception cref="AssistantException"><c>usage_table_invalid</c>: every error.</exception>
    public static List<T> Read<T>(string name, string text, string header, Func<string[], Action<string>, T?> read, string? more = null)
        where T : class
    {
        var table = new TabTable(name);
        var rows = table.ReadRows(text, header, more is null ? header : $"{header}\t{more}", read);
        return table._errors.Count == 0
            ? rows
            : throw new AssistantException("usage_table_invalid", string.Join(Environment.NewLine, table._errors)) { NextStep = $"{name} を直してください。" };
    }

    private List<T> ReadRows<T>(string text, string header, string longHeader, Func<string[], Action<string>, T?> read)
        where T : class
    {
        List<T> rows = [];
        var columns = header.Split('\t').Length;
        var number = 0;
        var headed = false;
        foreach (var line in text.TrimStart('\uFEFF').Split('\n').Select(l => l.TrimEnd('\r')))
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            void Report(string message) => _errors.Add($"{_name} の {number} 行目: {message}");
            if (!headed)
            {
                headed = true;
                if (line == longHeader)
                {
                    columns = longHeader.Split('\t').Length;
                }
                else if (line != header)
                {
                    Report($"見出しは「{longHeader.Replace('\t', ' ')}」です。");
                }
            }
            else if (line.Split('\t') is var cells && cells.Length != columns)
            {
                Report($"{columns} 列が必要です。");
            }
            else if (read(cells, Report) is { } row)
            {
                rows.Add(row);
            }
        }

        return rows;
    }
}
