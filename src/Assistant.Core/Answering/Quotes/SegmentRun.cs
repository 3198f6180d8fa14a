using Assistant.Core.Documents;

namespace Assistant.Core.Answering.Quotes;

/// <summary>Neighbouring segments of one page as one text, with the way back to the page.</summary>
internal sealed class SegmentRun
{
    private readonly IReadOnlyList<Segment> _segments;
    private readonly List<(int Segment, int Offset)> _places = [];
    private readonly string _text;
    private readonly Lazy<QuoteLetters> _letters;

    public SegmentRun(IReadOnlyList<Segment> segments)
    {
        _segments = segments;
        _text = string.Concat(segments.Select(s => s.Text));
        _letters = new Lazy<QuoteLetters>(() => new QuoteLetters(_text));
        for (var i = 0; i < segments.Count; i++)
        {
            _places.AddRange(Enumerable.Range(0, segments[i].Text.Length).Select(offset => (i, offset)));
        }
    }

    /// <summary>A run for each stretch of one page.</summary>
    public static IEnumerable<SegmentRun> Of(IReadOnlyList<Segment> segments) => Pages(segments).Select(run => new SegmentRun(run));

    /// <summary>The segments in stretches that stand one behind the other on one page.</summary>
    public static IEnumerable<IReadOnlyList<Segment>> Pages(IReadOnlyList<Segment> segments)
    {
        var first = 0;
        for (var i = 1; i <= segments.Count; i++)
        {
            if (i == segments.Count || segments[i].Span.Page != segments[first].Span.Page || segments[i].Span.Start < segments[i - 1].Span.End)
            {
                yield return [.. segments.Skip(first).Take(i - first)];
                first = i;
            }
        }
    }

    public LocatedQuote? FindExactly(string claimed)
    {
        var at = _text.IndexOf(claimed, StringComparison.Ordinal);
        return at < 0 ? null : Place(at, at + claimed.Length - 1);
    }

    public LocatedQuote? FindLetters(QuoteLetters claimed)
    {
        var at = _letters.Value.Text.IndexOf(claimed.Text, StringComparison.Ordinal);
        return at < 0 ? null : Place(_letters.Value.Origin(at), _letters.Value.Origin(at + claimed.Text.Length - 1));
    }

    /// <summary>
    /// From the first to the last letter (both included). Where markup was taken out of a segment its letters can't be counted
    /// on the page, and the whole segment is quoted.
    /// </summary>
    private LocatedQuote Place(int first, int last)
    {
        var (startSegment, startOffset) = _places[first];
        var (endSegment, endOffset) = _places[last];
        var start = IsRaw(startSegment) ? startOffset : 0;
        var end = IsRaw(endSegment) ? endOffset + 1 : _segments[endSegment].Text.Length;
        var textStart = first - startOffset + start;
        var textEnd = last - endOffset + end;
        var rawStart = _segments[startSegment].Span.Start + start;
        var rawEnd = IsRaw(endSegment) ? _segments[endSegment].Span.Start + end : _segments[endSegment].Span.End;
        return new LocatedQuote(_text[textStart..textEnd], new SourceSpan(_segments[startSegment].Span.Page, rawStart, rawEnd - rawStart));
    }

    private bool IsRaw(int segment) => _segments[segment].Text.Length == _segments[segment].Span.Length;
}
