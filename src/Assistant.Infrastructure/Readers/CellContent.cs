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
            var text = WithoutBullet(InlineMarkup.Clean(raw, itemStart, itemEnd));
            if (text.Length > 0)
            {
                items.Add(text.ToSegment(page));
            }
        }

        return new GridCell(items, isHeader);
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
