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
        foreach (var line in lines)
        {
            var begins = entries.Count == 0 || LineGroup.IsMarked(line) || EndsSentence(entries[^1]);
            if (begins)
            {
                entries.Add(line);
            }
            else
            {
                entries[^1] += ' ' + line;
            }
        }

        return entries;
    }

    private static bool EndsSentence(string text) => text[^1] is '。' or '！' or '？';
}
