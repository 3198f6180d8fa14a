using Assistant.Core.Documents;

namespace Assistant.Core.Answering.Quotes;

/// <summary>
/// Quotes of a table row or a definition. Models are shown 「列名：値 ／ 列名：値」, which nowhere stands like that; a row also
/// names values of merged cells that stand in the row above it.
/// </summary>
internal static class RowQuote
{
    private static readonly string[] CellBorders = ["／", "\n"];

    /// <summary>The row: its entries in the order in which they stand on the page, and the span of all of it.</summary>
    public static LocatedQuote Whole(Chunk chunk)
    {
        var span = chunk.Segments[0].Span;
        var entries = chunk.Cells.SelectMany(cell => cell.Items)
            .Where(entry => IsWritten(entry) && entry.Span.Page == span.Page && entry.Span.Start >= span.Start && entry.Span.End <= span.End)
            .DistinctBy(entry => entry.Span)
            .OrderBy(entry => entry.Span.Start)
            .Select(entry => entry.Text)
            .ToList();
        return new LocatedQuote(entries.Count > 0 ? string.Join(' ', entries) : chunk.Segments[0].Text, span);
    }

    public static LocatedQuote? Locate(Chunk chunk, string quote, QuoteLetters claimed)
    {
        var entries = chunk.Cells.SelectMany(cell => cell.Items).ToList();
        var whole = entries.Find(entry => new QuoteLetters(entry.Text).Text == claimed.Text);
        if (whole is not null)
        {
            return Place(chunk, whole);
        }

        return (claimed.Text.Length >= QuoteLocator.FewestLetters ? LocateInEntry(entries.Where(IsWritten), quote, claimed) : null)
            ?? LocateParts(chunk, quote)
            ?? LocateInRow(chunk, claimed);
    }

    private static LocatedQuote? LocateInEntry(IEnumerable<Segment> entries, string quote, QuoteLetters claimed)
    {
        var runs = entries.Select(entry => new SegmentRun([entry])).ToList();
        return runs.Select(run => run.FindExactly(quote)).FirstOrDefault(found => found is not null)
            ?? runs.Select(run => run.FindLetters(claimed)).FirstOrDefault(found => found is not null);
    }

    /// <summary>Every part, without the name of its column, must be a cell or an entry of one.</summary>
    private static LocatedQuote? LocateParts(Chunk chunk, string quote)
    {
        var row = Whole(chunk);
        var places = chunk.Cells
            .SelectMany(cell => cell.Items.Select(entry => (Place: Place(chunk, entry), entry.Text)).Append((Place: row, Text: cell.Value)))
            .ToLookup(place => Key(place.Text), place => place.Place, StringComparer.Ordinal);
        var parts = quote.Split(CellBorders, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => new[] { Key(part), Key(AfterColumn(part)) }.Where(key => key.Length > 0).SelectMany(key => places[key]).FirstOrDefault())
            .ToList();
        return parts.Count == 0 || parts.Contains(null) ? null
            : parts.Count == 1 ? parts[0]
            : row;
    }

    /// <summary>Part of the row as it is shown, whatever stands between the cells.</summary>
    private static LocatedQuote? LocateInRow(Chunk chunk, QuoteLetters claimed)
    {
        var letters = WithoutBorders(claimed.Text);
        return letters.Length >= QuoteLocator.FewestLetters
            && new[] { chunk.Text, chunk.Segments[0].Text, Whole(chunk).Text }.Any(text => WithoutBorders(Key(text)).Contains(letters, StringComparison.Ordinal))
                ? Whole(chunk)
                : null;
    }

    private static LocatedQuote Place(Chunk chunk, Segment entry) => IsWritten(entry) ? LocatedQuote.Of(entry) : Whole(chunk);

    // A mark such as 「○」 is read as the name of its column: more letters than stand there.
    private static bool IsWritten(Segment entry) => entry.Text.Length <= entry.Span.Length;

    private static string Key(string text) => new QuoteLetters(text).Text;

    // The letters are in NFKC: 「／」 has become 「/」.
    private static string WithoutBorders(string letters) =>
        letters.Replace("/", string.Empty, StringComparison.Ordinal).Replace("、", string.Empty, StringComparison.Ordinal);

    private static string AfterColumn(string part) => part[(part.IndexOfAny(['：', ':']) + 1)..];
}
