using System.Text;
using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers.Pdf;

namespace Assistant.Infrastructure.Readers.Ocr;

/// <summary>
/// Brings recognised text into the form in which text of a PDF comes: a line in few words, each with the height of its
/// line and its type size, so that the same rules find columns, tables and paragraphs.
/// </summary>
internal static class OcrPage
{
    /// <summary>Wider gaps than this, in em, part two words.</summary>
    private const double WordGap = 1.1;

    /// <summary>The mark of a cell is smaller than its cell: the rest is no gap.</summary>
    private const double HalfCell = 0.5;

    /// <summary>Recognition measures type sizes no more exactly than this.</summary>
    private const double SameSize = 0.15;

    private const double HeightToSize = 0.87;
    private const string EndMarks = "、。，．）」』】〕］・：；,.";
    private const string StartMarks = "（「『【〔［・";

    /// <param name="scale">Points for a pixel.</param>
    public static PdfPage From(OcrReading reading, int number, double scale)
    {
        var turn = reading.Turn;
        var lines = reading.Lines.Select(l => (Line: Turned(l, turn, reading), Size: 0.0)).Select(l => l with { Size = SizeOf(l.Line) }).ToList();
        var body = TypeSize.Median(lines.SelectMany(l => Enumerable.Repeat(l.Size, l.Line.Letters)));
        var words = lines.SelectMany(l => Words(l.Line, Math.Abs(l.Size - body) <= body * SameSize ? body : l.Size, scale)).ToArray();
        var isSideways = turn is PageTurn.TopToBottom or PageTurn.BottomToTop;
        var (width, height) = isSideways ? (reading.Height, reading.Width) : (reading.Width, reading.Height);
        var letters = reading.Letters;
        return new PdfPage(number, width * scale, height * scale, words)
        {
            Turn = turn,
            Confidence = letters == 0 ? 0 : (int)(reading.Lines.Sum(l => l.Letters * l.Confidence) / letters),
        };
    }

    private static OcrLine Turned(OcrLine line, PageTurn turn, OcrReading page) => new(
        turn.Apply(line.Box, page.Width, page.Height),
        0,
        [.. line.Words.Select(w => w with { Box = turn.Apply(w.Box, page.Width, page.Height) }).OrderBy(w => w.Box.Left)]);

    /// <summary>Full-width letters are as wide as the type is large; a line without any tells by its height.</summary>
    private static double SizeOf(OcrLine line)
    {
        var widths = line.Words.Where(w => w.Text.Length > 1 && w.Text.All(JapaneseText.IsJapanese)).Select(w => (w.Box.Right - w.Box.Left) / w.Text.Length).ToList();
        var height = line.Box.Bottom - line.Box.Top;
        return widths.Count > 0 ? Math.Clamp(TypeSize.Median(widths), height * 0.5, height * 1.3) : height * HeightToSize;
    }

    private static IEnumerable<PdfWord> Words(OcrLine line, double size, double scale)
    {
        var run = new List<OcrWord>();
        foreach (var word in line.Words)
        {
            if (run.Count > 0 && Gap(run[^1], word, size) > WordGap * size)
            {
                yield return Joined(run, line, size, scale);
                run.Clear();
            }

            run.Add(word);
        }

        yield return Joined(run, line, size, scale);
    }

    private static double Gap(OcrWord before, OcrWord word, double size)
    {
        var rest = (EndMarks.Contains(before.Text[^1], StringComparison.Ordinal) ? HalfCell : 0) + (StartMarks.Contains(word.Text[0], StringComparison.Ordinal) ? HalfCell : 0);
        return word.Box.Left - before.Box.Right - (rest * size);
    }

    /// <summary>Recognition parts Japanese text anywhere: only words of letters that are written with spaces get one.</summary>
    private static PdfWord Joined(List<OcrWord> run, OcrLine line, double size, double scale)
    {
        const double space = 0.15;
        var text = new StringBuilder();
        for (var i = 0; i < run.Count; i++)
        {
            if (i > 0 && JapaneseText.NeedsSpace(text[^1], run[i].Text[0]) && run[i].Box.Left - run[i - 1].Box.Right > space * size)
            {
                text.Append(' ');
            }

            text.Append(run[i].Text);
        }

        var letters = run.Sum(w => w.Text.Length);
        var box = new BoundingBox(run[0].Box.Left * scale, line.Box.Top * scale, Math.Max(run[0].Box.Left, run.Max(w => w.Box.Right)) * scale, line.Box.Bottom * scale);
        return new PdfWord(text.ToString(), box)
        {
            Size = (float)(size * scale),
            Confidence = (byte)(run.Sum(w => w.Text.Length * w.Confidence) / letters),
        };
    }
}
