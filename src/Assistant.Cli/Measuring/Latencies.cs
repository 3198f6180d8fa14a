namespace Assistant.Cli.Measuring;

/// <summary>Times of single searches in milliseconds.</summary>
internal sealed class Latencies
{
    private readonly List<double> _sorted = [];

    public int Count => _sorted.Count;

    public void Add(TimeSpan elapsed)
    {
        var value = elapsed.TotalMilliseconds;
        var place = _sorted.BinarySearch(value);
        _sorted.Insert(place < 0 ? ~place : place, value);
    }

    /// <summary>Nearest rank: the smallest time that so many per cent of all don't exceed; 0 when there is none.</summary>
    public double Percentile(int percent) =>
        _sorted.Count == 0 ? 0 : Math.Round(_sorted[Math.Max(0, (int)Math.Ceiling(_sorted.Count * percent / 100.0) - 1)], 3);
}
