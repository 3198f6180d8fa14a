namespace Assistant.Core.Documents;

/// <summary>
/// Clean text that knows, for each of its characters, which raw characters it stands for. Markup that was dropped
/// leaves no trace in <see cref="Text"/>, yet a slice still names exactly the raw stretch that a quote is copied from.
/// Offsets are UTF-16 code units of the stored page text.
/// </summary>
public sealed class MappedText
{
    private readonly int[] _starts;
    private readonly int[] _ends;

    internal MappedText(string text, int[] starts, int[] ends)
    {
        Text = text;
        _starts = starts;
        _ends = ends;
    }

    public static MappedText Empty { get; } = new(string.Empty, [], []);

    public string Text { get; }

    public int Length => Text.Length;

    /// <summary>Raw offset of the first character; 0 when empty.</summary>
    public int RawStart => Length == 0 ? 0 : _starts[0];

    /// <summary>Raw offset just after the last character; 0 when empty.</summary>
    public int RawEnd => Length == 0 ? 0 : _ends[^1];

    /// <summary>Text that stands letter for letter at <paramref name="rawStart"/>.</summary>
    public static MappedText Of(string text, int rawStart)
    {
        var offsets = Enumerable.Range(rawStart, text.Length + 1).ToArray();
        return new MappedText(text, offsets[..^1], offsets[1..]);
    }

    public MappedText Slice(int start, int length) =>
        start == 0 && length == Length ? this : new(Text.Substring(start, length), _starts[start..(start + length)], _ends[start..(start + length)]);

    public MappedText Trim()
    {
        var start = 0;
        var end = Length;
        while (start < end && char.IsWhiteSpace(Text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(Text[end - 1]))
        {
            end--;
        }

        return Slice(start, end - start);
    }

    /// <summary>The same text without <paramref name="character"/>; the raw stretch of a slice still covers what it stood for.</summary>
    public MappedText Without(char character)
    {
        if (!Text.Contains(character, StringComparison.Ordinal))
        {
            return this;
        }

        var builder = new MappedTextBuilder();
        for (var i = 0; i < Length; i++)
        {
            if (Text[i] != character)
            {
                builder.Append(Text[i], _starts[i], _ends[i]);
            }
        }

        return builder.Build();
    }

    public Segment ToSegment(int page) => new(Text, new SourceSpan(page, RawStart, RawEnd - RawStart));

    internal void CopyTo(MappedTextBuilder builder)
    {
        for (var i = 0; i < Length; i++)
        {
            builder.Append(Text[i], _starts[i], _ends[i]);
        }
    }
}
