using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>
/// A list of the headings that are to come poses as headings without content: it would be found before the sections
/// that it names. A table of contents with leaders is known by its lines already; this one by what follows what.
/// </summary>
internal static class ContentsList
{
    /// <summary>So many numbered headings of one level in a row have nothing below them on purpose.</summary>
    private const int Fewest = 5;

    /// <summary>The blocks without such lists. A heading that has text below it always stays.</summary>
    public static List<Block> Remove(List<Block> blocks)
    {
        var kept = new List<Block>(blocks.Count);
        for (var i = 0; i < blocks.Count;)
        {
            var end = i;
            while (end < blocks.Count && blocks[end].Kind == BlockKind.Heading)
            {
                end++;
            }

            var run = blocks[i..Math.Max(end, i + 1)];
            kept.AddRange(end < blocks.Count ? [.. WithoutList(run[..^1]), run[^1]] : WithoutList(run));
            i += run.Count;
        }

        return kept;
    }

    private static IEnumerable<Block> WithoutList(List<Block> run)
    {
        // Where a heading comes again, the list has ended and the first section begins.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var list = run.TakeWhile(b => seen.Add(b.Text)).ToList();
        var levels = list.Where(IsNumbered).GroupBy(b => b.HeadingLevel).Where(g => g.Count() >= Fewest).Select(g => g.Key).ToHashSet();
        if (levels.Count == 0)
        {
            return run;
        }

        var end = list.FindLastIndex(b => levels.Contains(b.HeadingLevel)) + 1;
        return run.Where((b, i) => i >= end || !IsNumbered(b) || b.HeadingLevel < levels.Min());
    }

    private static bool IsNumbered(Block heading) => heading.Kind == BlockKind.Heading && heading.Text[0] is '第' && HeadingPattern.LevelOf(heading.Text) > 0;
}
