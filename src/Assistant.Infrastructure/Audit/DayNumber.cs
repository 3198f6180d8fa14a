using Assistant.Core.Time;

namespace Assistant.Infrastructure.Audit;

/// <summary>A day in JST as a whole number, 20250401: how seals and counts name it in their tables.</summary>
internal static class DayNumber
{
    public static int Of(DateTimeOffset moment)
    {
        var day = JapaneseDay.Of(moment);
        return (((day.Year * 100) + day.Month) * 100) + day.Day;
    }

    public static DateOnly ToDay(int number) => new(number / 10_000, number / 100 % 100, number % 100);
}
