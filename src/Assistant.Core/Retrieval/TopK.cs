namespace Assistant.Core.Retrieval;

internal static class TopK
{
    /// <summary>The best positive scores, best first; equal scores in order of index.</summary>
    public static IReadOnlyList<(int Index, double Score)> Select(double[] scores, int count, Func<int, bool> allowed)
    {
        var heap = new PriorityQueue<int, (double Score, int Index)>(count + 1, Worst);
        for (var i = 0; i < scores.Length; i++)
        {
            if (scores[i] <= 0 || (heap.Count == count && heap.TryPeek(out _, out var worst) && scores[i] <= worst.Score) || !allowed(i))
            {
                continue;
            }

            heap.Enqueue(i, (scores[i], i));
            if (heap.Count > count)
            {
                heap.Dequeue();
            }
        }

        var best = new (int, double)[heap.Count];
        for (var i = best.Length - 1; i >= 0; i--)
        {
            heap.TryDequeue(out var index, out var priority);
            best[i] = (index, priority.Score);
        }

        return best;
    }

    private static readonly Comparer<(double Score, int Index)> Worst = Comparer<(double Score, int Index)>.Create(
        (a, b) => a.Score != b.Score ? a.Score.CompareTo(b.Score) : b.Index.CompareTo(a.Index));
}
