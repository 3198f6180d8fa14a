using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>Where the letters of one page text stand on the page, and how sure their recognition was.</summary>
internal sealed class WordPositions(PdfPage page)
{
    private readonly List<(int Start, PdfWord Word)> _words = [];

    /// <summary>The words of a fragment whose text begins at this offset of the page text. Offsets only grow.</summary>
    public void Add(Fragment fragment, int start)
    {
        for (var i = 0; i < fragment.Words.Count; i++)
        {
            _words.Add((start + fragment.Starts[i], fragment.Words[i]));
        }
    }

    /// <summary>The words of a line whose text begins at this offset.</summary>
    public void Add(VisualLine line, int start)
    {
        foreach (var fragment in line.Fragments)
        {
            Add(fragment, start);
            start += fragment.Text.Length + 1;
        }
    }

    public Segment Place(Segment segment)
    {
        BoundingBox? box = null;
        var letters = 0;
        var sure = 0;
        for (var i = First(segment.Span.Start); i < _words.Count && _words[i].Start < segment.Span.End; i++)
        {
            var (start, word) = _words[i];
            var from = Math.Max(0, segment.Span.Start - start);
            var to = Math.Min(word.Text.Length, segment.Span.End - start);
            if (to > from)
            {
                var part = Part(word, from, to);
                box = box is { } before ? VisualLine.Around(before, part) : part;
                letters += to - from;
                sure += (to - from) * (word.Confidence ?? 0);
            }
        }

        return box is { } found
            ? segment with { Box = OnPage(found), Confidence = page.Confidence is null ? null : sure / letters }
            : segment;
    }

    /// <summary>A box of the page as it was turned to the page as people see it.</summary>
    public BoundingBox OnPage(BoundingBox box) => page.Turn.Undo(box, page.Width, page.Height);

    private int First(int offset)
    {
        var (low, high) = (0, _words.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_words[middle].Start + _words[middle].Word.Text.Length <= offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>The share of a word's box that some of its letters take.</summary>
    private static BoundingBox Part(in PdfWord word, int from, int to)
    {
        if (from == 0 && to == word.Text.Length)
        {
            return word.Box;
        }

        var perEm = word.Width / word.Ems;
        var left = word.Box.Left + (new PdfWord(word.Text[..from], default).Ems * perEm);
        return word.Box with { Left = left, Right = Math.Min(word.Box.Right, left + (new PdfWord(word.Text[from..to], default).Ems * perEm)) };
    }
}
