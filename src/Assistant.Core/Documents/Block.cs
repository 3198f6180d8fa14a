namespace Assistant.Core.Documents;

public enum BlockKind
{
    Heading,
    Paragraph,
    ListItem,
    TableRow,

    /// <summary>One term of a glossary with its explanation.</summary>
    Definition,
}

/// <summary>A sentence, or the smallest unit that can be quoted alone.</summary>
/// <param name="Text">For reading and searching: without markup. Letters are as written.</param>
/// <param name="Span">Where the raw letters stand; a quote is exactly that slice of the page text.</param>
public sealed record Segment(string Text, SourceSpan Span)
{
    /// <summary>Where it stands on its page; null where the format has no geometry.</summary>
    public BoundingBox? Box { get; init; }

    /// <summary>
    /// Where it stands in a format without geometry, as shown to people: 「B3:F3」 (cells of a sheet), 「段落 12」, 「ノート」.
    /// The name of the sheet or slide is <see cref="PageText.Label"/>. Null when the page says enough.
    /// </summary>
    public string? Place { get; init; }

    /// <summary>How sure the character recognition was, 0–100; null when the text is the file's own.</summary>
    public int? Confidence { get; init; }
}

/// <summary>One cell of a table row with the name of its column.</summary>
/// <param name="Column">Column name as written; parts of multi-row headers joined by a space.</param>
/// <param name="Items">The cell's entries (one for each list item, otherwise one), without markup.</param>
public sealed record TableCell(string Column, IReadOnlyList<Segment> Items)
{
    /// <summary>The entries in a row: 「甲、乙」; after a full stop nothing stands between.</summary>
    public string Value => Items.Aggregate(string.Empty, (text, i) => text.Length == 0 || JapaneseText.EndsSentence(text[^1]) ? text + i.Text : text + '、' + i.Text);
}

/// <summary>The unit a reader yields, in reading order.</summary>
public sealed record Block
{
    public required BlockKind Kind { get; init; }

    /// <summary>Sentences in order. For a table row: one segment, the whole row.</summary>
    public required IReadOnlyList<Segment> Segments { get; init; }

    /// <summary>1–6 for headings, otherwise 0.</summary>
    public int HeadingLevel { get; init; }

    /// <summary>For <see cref="BlockKind.TableRow"/> and <see cref="BlockKind.Definition"/>; otherwise empty.</summary>
    public IReadOnlyList<TableCell> Cells { get; init; } = [];

    /// <summary>
    /// The line this block hangs under without that line being a heading: 「◆…の導入」 above its years, a caption above
    /// its rows. The chunker appends it to the heading path. Null when there is none.
    /// </summary>
    public string? Lead { get; init; }

    /// <summary>The number that the format itself counts an outermost list item by (ordered list, automatic numbering), whether or not its text shows it; null otherwise.</summary>
    public int? Number { get; init; }

    /// <summary>Null where the format has no geometry.</summary>
    public BoundingBox? Box { get; init; }

    public string Text => string.Concat(Segments.Select(s => s.Text));
}

/// <summary>What a reader makes of one file.</summary>
/// <param name="Pages">Every page in order, also those without text.</param>
public sealed record ReadDocument(IReadOnlyList<PageText> Pages, IReadOnlyList<Block> Blocks)
{
    /// <summary>Title found in the text itself (first heading, PDF title), null when there is none.</summary>
    public string? Title { get; init; }

    /// <summary>Fields stated by the file itself (front matter); null when it has none.</summary>
    public StatedMetadata? Stated { get; init; }

    /// <summary>What was doubtful while reading, though it could be read; mostly empty.</summary>
    public IReadOnlyList<ReadWarning> Warnings { get; init; } = [];
}

/// <summary>Something that staff should check by eye.</summary>
/// <param name="Code"><c>encoding_unsure</c>, <c>content_skipped</c>, <c>pages_not_recognised</c>.</param>
/// <param name="Message">One sentence for people.</param>
public sealed record ReadWarning(string Code, string Message);
