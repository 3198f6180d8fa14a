using System.Text;
using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>One entry of a table cell: the lines of it, joined, and where each begins.</summary>
internal sealed class CellEntry
{
    private readonly StringBuilder _text = new();
    private readonly List<(int Start, Fragment Fragment)> _fragments = [];

    public string Text => _text.ToString();

    /// <summary>Each line with its offset in <see cref="Text"/>.</summary>
    public IReadOnlyList<(int Start, Fragment Fragment)> Fragments => _fragments;

    public void Add(Fragment fragment)
    {
        if (_text.Length > 0 && JapaneseText.NeedsSpace(_text[^1], fragment.Text[0]))
        {
            _text.Append(' ');
        }

        _fragments.Add((_text.Length, fragment));
        _text.Append(fragment.Text);
    }

    /// <summary>Two lines of one text.</summary>
    public static string Joined(string before, string after) =>
        JapaneseText.NeedsSpace(before[^1], after[0]) ? $"{before} {after}" : before + after;
}
