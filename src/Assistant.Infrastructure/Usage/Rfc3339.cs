using System.Globalization;

namespace Assistant.Infrastructure.Usage;

/// <summary>
/// Times of RFC 3339 as whole milliseconds; what is finer is cut off. The framework's parser rounds instead, which moves the last
/// instant of a month into the next one, and knows offsets up to 14 hours only.
/// </summary>
internal static class Rfc3339
{
    private const int LocalLength = 19;
    private const int MillisecondDigits = 3;

    /// <summary>What is counted: years that stay four digits in every zone.</summary>
    private const int FirstYear = 1970;
    private const int LastYear = 9900;

    /// <summary>Years 1970–9900; an instant before 1970 in UTC is none.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length <= LocalLength
            || text[10] is not ('T' or 't')
            || !DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || day.Year is < FirstYear or > LastYear
            || !TryReadSecond(text[11..LocalLength], out var clock, out var isLeap)
            || !TryReadFraction(text[LocalLength..], out var milliseconds, out var zone)
            || !TryReadOffset(zone, out var offset))
        {
            return false;
        }

        var instant = new DateTimeOffset(day, clock, TimeSpan.Zero) - offset;

        // A leap second ends a day in UTC. The clock of computers has none: it counts as the last instant of that day.
        if (isLeap && (instant.Hour, instant.Minute) != (23, 59))
        {
            return false;
        }

        time = instant.AddMilliseconds(isLeap ? 999 : milliseconds);
        return time >= DateTimeOffset.UnixEpoch;
    }

    private static bool TryReadSecond(ReadOnlySpan<char> text, out TimeOnly clock, out bool isLeap)
    {
        isLeap = text is [.., ':', '6', '0'];
        return isLeap
            ? TimeOnly.TryParseExact($"{text[..^2]}59", "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out clock)
            : TimeOnly.TryParseExact(text, "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out clock);
    }

    /// <param name="rest">What follows the fraction, if there is one.</param>
    private static bool TryReadFraction(ReadOnlySpan<char> text, out int milliseconds, out ReadOnlySpan<char> rest)
    {
        milliseconds = 0;
        rest = text;
        if (text[0] != '.')
        {
            return true;
        }

        var digits = text[1..].IndexOfAnyExceptInRange('0', '9');
        for (var i = 0; i < MillisecondDigits; i++)
        {
            milliseconds = (milliseconds * 10) + (i < digits ? text[i + 1] - '0' : 0);
        }

        rest = digits > 0 ? text[(digits + 1)..] : [];
        return digits > 0;
    }

    private static bool TryReadOffset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = default;
        if (text is ['Z' or 'z'])
        {
            return true;
        }

        if (text is not ['+' or '-', _, _, ':', _, _] || !TimeOnly.TryParseExact(text[1..], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock))
        {
            return false;
        }

        offset = text[0] == '-' ? -clock.ToTimeSpan() : clock.ToTimeSpan();
        return true;
    }
}
