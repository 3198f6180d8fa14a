using System.Text;

namespace Assistant.Core.Documents;

/// <summary>Builds a <see cref="MappedText"/> character by character, in raw order.</summary>
public sealed class MappedTextBuilder
{
    private readonly StringBuilder _text = new();
    private readonly List<int> _starts = [];
    private readonly List<int> _ends = [];

    public int Length => _text.Length;

    /// <summary>The last character so far; NUL when empty.</summary>
    public char Last => _text.Length == 0 ? '\0' : _text[^1];

    /// <summary>A character that stands for the raw stretch from <paramref name="rawStart"/> to <paramref name="rawEnd"/>.</summary>
    public MappedTextBuilder Append(char character, int rawStart, int rawEnd)
    {
        _text.Append(character);
        _starts.Add(rawStart);
        _ends.Add(rawEnd);
        return this;
    }

    public MappedTextBuilder Append(MappedText part)
    {
        part.CopyTo(this);
        return this;
    }

    public MappedText Build() => new(_text.ToString(), [.. _starts], [.. _ends]);
}
