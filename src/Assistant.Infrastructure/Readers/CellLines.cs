namespace Assistant.Infrastructure.Readers;

/// <summary>Lines of one cell to its entries: items that begin with a mark, or sentences, stand alone; other lines are one entry.</summary>
internal static class CellLines
{
    public static List<string> ToEntries(IEnumerable<string> source)
    {
        var lines = source.Select(l => l.Trim()).Where(l => l.Length > 0).ToList();
        if (lines.Count < 2)
        {
            return lines;
        }

        var entries = new List<string>();
        var first = 0;
        for (var i = 1; i <= lines.Count; i++)
        {
            if (i == lines.Count || LineGroup.IsMarked(lines[i]) || EndsSentence(lines[i - 1]))
            {
                entries.Add(string.Join(' ', lines[first..i]));
                first = i;
            }
        }

        return entries;
    }

    private static bool EndsSentence(string text) => text[^1] is '。' or '！' or '？';
}
