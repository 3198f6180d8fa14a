using System.Globalization;
using Assistant.Core.Usage.Tables;

namespace Assistant.Core.Usage.Indicators;

/// <summary>An indicator of the plan: what it counts, where it began and where it should be.</summary>
/// <param name="Unit">人, 件, 時間, % …</param>
/// <param name="BaselineMonths">Months of the baseline year that its value covers.</param>
/// <param name="Baseline">In thousandths of the unit; null where the plan's text has no figure.</param>
/// <param name="Target">As <paramref name="Baseline"/>.</param>
/// <param name="Source"><c>log</c>: computed from the usage log, otherwise <c>manual</c>.</param>
/// <param name="Scope">What it covers and what not.</param>
public sealed record Indicator(
    string Id, string Section, string Name, string Unit, int BaselineYear, int BaselineMonths, long? Baseline, int TargetYear, long? Target, string Source, string Scope)
{
    public const string FromLog = "log";
    public const string Manual = "manual";

    /// <summary>Values are whole thousandths of the unit.</summary>
    public const int Scale = 1000;

    /// <summary>In the unit of the indicator.</summary>
    public const long LargestValue = 1_000_000_000_000;

    private const string Header = "id\tsection\tname\tunit\tbaselineYear\tbaselineMonths\tbaseline\ttargetYear\ttarget\tsource\tscope";

    /// <summary>Percentages and levels are never summed, over months or over indicators.</summary>
    public bool IsPercentage => Unit == "%";

    /// <inheritdoc cref="TimeCoefficients.Parse"/>
    public static IReadOnlyList<Indicator> Parse(string name, string text) => TabTable.Read(name, text, Header, Read);

    private static Indicator? Read(string[] cells, Action<string> report)
    {
        var whole = int.TryParse(cells[4], NumberStyles.None, CultureInfo.InvariantCulture, out var baselineYear)
            & int.TryParse(cells[5], NumberStyles.None, CultureInfo.InvariantCulture, out var months)
            & int.TryParse(cells[7], NumberStyles.None, CultureInfo.InvariantCulture, out var targetYear);
        if (!whole || months is < 1 or > 12 || targetYear <= baselineYear)
        {
            report("baselineYear と targetYear は年度、baselineMonths は 1〜12 です。");
            return null;
        }

        if (!TryReadValue(cells[6], out var baseline) | !TryReadValue(cells[8], out var target))
        {
            report("baseline と target は数か - です。");
            return null;
        }

        if (cells[9] is not (FromLog or Manual) || cells[..4].Any(string.IsNullOrWhiteSpace))
        {
            report("id、section、name、unit は空にできません。source は log か manual です。");
            return null;
        }

        return new Indicator(cells[0], cells[1], cells[2], cells[3], baselineYear, months, baseline, targetYear, target, cells[9], cells[10]);
    }

    /// <summary>At most three decimals.</summary>
    public static bool TryReadValue(string text, out long? thousandths)
    {
        thousandths = null;
        if (text == "-")
        {
            return true;
        }

        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value > LargestValue || decimal.Truncate(value * Scale) != value * Scale)
        {
            return false;
        }

        thousandths = (long)(value * Scale);
        return true;
    }
}
