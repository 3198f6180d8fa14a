using System.Globalization;

namespace Assistant.Infrastructure.Readers;

/// <summary>The one sentence for a setting that is out of its range.</summary>
internal static class NumberRange
{
    public static IEnumerable<string> Check(string section, IEnumerable<(string Name, int Value, int Least, int Most)> settings) => settings
        .Where(s => s.Value < s.Least || s.Value > s.Most)
        .Select(s => string.Create(CultureInfo.InvariantCulture, $"{section}:{s.Name} は {s.Least} から {s.Most} の間で指定してください。"));
}
