namespace Assistant.Infrastructure.Readers.Markdown;

/// <summary>Where in nested lists the parser stands, and which item a deeper one belongs to.</summary>
internal sealed class ListContext
{
    private readonly List<(int Indent, string Text)> _items = [];

    public int Depth => _items.Count;

    /// <summary>Text of the item above the current one; null at the top.</summary>
    public string? Parent => _items.Count > 1 && _items[^2].Text.Length > 0 ? _items[^2].Text : null;

    public void Enter(int indent)
    {
        _items.RemoveAll(i => i.Indent >= indent);
        _items.Add((indent, string.Empty));
    }

    public void Remember(string text) => _items[^1] = _items[^1] with { Text = text };

    public void Leave() => _items.Clear();
}
