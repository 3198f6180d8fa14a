using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>Levels of headings by their type sizes over the whole document: the largest is 1.</summary>
internal static class HeadingLevels
{
    private const int Deepest = 6;
    private const double SameSize = 0.06;

    public static Block Heading(IReadOnlyList<CleanLine> lines, int page)
    {
        var text = new MappedTextBuilder();
        foreach (var line in lines)
        {
            if (text.Length > 0 && JapaneseText.NeedsSpace(text.Last, line.Text.Text[0]))
            {
                text.Append(' ', line.Text.RawStart, line.Text.RawStart);
            }

            text.Append(line.Text);
        }

        return new Block { Kind = BlockKind.Heading, HeadingLevel = 1, Segments = [text.Build().ToSegment(page)] };
    }

    /// <summary>The blocks with their levels; a heading in body type comes by its numbering, below all larger ones.</summary>
    /// <param name="sizes">Type size of each heading by its index in <paramref name="blocks"/>.</param>
    public static List<Block> Assign(List<Block> blocks, IReadOnlyDictionary<int, double> sizes, double body)
    {
        var classes = new List<double>();
        foreach (var size in sizes.Values.Where(s => s > body * (1 + SameSize)).OrderDescending())
        {
            if (classes.Count == 0 || size < classes[^1] * (1 - SameSize))
            {
                classes.Add(size);
            }
        }

        return [.. blocks.Select((b, i) => sizes.TryGetValue(i, out var size) ? b with { HeadingLevel = LevelOf(b, size, classes) } : b)];
    }

    private static int LevelOf(Block heading, double size, List<double> classes)
    {
        var index = classes.FindIndex(c => size >= c * (1 - SameSize));
        return Math.Min(Deepest, index >= 0 ? index + 1 : classes.Count + Math.Max(1, HeadingPattern.LevelOf(heading.Text)));
    }
}
