namespace Assistant.Infrastructure.Models.Embedding;

/// <summary>The vectors of the latest questions, in memory only: people ask again with other filters, and pages load twice.</summary>
internal sealed class RecentVectors(int capacity)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<(string Text, float[] Vector)> _byUse = new();
    private readonly Dictionary<string, LinkedListNode<(string Text, float[] Vector)>> _byText = new(StringComparer.Ordinal);

    public float[]? Find(string text)
    {
        lock (_lock)
        {
            if (!_byText.TryGetValue(text, out var node))
            {
                return null;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Vector;
        }
    }

    public void Add(string text, float[] vector)
    {
        lock (_lock)
        {
            if (_byText.Remove(text, out var before))
            {
                _byUse.Remove(before);
            }

            _byText[text] = _byUse.AddFirst((text, vector));
            if (_byUse.Count > capacity)
            {
                _byText.Remove(_byUse.Last!.Value.Text);
                _byUse.RemoveLast();
            }
        }
    }
}
