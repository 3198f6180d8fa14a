using System.CommandLine;
using System.Globalization;

namespace Assistant.Cli.Shell;

/// <summary>An option that takes a day; anything else is refused in words.</summary>
internal static class DayOption
{
    public static Option<DateOnly?> Optional(string name, string description)
    {
        var option = new Option<DateOnly?>(name) { Description = description, HelpName = "YYYY-MM-DD" };
        option.CustomParser = result =>
        {
            if (result.Tokens is [var token] && DateOnly.TryParseExact(token.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }

            result.AddError($"{name} は 2026-04-01 の形の日付で指定してください。");
            return null;
        };
        return option;
    }

    public static Option<DateOnly?> Required(string name, string description)
    {
        var option = Optional(name, description);
        option.Required = true;
        return option;
    }
}
