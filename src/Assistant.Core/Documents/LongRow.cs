namespace Assistant.Core.Documents;

/// <summary>
/// A table row stays whole up to 2,400 characters, so that a question on two of its columns finds both. A longer one (a whole
/// manual in one cell) is cut between the entries of its cells, and entries between their sentences; each part keeps the
/// names of its columns, and the name of the row as its lead.
/// </summary>
internal static class LongRow
{
    private const int Longest = 2_400;
    private const int LongestName = 60;

    public static IEnumerable<Block> Split(Block row)
    {
        var entries = row.Cells.SelectMany(c => c.Items.SelectMany(Sentences).Select(s => (c.Column, Item: s))).ToList();
        if (entries.Sum(e => e.Item.Text.Length) <= Longest || entries.Count < 2)
        {
            return [row];
        }

        var name = row.Cells[0].Value;
        var lead = name.Length is > 0 and <= LongestName ? string.Join(' ', new[] { row.Lead, name }.OfType<string>()) : row.Lead;
        return Parts(entries).Select((part, i) => row with { Segments = [Whole(part)], Cells = [.. Cells(part)], Lead = i == 0 ? row.Lead : lead });
    }

    private static IEnumerable<List<(string Column, Segment Item)>> Parts(List<(string Column, Segment Item)> entries)
    {
        var part = new List<(string Column, Segment Item)>();
        var length = 0;
        foreach (var entry in entries)
        {
            // A span stands on one page.
            if (part.Count > 0 && (length + entry.Item.Text.Length > ChunkPartition.Longest || entry.Item.Span.Page != part[0].Item.Span.Page))
            {
                yield return part;
                (part, length) = ([], 0);
            }

            part.Add(entry);
            length += entry.Item.Text.Length;
        }

        yield return part;
    }

    private static IEnumerable<TableCell> Cells(List<(string Column, Segment Item)> part)
    {
        for (var start = 0; start < part.Count;)
        {
            var end = start + 1;
            while (end < part.Count && part[end].Column == part[start].Column)
            {
                end++;
            }

            yield return new TableCell(part[start].Column, [.. part[start..end].Select(p => p.Item)]);
            start = end;
        }
    }

    private static Segment Whole(List<(string Column, Segment Item)> part)
    {
        var (from, to) = (part.Min(p => p.Item.Span.Start), part.Max(p => p.Item.Span.End));
        return part[0].Item with { Text = string.Join(" ／ ", Cells(part).Select(c => c.Value)), Span = new SourceSpan(part[0].Item.Span.Page, from, to - from) };
    }

    /// <summary>Only an entry that stands letter for letter on its page can be cut: its sentences' places are then known.</summary>
    private static IEnumerable<Segment> Sentences(Segment item) =>
        item.Text.Length <= ChunkPartition.Longest || item.Text.Length != item.Span.Length
            ? [item]
            : SentenceSplitter.Split(item.Text).Select(s => item with { Text = item.Text.Substring(s.Start, s.Length), Span = item.Span with { Start = item.Span.Start + s.Start, Length = s.Length } });
}
