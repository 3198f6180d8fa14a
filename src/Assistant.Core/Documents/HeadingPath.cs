namespace Assistant.Core.Documents;

/// <summary>The headings above the current place, outermost first.</summary>
internal sealed class HeadingPath
{
    private readonly List<(int Level, string Text)> headings = [];

    public IReadOnlyList<string> Texts => [.. headings.Select(h => h.Text)];

    /// <summary>A heading ends every section of its own or a deeper level.</summary>
    public void Enter(int level, string text)
    {
        headings.RemoveAll(h => h.Level >= level);
        headings.Add((level, text));
    }
}
