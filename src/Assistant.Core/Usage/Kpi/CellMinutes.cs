using System.Runtime.InteropServices;
using Assistant.Core.Usage.Tables;

namespace Assistant.Core.Usage.Kpi;

/// <summary>The estimated minutes of each cell, looked up once and added up in several ways.</summary>
internal sealed class CellMinutes
{
    private readonly long[] _minutes;

    private CellMinutes(IReadOnlyList<UsageCell> cells, long[] minutes, TimeCoefficients coefficients, HashSet<TimeCoefficient?> used)
    {
        Cells = cells;
        _minutes = minutes;
        Coefficients = coefficients;
        Used = used;
    }

    public IReadOnlyList<UsageCell> Cells { get; }

    public TimeCoefficients Coefficients { get; }

    /// <summary>Rows that gave the minutes of uses that can save time; null where no row was in force.</summary>
    public IReadOnlySet<TimeCoefficient?> Used { get; }

    public long Sum => _minutes.Sum();

    /// <summary>The sum with the lowest coefficients that their basis allows.</summary>
    public long Low { get; private init; }

    /// <summary>With the highest.</summary>
    public long High { get; private init; }

    /// <summary>Events times coefficient; outcomes that save no time count 0.</summary>
    public static CellMinutes Of(IReadOnlyList<UsageCell> cells, TimeCoefficients coefficients)
    {
        var minutes = new long[cells.Count];
        var used = new HashSet<TimeCoefficient?>();
        UsageCell? before = null;
        TimeCoefficient? row = null;
        var (low, high, i) = (0L, 0L, 0);
        foreach (var cell in cells)
        {
            if (UsageOutcomes.SavesTime(cell.Outcome))
            {
                // Cells of one kind stand together as they come from the record.
                if (before is null || before.Month != cell.Month || before.Feature != cell.Feature || before.TemplateId != cell.TemplateId)
                {
                    row = coefficients.Find(cell.Month, cell.Feature, cell.TemplateId);
                    used.Add(row);
                    before = cell;
                }

                minutes[i] = (long)(row?.Minutes ?? 0) * cell.Events;
                low += (long)(row?.Low ?? 0) * cell.Events;
                high += (long)(row?.High ?? 0) * cell.Events;
            }

            i++;
        }

        return new CellMinutes(cells, minutes, coefficients, used) { Low = low, High = high };
    }

    /// <summary>Of each group; a group whose uses saved nothing has 0.</summary>
    public Dictionary<TKey, long> By<TKey>(Func<UsageCell, TKey> group)
        where TKey : notnull
    {
        var sums = new Dictionary<TKey, long>();
        var i = 0;
        foreach (var cell in Cells)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(sums, group(cell), out _) += _minutes[i++];
        }

        return sums;
    }
}
