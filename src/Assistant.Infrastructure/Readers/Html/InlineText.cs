using System.Text;
using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Html;

/// <summary>
/// Text of inline content: white space collapsed as a browser would, lines where the page breaks them. A line end in the
/// source between Japanese letters is no space.
/// </summary>
internal sealed class InlineText
{
    private readonly List<string> _lines = [];
    private readonly StringBuilder _current = new();
    private bool _hasSpace;
    private bool _hasLineEnd;

    public void Append(string text)
    {
        foreach (var character in text)
        {
            if (character is ' ' or '\t' or '\n' or '\r' or '\f')
            {
                _hasSpace = true;
                _hasLineEnd |= character == '\n';
                continue;
            }

            if (_hasSpace && _current.Length > 0 && !(_hasLineEnd && JapaneseText.IsJapanese(_current[^1]) && JapaneseText.IsJapanese(character)))
            {
                _current.Append(' ');
            }

            _hasSpace = false;
            _hasLineEnd = false;
            _current.Append(character);
        }
    }

    public void Break()
    {
        var line = _current.ToString().Trim();
        if (line.Length > 0)
        {
            _lines.Add(line);
        }

        _current.Clear();
        _hasSpace = false;
        _hasLineEnd = false;
    }

    public List<string> Take()
    {
        Break();
        List<string> taken = [.. _lines];
        _lines.Clear();
        return taken;
    }
}
