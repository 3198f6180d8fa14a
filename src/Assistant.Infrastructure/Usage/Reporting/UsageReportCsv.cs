using System.Text;
using Assistant.Core.Usage;
using Assistant.Core.Usage.Reporting;

namespace Assistant.Infrastructure.Usage.Reporting;

/// <summary>All tables one below the other, each under its name. With a byte order mark: Excel takes the file for another encoding without it.</summary>
public static class UsageReportCsv
{
    public static byte[] Create(UsageOverview overview)
    {
        var text = new StringBuilder();
        void Line(IEnumerable<object?> cells) => text.Append(CsvLine.Of(cells)).Append("\r\n");
        foreach (var table in ReportTables.Of(overview))
        {
            Line([table.Name]);
            Line(table.Columns.Select(c => c.Name));
            foreach (var row in table.Rows)
            {
                Line(row);
            }

            if (table.Note is not null)
            {
                Line([table.Note]);
            }

            Line([]);
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }
}
