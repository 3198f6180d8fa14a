using System.Globalization;
using Assistant.Core.Time;

namespace Assistant.Web.Wording;

/// <summary>Dates as 2026年11月22日 in Japan's time, numbers with separators.</summary>
internal static class Formats
{
    public static string Date(DateOnly date) => date.ToString("yyyy'年'M'月'd'日'", CultureInfo.InvariantCulture);

    public static string Date(DateTimeOffset time) => time.ToJapanTime().ToString("yyyy'年'M'月'd'日'", CultureInfo.InvariantCulture);

    public static string DateAndTime(DateTimeOffset time) => time.ToJapanTime().ToString("yyyy'年'M'月'd'日' H'時'mm'分'", CultureInfo.InvariantCulture);

    /// <summary>For the <c>datetime</c> attribute.</summary>
    public static string Machine(DateTimeOffset time) => time.ToJapanTime().ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    public static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>In the unit that people see in their file manager.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1024 => $"{Number((int)bytes)}バイト",
        < 1024 * 1024 => $"{Number((int)(bytes / 1024))}KB",
        _ => (bytes / (1024d * 1024d)).ToString("N1", CultureInfo.InvariantCulture) + "MB",
    };
}
