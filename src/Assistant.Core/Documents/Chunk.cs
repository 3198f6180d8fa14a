using System.Text;

namespace Assistant.Core.Documents;

/// <summary>The unit that is indexed, found and cited.</summary>
/// <param name="Id">Stable: a hash of document, ordinal and content, 32 lower-case hexadecimal digits.</param>
/// <param name="Ordinal">Position in the document, from 0.</param>
/// <param name="HeadingPath">Headings above it, outermost first, without markup.</param>
/// <param name="Segments">Quotable units in order; a quote is a segment's (or a cell item's) raw span.</param>
/// <param name="Cells">For table rows and definitions: the cells with their column names.</param>
public sealed record Chunk(
    string Id,
    int Ordinal,
    BlockKind Kind,
    IReadOnlyList<string> HeadingPath,
    IReadOnlyList<Segment> Segments,
    IReadOnlyList<TableCell> Cells)
{
    /// <summary>For reading: sentences as they are; table rows as 「列名：値」 joined by 「／」.</summary>
    public string Text => Cells.Count > 0
        ? string.Join(" ／ ", Cells.Where(c => c.Value.Length > 0).Select(c => c.Column.Length == 0 ? c.Value : $"{c.Column}：{c.Value}"))
        : Joined();

    /// <summary>Page of its first segment; null where the format has no pages.</summary>
    public int? Page => Segments is [var first, ..] && first.Span.Page > 0 ? first.Span.Page : null;

    /// <summary>Sentences follow one another; a unit without a full stop (a list item, a label) keeps its own line.</summary>
    private string Joined()
    {
        var text = new StringBuilder();
        foreach (var segment in Segments)
        {
            if (text.Length > 0 && !JapaneseText.EndsSentence(text[^1]))
            {
                text.Append('\n');
            }

            text.Append(segment.Text);
        }

        return text.ToString();
    }
}
