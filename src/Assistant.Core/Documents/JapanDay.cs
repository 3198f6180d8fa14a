namespace Assistant.Core.Documents;

/// <summary>The calendar of the city: a document's last day ends at midnight in Japan, wherever the program runs.</summary>
public static class JapanDay
{
    /// <summary>Japan keeps one offset all year.</summary>
    private static readonly TimeSpan _offset = TimeSpan.FromHours(9);

    public static DateOnly Today(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return DateOnly.FromDateTime(time.GetUtcNow().ToOffset(_offset).DateTime);
    }
}
