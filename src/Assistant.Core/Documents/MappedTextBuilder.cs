using System.Text;

namespace Assistant.Core.Documents;

/// <summary>Builds a <see cref="MappedText"/> character by character, in raw order.</summary>
public sealed class MappedTextBuilder
{
    private readonly StringBuilder text = new();
    private readonly List<int> starts = [];
    private readonly List<int> ends = [];

    public int Length => text.Length;

    /// <summary>The last character so far; NUL when empty.</summary>
    public char Last => text.Length == 0 ? '\0' : text[^1];

    /// <summary>A character that stands for the raw stretch from <paramref name="rawStart"/> to <paramref name="rawEnd"/>.</summary>
    public MappedTextBuilder Append(char character, int rawStart, int rawEnd)
    {
        text.Append(character);
        starts.Add(rawStart);
        ends.Add(rawEnd);
        return this;
    }

    public MappedTextBuilder Append(MappedText part)
    {
        part.CopyTo(this);
        return this;
    }

    public MappedText Build() => new(text.ToString(), [.. starts], [.. ends]);
}
