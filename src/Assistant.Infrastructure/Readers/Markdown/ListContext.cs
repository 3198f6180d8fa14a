namespace Assistant.Infrastructure.Readers.Markdown;

/// <summary>Where in nested lists the parser stands, and which item a deeper one belongs to.</summary>
internal sealed class ListContext
{
    private readonly List<(int Indent, string Text)> items = [];

    public int Depth => items.Count;

    /// <summary>Text of the item above the current one; null at the top.</summary>
    public string? Parent => items.Count > 1 && items[^2].Text.Length > 0 ? items[^2].Text : null;

    public void Enter(int indent)
    {
        items.RemoveAll(i => i.Indent >= indent);
        items.Add((indent, string.Empty));
    }

    public void Remember(string text) => items[^1] = items[^1] with { Text = text };

    public void Leave() => items.Clear();
}
