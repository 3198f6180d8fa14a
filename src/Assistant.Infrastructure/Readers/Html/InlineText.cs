using System.Text;
using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Html;

/// <summary>
/// Text of inline content: white space collapsed as a browser would, lines where the page breaks them. A line end in the
/// source between Japanese letters is no space.
/// </summary>
internal sealed class InlineText
{
    private readonly List<string> lines = [];
    private readonly StringBuilder current = new();
    private bool hasSpace;
    private bool hasLineEnd;

    public void Append(string text)
    {
        foreach (var character in text)
        {
            if (character is ' ' or '\t' or '\n' or '\r' or '\f')
            {
                hasSpace = true;
                hasLineEnd |= character == '\n';
                continue;
            }

            if (hasSpace && current.Length > 0 && !(hasLineEnd && JapaneseText.IsJapanese(current[^1]) && JapaneseText.IsJapanese(character)))
            {
                current.Append(' ');
            }

            hasSpace = false;
            hasLineEnd = false;
            current.Append(character);
        }
    }

    public void Break()
    {
        var line = current.ToString().Trim();
        if (line.Length > 0)
        {
            lines.Add(line);
        }

        current.Clear();
        hasSpace = false;
        hasLineEnd = false;
    }

    public List<string> Take()
    {
        Break();
        List<string> taken = [.. lines];
        lines.Clear();
        return taken;
    }
}
