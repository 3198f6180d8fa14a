using Assistant.Core.Usage.Kpi;

namespace Assistant.Core.Usage.DrillDown;

/// <summary>Rows of one month that nothing shown can tell apart but time and tokens.</summary>
/// <param name="Purpose">Id of the policy; empty where none was chosen.</param>
public readonly record struct RowCell(string Department, string Feature, string TemplateId, string Outcome, string Purpose = "");

/// <summary>
/// Which department a row may show. It is decided for the smallest group that any filter can select (month, department, feature,
/// template, outcome and purpose together) and never by the filter in use: every list, and every difference between two lists, is then made of
/// whole groups, and each of them has five people or more.
/// </summary>
public static class RowLabels
{
    /// <param name="cells">Of one month, with the different people in each.</param>
    /// <returns>The name to show, <see cref="SmallGroups.Others"/>, or null: the row is not shown.</returns>
    public static IReadOnlyDictionary<RowCell, string?> Of(IReadOnlyDictionary<RowCell, IReadOnlySet<int>> cells)
    {
        var labels = new Dictionary<RowCell, string?>();
        foreach (var alike in cells.GroupBy(c => (c.Key.Feature, c.Key.TemplateId, c.Key.Outcome, c.Key.Purpose)))
        {
            var bySize = alike.OrderBy(c => c.Value.Count).ThenBy(c => c.Key.Department, StringComparer.Ordinal).ToList();
            var merged = SmallGroups.CountTogether(
                bySize,
                c => c.Value.Count,
                (together, c) =>
                {
                    foreach (var person in c.Value)
                    {
                        together.Add(person);
                    }
                },
                out var people);
            for (var i = 0; i < bySize.Count; i++)
            {
                labels[bySize[i].Key] = i >= merged ? bySize[i].Key.Department : people >= SmallGroups.FewestPeople ? SmallGroups.Others : null;
            }
        }

        return labels;
    }
}
