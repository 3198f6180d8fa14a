using Assistant.Core.Documents;

namespace Assistant.Core.Answering.Generated;

/// <param name="Text">The passage's own words there, without markup.</param>
/// <param name="Span">Where their raw letters stand.</param>
public sealed record LocatedQuote(string Text, SourceSpan Span);

/// <summary>
/// Finds the place of a claimed quote in a passage: first letter for letter, then without regard to white space, markup and
/// the width of characters. The result is always what stands there, never what was claimed.
/// </summary>
public static class QuoteLocator
{
    /// <summary>Shorter claims prove nothing, unless they are a whole sentence, row or cell.</summary>
    private const int FewestLetters = 4;

    private static readonly string[] CellBorders = ["／", "\n"];

    /// <returns>Null when the passage does not hold the quote on one page.</returns>
    public static LocatedQuote? Locate(Chunk chunk, string quote)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        ArgumentNullException.ThrowIfNull(quote);
        var claimed = quote.Trim();
        var letters = new QuoteLetters(claimed);
        if (letters.Text.Length == 0)
        {
            return null;
        }

        var runs = SegmentRun.Of(chunk).ToList();
        return runs.Select(run => run.FindExactly(claimed, letters, FewestLetters)).FirstOrDefault(found => found is not null)
            ?? runs.Select(run => run.FindLetters(letters, FewestLetters)).FirstOrDefault(found => found is not null)
            ?? LocateCells(chunk, claimed);
    }

    /// <summary>The sentence or row of a passage that shares most with a text.</summary>
    /// <returns>Its place, and the share (0–1) of the text's pairs of letters that it holds; null for a passage without sentences.</returns>
    public static (LocatedQuote Quote, double Share)? Closest(Chunk chunk, string text)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        var letters = new QuoteLetters(text);
        return chunk.Segments
            .Select(segment => (Quote: new LocatedQuote(segment.Text, segment.Span), Share: letters.ContainedIn(new QuoteLetters(segment.Text))))
            .OrderByDescending(candidate => candidate.Share)
            .Cast<(LocatedQuote, double)?>()
            .FirstOrDefault();
    }

    /// <summary>A row is shown to models as 「列名：値 ／ 列名：値」, which nowhere stands like that: every part must be a cell or an entry of one.</summary>
    private static LocatedQuote? LocateCells(Chunk chunk, string claimed)
    {
        if (chunk.Segments.Count == 0)
        {
            return null;
        }

        var entries = chunk.Cells
            .SelectMany(cell => cell.Items.Select(item => (item, Key: new QuoteLetters(item.Text).Text))
                .Append((item: chunk.Segments[0], Key: new QuoteLetters(cell.Value).Text)))
            .Where(entry => entry.Key.Length > 0)
            .ToLookup(entry => entry.Key, entry => entry.item, StringComparer.Ordinal);
        var parts = claimed.Split(CellBorders, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => entries[Key(part)].Concat(entries[Key(AfterColumn(part))]).FirstOrDefault())
            .ToList();
        if (parts.Count == 0 || parts.Contains(null))
        {
            return null;
        }

        var place = parts.Count == 1 ? parts[0]! : chunk.Segments[0];
        return new LocatedQuote(place.Text, place.Span);
    }

    private static string Key(string text) => new QuoteLetters(text).Text;

    private static string AfterColumn(string part) => part[(part.IndexOfAny(['：', ':']) + 1)..];
}
