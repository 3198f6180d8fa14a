namespace Assistant.Core.Documents;

/// <summary>The headings above the current place, outermost first.</summary>
internal sealed class HeadingPath
{
    private readonly List<(int Level, string Text)> _headings = [];

    public IReadOnlyList<string> Texts => [.. _headings.Select(h => h.Text)];

    /// <summary>A heading ends every section of its own or a deeper level.</summary>
    public void Enter(int level, string text)
    {
        _headings.RemoveAll(h => h.Level >= level);
        _headings.Add((level, text));
    }
}
