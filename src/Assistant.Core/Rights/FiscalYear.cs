namespace Assistant.Core.Rights;

/// <summary>年度 as days in JST: 1 April to 31 March.</summary>
public static class FiscalYear
{
    private const int April = 4;
    private const int March = 3;

    /// <summary>January to March belong to the year before.</summary>
    public static int Of(DateOnly day) => day.Month >= April ? day.Year : day.Year - 1;

    public static DateOnly FirstDay(int year) => new(year, April, 1);

    public static DateOnly LastDay(int year) => new(year + 1, March, 31);

    /// <summary>Who wants to go on after 31 March may ask for it from 1 March on.</summary>
    public static bool IsNextOpen(DateOnly day) => day.Month == March;
}
