namespace Assistant.Core.Access;

/// <summary>The day as the office counts it.</summary>
public static class JapaneseDay
{
    // Fixed: Japan has no summer time, and the zone of the machine says nothing about the office.
    private static readonly TimeSpan _offset = TimeSpan.FromHours(9);

    /// <summary>Today in JST.</summary>
    public static DateOnly Today(TimeProvider time) => Of(time.GetUtcNow());

    /// <summary>The day in JST on which the moment lies.</summary>
    public static DateOnly Of(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(_offset).DateTime);
}
