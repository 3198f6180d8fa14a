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

    public static List<VisualLine> Find(IEnumerable<PdfWord> words, TypeSize sizes)
    {
        var lines = new List<VisualLine>();
        var current = new List<PdfWord>();
        foreach (var word in words.OrderBy(w => w.Middle).ThenBy(w => w.Box.Left))
        {
            var reach = SameLine * Math.Min(sizes.Of(word), current.Count == 0 ? double.MaxValue : sizes.Of(current[0]));
            if (current.Count > 0 && word.Middle - current.Average(w => w.Middle) > reach)
            {
                lines.Add(ToLine(current, sizes));
                current.Clear();
            }

            current.Add(word);
        }

        if (current.Count > 0)
        {
            lines.Add(ToLine(current, sizes));
        }

        return lines;
    }

    private static VisualLine ToLine(List<PdfWord> words, TypeSize sizes)
    {
        var fragments = new List<Fragment>();
        var run = new List<PdfWord>();
        foreach (var word in words.OrderBy(w => w.Box.Left))
        {
            if (run.Count > 0 && word.Box.Left - run[^1].Box.Right > ColumnGap * Math.Min(sizes.Of(word), sizes.Of(run[^1])))
            {
                fragments.Add(ToFragment(run, sizes));
                run.Clear();
            }

            run.Add(word);
        }

        fragments.Add(ToFragment(run, sizes));
        return new VisualLine(fragments, TypeSize.Median(words.Select(w => w.Middle)), fragments.MaxBy(f => f.Text.Length)!.Size);
    }

    /// <summary>The same line with its fragments parted where a column ends: a full cell can come close to the next.</summary>
    public static VisualLine Part(VisualLine line, IReadOnlyList<(double Left, double Right)> columns, TypeSize sizes)
    {
        var parted = line.Fragments
            .SelectMany(f => f.Words.GroupBy(w => ColumnOf(w, columns)).Select(g => ToFragment([.. g], sizes)))
            .OrderBy(f => f.Left)
            .ToList();
        return parted.Count == line.Fragments.Count ? line : line with { Fragments = parted };

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

    private static Fragment ToFragment(List<PdfWord> run, TypeSize sizes)
    {
        var text = new StringBuilder(run[0].Text);
        for (var i = 1; i < run.Count; i++)
        {
            var gap = run[i].Box.Left - run[i - 1].Box.Right;
            var isJustified = gap < JustifiedGap * sizes.Of(run[i]) && JapaneseText.IsJapanese(text[^1]) && JapaneseText.IsJapanese(run[i].Text[0]);
            text.Append(isJustified ? string.Empty : " ").Append(run[i].Text);
        }

        var box = run.Select(w => w.Box).Aggregate(VisualLine.Around);
        return new Fragment(text.ToString(), box.Left, box.Right, box, sizes.Of(run.MaxBy(w => w.Text.Length)!), [.. run]);
    }
}
