namespace Assistant.Infrastructure.Models.Embedding;

/// <summary>Splits texts into requests that a server takes.</summary>
internal static class EmbeddingBatches
{
    /// <summary>In order; no batch is empty, and a text beyond <paramref name="characters"/> is one of its own.</summary>
    public static IEnumerable<IReadOnlyList<T>> Split<T>(IEnumerable<T> items, Func<T, string> text, int texts, int characters)
    {
        List<T> batch = [];
        var length = 0;
        foreach (var item in items)
        {
            if (batch.Count > 0 && (batch.Count == texts || length + text(item).Length > characters))
            {
                yield return batch;
                batch = [];
                length = 0;
            }

            batch.Add(item);
            length += text(item).Length;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }
}
