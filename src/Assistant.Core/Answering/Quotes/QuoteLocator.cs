using Assistant.Core.Documents;

namespace Assistant.Core.Answering.Quotes;

/// <param name="Text">The passage's own words there, without markup, in the order in which their letters stand on the page.</param>
/// <param name="Span">Where their raw letters stand.</param>
public sealed record LocatedQuote(string Text, SourceSpan Span)
{
    internal static LocatedQuote Of(Segment segment) => new(segment.Text, segment.Span);

    /// <param name="segments">One behind the other on one page.</param>
    internal static LocatedQuote Of(IReadOnlyList<Segment> segments) =>
        new(string.Concat(segments.Select(s => s.Text)), segments[0].Span with { Length = segments[^1].Span.End - segments[0].Span.Start });
}

/// <summary>
/// Finds the place of a claimed quote in a passage: first letter for letter, then without regard to white space, markup and
/// the width of characters. The result is always what stands there, never what was claimed.
/// </summary>
public static class QuoteLocator
{
    /// <summary>Shorter claims prove nothing, unless they are a whole sentence, row or cell.</summary>
    internal const int FewestLetters = 4;

    /// <returns>Null when the passage does not hold the quote on one page.</returns>
    public static LocatedQuote? Locate(Chunk chunk, string quote)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        ArgumentNullException.ThrowIfNull(quote);
        var claimed = new QuoteLetters(quote.Trim());
        return claimed.Text.Length == 0 || chunk.Segments.Count == 0 ? null
            : chunk.Cells.Count > 0 ? RowQuote.Locate(chunk, quote.Trim(), claimed)
            : LocateSentences(chunk, quote.Trim(), claimed);
    }

    /// <summary>The sentence or row of a passage that shares most with a text.</summary>
    /// <returns>Its place, and the share (0–1) of the text's pairs of letters that it holds; null for a passage without sentences.</returns>
    public static (LocatedQuote Quote, double Share)? Closest(Chunk chunk, string text)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        ArgumentNullException.ThrowIfNull(text);
        var letters = new QuoteLetters(text);
        if (chunk.Cells.Count > 0 && chunk.Segments.Count > 0)
        {
            return (RowQuote.Whole(chunk), letters.ContainedIn(new QuoteLetters(chunk.Text)));
        }

        return chunk.Segments
            .Select(segment => (Quote: LocatedQuote.Of(segment), Share: letters.ContainedIn(new QuoteLetters(segment.Text))))
            .OrderByDescending(candidate => candidate.Share)
            .Cast<(LocatedQuote, double)?>()
            .FirstOrDefault();
    }

    /// <summary>The stretch of sentences, or the row, that holds all of the quotes; null when they are on different pages.</summary>
    internal static LocatedQuote? Cover(Chunk chunk, IReadOnlyList<LocatedQuote> quotes)
    {
        if (quotes.Distinct().Count() == 1)
        {
            return quotes[0];
        }

        if (chunk.Cells.Count > 0)
        {
            return RowQuote.Whole(chunk);
        }

        var page = quotes[0].Span.Page;
        if (quotes.Any(quote => quote.Span.Page != page))
        {
            return null;
        }

        // A stretch begins and ends where sentences do.
        var (from, to) = (quotes.Min(quote => quote.Span.Start), quotes.Max(quote => quote.Span.End));
        var covered = chunk.Segments.Where(segment => segment.Span.Page == page && segment.Span.End > from && segment.Span.Start < to).ToList();
        var (start, end) = (covered.Min(segment => segment.Span.Start), covered.Max(segment => segment.Span.End));
        return new LocatedQuote(string.Concat(covered.Select(segment => segment.Text)), new SourceSpan(page, start, end - start));
    }

    private static LocatedQuote? LocateSentences(Chunk chunk, string quote, QuoteLetters claimed)
    {
        var whole = chunk.Segments.FirstOrDefault(segment => new QuoteLetters(segment.Text).Text == claimed.Text);
        if (whole is not null)
        {
            return LocatedQuote.Of(whole);
        }

        if (claimed.Text.Length < FewestLetters)
        {
            return null;
        }

        var runs = SegmentRun.Of(chunk.Segments).ToList();
        return runs.Select(run => run.FindExactly(quote)).FirstOrDefault(found => found is not null)
            ?? runs.Select(run => run.FindLetters(claimed)).FirstOrDefault(found => found is not null);
    }
}
