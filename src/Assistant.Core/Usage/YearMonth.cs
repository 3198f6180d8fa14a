using System.Globalization;
using Assistant.Core.Time;

namespace Assistant.Core.Usage;

/// <summary>A month of the Japanese calendar year, in JST. Fiscal years run from April to March.</summary>
public readonly record struct YearMonth : IComparable<YearMonth>
{
    private const int MonthsAYear = 12;
    private const int April = 4;

    /// <summary>What may be asked for: years of four digits, with a month before and after whose instants are dates as well.</summary>
    private const int FirstStatedYear = 1000;
    private const int LastStatedYear = 9998;

    private readonly int _index;

    /// <exception cref="ArgumentOutOfRangeException">Year outside 1–9999, month outside 1–12.</exception>
    public YearMonth(int year, int month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999);
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, MonthsAYear);
        _index = (year * MonthsAYear) + month - 1;
    }

    private YearMonth(int index) => _index = index;

    public int Year => _index / MonthsAYear;

    public int Month => (_index % MonthsAYear) + 1;

    /// <summary>年度: January to March belong to the year before.</summary>
    public int FiscalYear => Month >= April ? Year : Year - 1;

    /// <summary>As a whole number: 202504.</summary>
    public int Number => (Year * 100) + Month;

    /// <summary>The first instant of the month.</summary>
    public DateTimeOffset Start => new(Year, Month, 1, 0, 0, 0, JapanTime.Offset);

    public static YearMonth Of(DateTimeOffset instant)
    {
        var local = instant.ToJapanTime();
        return new YearMonth(local.Year, local.Month);
    }

    public static YearMonth FromNumber(int number) => new(number / 100, number % 100);

    public static YearMonth FirstOfFiscalYear(int fiscalYear) => new(fiscalYear, April);

    /// <summary>Reads <c>YYYY-MM</c>, from 1000 to 9998.</summary>
    public static bool TryParse(string? text, out YearMonth month)
    {
        month = default;
        if (text is not { Length: 7 } || text[4] != '-'
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(text.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || year is < FirstStatedYear or > LastStatedYear || number is < 1 or > MonthsAYear)
        {
            return false;
        }

        month = new YearMonth(year, number);
        return true;
    }

    public YearMonth AddMonths(int months) => new(_index + months);

    /// <summary>Months from <paramref name="other"/> to this one.</summary>
    public int MonthsSince(YearMonth other) => _index - other._index;

    public int CompareTo(YearMonth other) => _index.CompareTo(other._index);

    public static bool operator <(YearMonth left, YearMonth right) => left._index < right._index;

    public static bool operator >(YearMonth left, YearMonth right) => left._index > right._index;

    public static bool operator <=(YearMonth left, YearMonth right) => left._index <= right._index;

    public static bool operator >=(YearMonth left, YearMonth right) => left._index >= right._index;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Month:D2}");
}
