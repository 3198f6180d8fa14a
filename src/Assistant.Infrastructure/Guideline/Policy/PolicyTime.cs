using System.Globalization;
using Assistant.Core.Errors;
using Assistant.Core.Time;

namespace Assistant.Infrastructure.Guideline.Policy;

/// <summary>Reads when a version comes into force, as people and programs write it. Without an offset it is the time in Japan.</summary>
public static class PolicyTime
{
    private static readonly string[] _local = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];
    private static readonly string[] _exact = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    /// <returns>Null for an empty text, which means now.</returns>
    /// <exception cref="AssistantException"><c>guideline_time_invalid</c>.</exception>
    public static DateTimeOffset? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (DateTime.TryParseExact(text.Trim(), _local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return new DateTimeOffset(local, JapanTime.Offset);
        }

        return DateTimeOffset.TryParseExact(text.Trim(), _exact, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var exact)
            ? exact
            : throw new AssistantException("guideline_time_invalid", "公開する日時は、2026-04-01T09:00 の形（日本の時刻）で、実際にある日時にしてください。");
    }
}
