using System.Text;

namespace Assistant.Infrastructure.Readers.Html;

/// <summary>Text of inline content: white space collapsed as a browser would, lines where the page breaks them.</summary>
internal sealed class InlineText
{
    private readonly List<string> lines = [];
    private readonly StringBuilder current = new();

    public void Append(string text)
    {
        foreach (var character in text)
        {
            if (character is not (' ' or '\t' or '\n' or '\r' or '\f'))
            {
                current.Append(character);
            }
            else if (current.Length > 0 && current[^1] != ' ')
            {
                current.Append(' ');
            }
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
    }

    public List<string> Take()
    {
        Break();
        List<string> taken = [.. lines];
        lines.Clear();
        return taken;
    }
}
