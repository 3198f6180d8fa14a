using System.Globalization;

namespace Assistant.Infrastructure.Configuration;

/// <summary>Section <c>Logs</c>: how long the usage log and the audit log are kept, by class. They hold no text.</summary>
public sealed class LogRetentionOptions
{
    public const string Section = "Logs";

    /// <summary>A year and a month: what a fiscal year's figures need.</summary>
    public const int LeastDays = 396;

    public const int MostDays = 36_600;

    /// <summary>Uses, in days; whole months go. Ten years: the plan's four, the ones before it that it is compared with, and the review after it.</summary>
    public int UsageDays { get; set; } = 3660;

    /// <summary>Sign-ins and what was read.</summary>
    public int AccessDays { get; set; } = 1100;

    /// <summary>What was changed.</summary>
    public int AdministrationDays { get; set; } = 3660;

    /// <summary>Reports of the unexpected, counted from the day of the report; those that are still open stay.</summary>
    public int IncidentDays { get; set; } = 1830;

    internal static IEnumerable<string> Check(LogRetentionOptions options) =>
        from setting in new (string Name, int Days)[] { (nameof(UsageDays), options.UsageDays), (nameof(AccessDays), options.AccessDays), (nameof(AdministrationDays), options.AdministrationDays), (nameof(IncidentDays), options.IncidentDays) }
        where setting.Days is < LeastDays or > MostDays
        select string.Create(CultureInfo.InvariantCulture, $"{Section}:{setting.Name}「{setting.Days}」は {LeastDays} から {MostDays} までの日数で指定してください。");
}
