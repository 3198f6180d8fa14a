namespace Assistant.Infrastructure.Readers.Packages;

/// <summary>How far compressed content may grow, counted while it is inflated: no header is believed.</summary>
/// <param name="entryTooLarge">What is said when one entry passes its limit.</param>
/// <param name="tooLarge">What is said when all of them together do, or when one grows like a bomb.</param>
internal sealed class InflateLimits(long largestEntry, long largestTotal, int largestRatio, Func<Exception> entryTooLarge, Func<Exception> tooLarge)
{
    /// <summary>Small contents compress as well as they like: an empty table of a thousand rows is no bomb.</summary>
    private const long RatioCountsFrom = 10 * 1024 * 1024;

    private long _total;

    /// <summary>Adds to the total of all entries and holds one entry against its limits.</summary>
    /// <param name="entry">Bytes of this entry so far, these included.</param>
    public void Count(int bytes, long entry, long compressed)
    {
        _total += bytes;
        if (entry > largestEntry)
        {
            throw entryTooLarge();
        }

        if (_total > largestTotal || (entry > RatioCountsFrom && entry / Math.Max(1, compressed) > largestRatio))
        {
            throw tooLarge();
        }
    }
}
