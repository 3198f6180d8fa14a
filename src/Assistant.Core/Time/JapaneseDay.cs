namespace Assistant.Core.Time;

/// <summary>The day as the office counts it.</summary>
public static class JapaneseDay
{
    /// <summary>Today in JST.</summary>
    public static DateOnly Today(TimeProvider time) => Of(time.GetUtcNow());

    /// <summary>The day in JST on which the moment lies.</summary>
    public static DateOnly Of(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToJapanTime().DateTime);
}
