namespace Assistant.Infrastructure.Readers;

/// <summary>A line of a stored text, without its line end.</summary>
internal readonly record struct TextLine(int Start, int Length)
{
    public int End => Start + Length;

    /// <summary>Lines end at LF, CRLF or CR; a form feed is white space.</summary>
    public static List<TextLine> Split(string text, int from = 0)
    {
        var lines = new List<TextLine>();
        var start = from;
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] is not ('\n' or '\r'))
            {
                continue;
            }

            lines.Add(new TextLine(start, i - start));
            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
            {
                i++;
            }

            start = i + 1;
        }

        if (start < text.Length)
        {
            lines.Add(new TextLine(start, text.Length - start));
        }

        return lines;
    }
}
