namespace Assistant.Core.Time;

/// <summary>The office's clock.</summary>
public static class JapanTime
{
    /// <summary>Fixed: Japan has no summer time, and the zone of the machine says nothing about the office.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(9);

    /// <summary>The same moment as the office's clock shows it.</summary>
    public static DateTimeOffset ToJapanTime(this DateTimeOffset moment) => moment.ToOffset(Offset);
}
