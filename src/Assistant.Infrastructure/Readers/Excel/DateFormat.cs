using System.Globalization;
using System.Text;

namespace Assistant.Infrastructure.Readers.Excel;

/// <summary>Dates and times by their format, with Japanese eras.</summary>
internal static class DateFormat
{
    private const double LatestSerial = 2_958_465.99999;
    private const long MillisecondsPerDay = 86_400_000;

    private static readonly (DateTime From, string Name, string Letter)[] Eras =
    [
        (new(2019, 5, 1, 0, 0, 0, DateTimeKind.Unspecified), "令和", "R"),
        (new(1989, 1, 8, 0, 0, 0, DateTimeKind.Unspecified), "平成", "H"),
        (new(1926, 12, 25, 0, 0, 0, DateTimeKind.Unspecified), "昭和", "S"),
        (new(1912, 7, 30, 0, 0, 0, DateTimeKind.Unspecified), "大正", "T"),
        (new(1868, 1, 25, 0, 0, 0, DateTimeKind.Unspecified), "明治", "M"),
    ];

    private static readonly string[] Days = ["日", "月", "火", "水", "木", "金", "土"];

    /// <summary>Null when the value is no date that a sheet can show.</summary>
    public static string? Format(double serial, FormatSection section, bool from1904)
    {
        if (serial < 0 || serial > LatestSerial)
        {
            return null;
        }

        var milliseconds = (long)Math.Round(serial * MillisecondsPerDay);
        var date = ToDate(milliseconds, from1904);
        var isHalfDay = section.Tokens.Exists(t => t is { IsLiteral: false, Text: "a/p" });
        var text = new StringBuilder();
        for (var i = 0; i < section.Tokens.Count; i++)
        {
            var token = section.Tokens[i];
            text.Append(token.IsLiteral ? token.Text : Part(token.Text, date, milliseconds, IsMinute(section.Tokens, i), isHalfDay));
        }

        return text.ToString().Trim();
    }

    private static DateTime ToDate(long milliseconds, bool from1904)
    {
        // The first program of its kind took 1900 for a leap year, and all others kept that.
        var start = from1904 ? new DateTime(1904, 1, 1, 0, 0, 0, DateTimeKind.Unspecified)
            : new DateTime(1899, 12, milliseconds < 60 * MillisecondsPerDay ? 31 : 30, 0, 0, 0, DateTimeKind.Unspecified);
        return start.AddMilliseconds(milliseconds);
    }

    private static string Part(string token, DateTime date, long milliseconds, bool isMinute, bool isHalfDay) => token switch
    {
        "a/p" => date.Hour < 12 ? "AM" : "PM",
        ['[', 'h', ..] => Number(milliseconds / 3_600_000, token.Length - 1),
        ['[', 'm', ..] => Number(milliseconds / 60_000, token.Length - 1),
        ['[', 's', ..] => Number(milliseconds / 1000, token.Length - 1),
        ['y', ..] => token.Length > 2 ? Number(date.Year, 4) : Number(date.Year % 100, 2),
        ['e', ..] => Number(EraYear(date), Math.Min(token.Length, 2)),
        "g" => Era(date).Letter,
        "gg" => Era(date).Name is { Length: > 0 } name ? name[..1] : string.Empty,
        ['g', ..] => Era(date).Name,
        ['a', 'a', 'a'] => Days[(int)date.DayOfWeek],
        ['a', 'a', 'a', 'a', ..] => Days[(int)date.DayOfWeek] + "曜日",
        ['m', ..] when isMinute => Number(date.Minute, token.Length),
        ['m'] or ['m', 'm'] => Number(date.Month, token.Length),
        ['m', ..] => date.ToString(token.Length == 3 ? "MMM" : "MMMM", CultureInfo.InvariantCulture),
        ['d'] or ['d', 'd'] => Number(date.Day, token.Length),
        ['d', ..] => date.ToString(token.Length == 3 ? "ddd" : "dddd", CultureInfo.InvariantCulture),
        ['h', ..] => Number(isHalfDay ? ((date.Hour + 11) % 12) + 1 : date.Hour, token.Length),
        ['s', ..] => Number(date.Second, token.Length),
        "/" or "." or "," or "%" => token,
        _ => string.Empty,
    };

    private static string Number(long value, int digits) => value.ToString(CultureInfo.InvariantCulture).PadLeft(Math.Min(digits, 4), '0');

    private static (DateTime From, string Name, string Letter) Era(DateTime date) => Array.Find(Eras, e => date >= e.From) is { Name: not null } era ? era : (default, string.Empty, string.Empty);

    private static long EraYear(DateTime date) => Era(date) is { Name.Length: > 0 } era ? date.Year - era.From.Year + 1 : date.Year;

    /// <summary><c>m</c> is the minute after the hour or before the second, otherwise the month.</summary>
    private static bool IsMinute(List<FormatToken> tokens, int index)
    {
        var before = tokens.Take(index).LastOrDefault(t => !t.IsLiteral && char.IsAsciiLetter(t.Text[^1]));
        var after = tokens.Skip(index + 1).FirstOrDefault(t => !t.IsLiteral && char.IsAsciiLetter(t.Text[0]));
        return (before.Text is { } left && left[^1] == 'h') || (after.Text is { } right && right[0] == 's');
    }
}
