using System.Collections.Concurrent;
using System.Globalization;

namespace Assistant.Core.Usage.Tables;

/// <summary>
/// How many minutes one use saves, estimated: a table of versions. A later row replaces an earlier one from its month on;
/// months before it keep what held then.
/// </summary>
public sealed class TimeCoefficients
{
    public const string Any = "*";
    private const string Header = "effective\tfeature\ttemplate\tminutes\tbasis\tapprover";
    private const string Range = "low\thigh";
    private const int MostMinutes = 480;
    private readonly List<TimeCoefficient> _rows;

    /// <summary>The same few questions are asked for every count of a period.</summary>
    private readonly ConcurrentDictionary<(YearMonth, string, string), TimeCoefficient?> _found = new();

    private TimeCoefficients(List<TimeCoefficient> rows, string version) => (_rows, Version) = (rows, version);

    /// <summary>Which state of the table this is.</summary>
    public string Version { get; }

    public IReadOnlyList<TimeCoefficient> Rows => _rows;

    /// <param name="name">How errors name the table.</param>
    /// <exception cref="Errors.AssistantException"><c>usage_table_invalid</c>: every error.</exception>
    public static TimeCoefficients Parse(string name, string text)
    {
        var known = new HashSet<(YearMonth, string, string)>();
        return new TimeCoefficients(TabTable.Read(name, text, Header, (cells, report) => Read(cells, known, report), Range), TableVersion.Of(text));
    }

    /// <summary>The row of the template, else of the feature, else of any feature; null when none was in force yet.</summary>
    public TimeCoefficient? Find(YearMonth month, string feature, string templateId) =>
        _found.GetOrAdd((month, feature, templateId), static (key, rows) => Find(rows, key.Item1, key.Item2, key.Item3), _rows);

    private static TimeCoefficient? Find(List<TimeCoefficient> rows, YearMonth month, string feature, string templateId) => rows
        .Where(r => r.Effective <= month && Fits(r.Feature, feature) && Fits(r.Template, templateId))
        .OrderByDescending(r => r.Feature != Any)
        .ThenByDescending(r => r.Template != Any)
        .ThenByDescending(r => r.Effective)
        .FirstOrDefault();

    private static bool Fits(string stated, string actual) => stated == Any || stated == actual;

    private static TimeCoefficient? Read(string[] cells, HashSet<(YearMonth, string, string)> known, Action<string> report)
    {
        var wrong = 0;
        void Report(string message)
        {
            wrong++;
            report(message);
        }

        if (!YearMonth.TryParse(cells[0], out var effective))
        {
            Report("effective は 2025-04 の形の年月です。");
        }
        else if (!known.Add((effective, cells[1], cells[2])))
        {
            Report("同じ effective、feature、template の行が、前にあります。");
        }

        if (!TryReadMinutes(cells[3], out var minutes))
        {
            Report(string.Create(CultureInfo.InvariantCulture, $"minutes は 0〜{MostMinutes} の整数です。"));
        }

        if (cells[1].Length == 0 || cells[2].Length == 0 || (cells[1] == Any && cells[2] != Any))
        {
            Report($"feature と template は名前か {Any} です。template だけを名指すことはできません。");
        }

        if (string.IsNullOrWhiteSpace(cells[4]) || string.IsNullOrWhiteSpace(cells[5]))
        {
            Report("basis（根拠）と approver（承認者）は空にできません。");
        }

        var (low, high) = (minutes, minutes);
        if (cells.Length > 6
            && !(TryReadMinutes(cells[6], out low) && TryReadMinutes(cells[7], out high) && low <= minutes && minutes <= high))
        {
            Report(string.Create(CultureInfo.InvariantCulture, $"low と high は、minutes をはさむ 0〜{MostMinutes} の整数です。"));
        }

        return wrong == 0 ? new TimeCoefficient(effective, cells[1], cells[2], minutes, cells[4], cells[5]) { Low = low, High = high } : null;
    }

    private static bool TryReadMinutes(string cell, out int minutes) =>
        int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out minutes) && minutes <= MostMinutes;
}

/// <param name="Effective">First month.</param>
/// <param name="Feature">Or <c>*</c>.</param>
/// <param name="Template">Or <c>*</c>.</param>
/// <param name="Minutes">Saved by one use, 0–480.</param>
/// <param name="Basis">Where the number comes from.</param>
/// <param name="Approver">Who answers for it.</param>
public sealed record TimeCoefficient(YearMonth Effective, string Feature, string Template, int Minutes, string Basis, string Approver)
{
    /// <summary>The fewest minutes that the basis allows; <see cref="Minutes"/> where the table gives no range.</summary>
    public int Low { get; init; } = Minutes;

    /// <summary>The most; see <see cref="Low"/>.</summary>
    public int High { get; init; } = Minutes;
}
