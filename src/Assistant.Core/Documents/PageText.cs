namespace Assistant.Core.Documents;

/// <summary>The stored text of one page, letter for letter as read; quotes are copied from it.</summary>
/// <param name="Number">From 1; <see cref="NoPages"/> where the format has no pages (the whole file is then one page text).</param>
public sealed record PageText(int Number, string Text)
{
    public const int NoPages = 0;

    /// <summary>How people call the page when a number says too little: the name of a sheet, 「スライド 3」. Null for pages.</summary>
    public string? Label { get; init; }

    /// <summary>Mean confidence of the character recognition, 0–100; null when the text is the file's own.</summary>
    public int? Confidence { get; init; }

    /// <summary>In points; null where the format has no geometry.</summary>
    public (double Width, double Height)? Size { get; init; }
}

/// <summary>A stretch of a stored page text, in UTF-16 code units.</summary>
/// <param name="Page">The <see cref="PageText.Number"/> it lies on.</param>
public readonly record struct SourceSpan(int Page, int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>Where a block stands on its page, in points (1/72 inch) from the top left corner.</summary>
public readonly record struct BoundingBox(double Left, double Top, double Right, double Bottom);
