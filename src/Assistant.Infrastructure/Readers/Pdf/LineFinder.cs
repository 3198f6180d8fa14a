using System.Text;
using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>Groups the words of a page into visual lines.</summary>
internal static class LineFinder
{
    /// <summary>Words whose middles differ by less than this share of their size stand on one line.</summary>
    private const double SameLine = 0.45;

    /// <summary>A wider gap than this (in em) may be the gap between two columns.</summary>
    private const double ColumnGap = 0.7;

    /// <summary>A narrower gap than this between Japanese letters comes from justification, not from a space.</summary>
    private const double JustifiedGap = 0.2;

    public static List<VisualLine> Find(IReadOnlyList<PdfWord> words, TypeSize sizes)
    {
        PdfWord[] sorted = [.. words];
        Array.Sort(sorted, static (a, b) => a.Middle.CompareTo(b.Middle) is var order and not 0 ? order : a.Box.Left.CompareTo(b.Box.Left));
        var lines = new List<VisualLine>();
        var start = 0;
        var sum = 0.0;
        for (var i = 0; i < sorted.Length; i++)
        {
            var reach = SameLine * Math.Min(sizes.Of(sorted[i]), sizes.Of(sorted[start]));
            if (i > start && sorted[i].Middle - (sum / (i - start)) > reach)
            {
                lines.Add(ToLine(sorted.AsSpan(start, i - start), sizes));
                start = i;
                sum = 0;
            }

            sum += sorted[i].Middle;
        }

        if (start < sorted.Length)
        {
            lines.Add(ToLine(sorted.AsSpan(start), sizes));
        }

        return lines;
    }

    /// <summary>The same line with its fragments parted where a column ends: a full cell can come close to the next.</summary>
    public static VisualLine Part(VisualLine line, IReadOnlyList<(double Left, double Right)> columns, TypeSize sizes)
    {
        var parted = line.Fragments
            .SelectMany(f => f.Words.GroupBy(w => ColumnOf(w, columns)).Select(g => ToFragment(g.ToArray(), sizes)))
            .OrderBy(f => f.Left)
            .ToList();
        return parted.Count == line.Fragments.Count ? line : line.With(parted)! with { Size = line.Size };

        static int ColumnOf(PdfWord word, IReadOnlyList<(double Left, double Right)> columns)
        {
            var index = 0;
            while (index + 1 < columns.Count && word.Box.Left >= columns[index + 1].Left - 1)
            {
                index++;
            }

            return index;
        }
    }

    private static VisualLine ToLine(Span<PdfWord> words, TypeSize sizes)
    {
        var middle = words[words.Length / 2].Middle;
        words.Sort(static (a, b) => a.Box.Left.CompareTo(b.Box.Left));
        var fragments = new List<Fragment>();
        var start = 0;
        for (var i = 1; i <= words.Length; i++)
        {
            if (i == words.Length || words[i].Box.Left - words[i - 1].Box.Right > ColumnGap * Math.Min(sizes.Of(words[i]), sizes.Of(words[i - 1])))
            {
                fragments.Add(ToFragment(words[start..i], sizes));
                start = i;
            }
        }

        return new VisualLine(fragments, middle, fragments.Count == 1 ? fragments[0].Size : fragments.MaxBy(f => f.Text.Length)!.Size);
    }

    private static Fragment ToFragment(ReadOnlySpan<PdfWord> run, TypeSize sizes)
    {
        if (run.Length == 1)
        {
            return new Fragment(run[0].Text, run[0].Box, sizes.Of(run[0]), [run[0]], [0]);
        }

        var text = new StringBuilder();
        var starts = new int[run.Length];
        var box = run[0].Box;
        var longest = 0;
        for (var i = 0; i < run.Length; i++)
        {
            if (i > 0 && !IsJustified(run[i - 1], run[i], sizes))
            {
                text.Append(' ');
            }

            starts[i] = text.Length;
            text.Append(run[i].Text);
            box = VisualLine.Around(box, run[i].Box);
            longest = run[i].Text.Length > run[longest].Text.Length ? i : longest;
        }

        return new Fragment(text.ToString(), box, sizes.Of(run[longest]), run.ToArray(), starts);
    }

    private static bool IsJustified(in PdfWord before, in PdfWord word, TypeSize sizes) =>
        word.Box.Left - before.Box.Right < JustifiedGap * sizes.Of(word) && JapaneseText.IsJapanese(before.Text[^1]) && JapaneseText.IsJapanese(word.Text[0]);
}
