using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers;

/// <summary>The raw stretch of a table cell to its entries: one for each list item, otherwise one.</summary>
internal static class CellContent
{
    private const string Bullets = "●・○•◦-*";

    public static GridCell Read(string raw, int start, int end, int page, bool isHeader = false)
    {
        var items = new List<Segment>();
        foreach (var (itemStart, itemEnd) in Parts(raw, start, end))
        {
            items.AddRange(Entries(InlineMarkup.Clean(raw, itemStart, itemEnd)).Select(e => e.ToSegment(page)));
        }

        return new GridCell(items, isHeader);
    }

    /// <summary>The entries of one text: 「…します。●一つ目●二つ目」 is a sentence and two items. Their bullets go.</summary>
    public static IEnumerable<MappedText> Entries(MappedText text)
    {
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            var ends = i == text.Length || (text.Text[i] == '●' && i + 1 < text.Length && !char.IsWhiteSpace(text.Text[i + 1]));
            if (ends && WithoutBullet(text.Slice(start, i - start).Trim()) is { Length: > 0 } entry)
            {
                yield return entry;
            }

            start = ends ? i : start;
        }
    }

    /// <summary>A bullet before an entry is no part of it; a circle alone is the entry.</summary>
    public static MappedText WithoutBullet(MappedText text) =>
        text.Length > 1 && Bullets.Contains(text.Text[0], StringComparison.Ordinal) && !char.IsAsciiDigit(text.Text[1])
            ? text.Slice(1, text.Length - 1).Trim()
            : text;

    private static List<(int Start, int End)> Parts(string raw, int start, int end)
    {
        var parts = new List<(int, int)>();
        var from = start;
        var i = start;
        var hasItems = false;
        while (i < end)
        {
            if (raw[i] != '<' || MarkupTag.At(raw, i, end) is not { } tag)
            {
                i++;
                continue;
            }

            if (tag.Name == "li" || (tag.Name is "ul" or "ol" && !tag.IsClosing) || (tag.Name == "br" && StartsWithBullet(raw, tag.End, end)))
            {
                hasItems = true;
                parts.Add((from, i));
                from = tag.End;
            }

            i = tag.End;
        }

        parts.Add((from, end));
        return hasItems ? parts : [(start, end)];
    }

    private static bool StartsWithBullet(string raw, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(raw[start]))
        {
            start++;
        }

        return start < end && raw[start] is '●' or '・' or '○' or '•' or (>= '①' and <= '⑳');
    }
}
