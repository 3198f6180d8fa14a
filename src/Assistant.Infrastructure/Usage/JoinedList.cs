using System.Collections;

namespace Assistant.Infrastructure.Usage;

/// <summary>Several lists as one, without a copy: a copy of two years would be a large object for every page.</summary>
internal sealed class JoinedList<T>(IReadOnlyList<IReadOnlyList<T>> parts) : IReadOnlyList<T>
{
    public int Count { get; } = parts.Sum(p => p.Count);

    public T this[int index]
    {
        get
        {
            foreach (var part in parts)
            {
                if (index < part.Count)
                {
                    return part[index];
                }

                index -= part.Count;
            }

            throw new ArgumentOutOfRangeException(nameof(index));
        }
    }

    public IEnumerator<T> GetEnumerator()
    {
        foreach (var part in parts)
        {
            for (var i = 0; i < part.Count; i++)
            {
                yield return part[i];
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
