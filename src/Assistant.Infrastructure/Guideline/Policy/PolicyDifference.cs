using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Assistant.Infrastructure.Guideline.Policy;

/// <summary>Two versions line by line.</summary>
public static class PolicyDifference
{
    private const int Context = 3;

    /// <summary>Changed lines with a few around them; a gap stands where equal lines were left out. Empty when nothing differs.</summary>
    public static IReadOnlyList<DifferenceLine> Of(string before, string after)
    {
        var lines = new InlineDiffBuilder(new Differ()).BuildDiffModel(before.ReplaceLineEndings("\n"), after.ReplaceLineEndings("\n")).Lines;
        var changed = lines.Select((line, index) => (line, index)).Where(l => l.line.Type != ChangeType.Unchanged).Select(l => l.index).ToList();
        var shown = new SortedSet<int>(changed.SelectMany(i => Enumerable.Range(Math.Max(0, i - Context), (2 * Context) + 1)).Where(i => i < lines.Count));
        var result = new List<DifferenceLine>(shown.Count);
        var last = -1;
        foreach (var index in shown)
        {
            if (index > last + 1)
            {
                result.Add(new DifferenceLine(DifferenceLine.Gap, string.Empty));
            }

            result.Add(new DifferenceLine(KindOf(lines[index].Type), lines[index].Text));
            last = index;
        }

        return result;
    }

    private static string KindOf(ChangeType type) => type switch
    {
        ChangeType.Inserted => DifferenceLine.Added,
        ChangeType.Deleted => DifferenceLine.Removed,
        _ => DifferenceLine.Same,
    };
}

/// <param name="Kind"><c>added</c>, <c>removed</c>, <c>same</c> or <c>gap</c>.</param>
public sealed record DifferenceLine(string Kind, string Text)
{
    public const string Added = "added";
    public const string Removed = "removed";
    public const string Same = "same";
    public const string Gap = "gap";
}
