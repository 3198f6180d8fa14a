namespace Assistant.Core.Usage.Kpi;

/// <summary>What lies behind the totals: who, with what, with which result, at which cost.</summary>
/// <param name="Kpi">The key figures; departments are merged here (<see cref="SmallGroups"/>).</param>
/// <param name="ByPost">Posts that fewer than five people hold are merged.</param>
/// <param name="Adoption">Departments with fewer than five people are merged; empty where nobody is registered.</param>
/// <param name="Plausible">Whether the estimate lies within 1.5–6 hours a user and month; null without use.</param>
/// <param name="Dormant">休眠: people who used the service before and not in the last three months of the period.</param>
/// <param name="UnansweredRate">Turns without evidence among those that ended with an answer or without evidence, in per cent; null without such turns.</param>
/// <param name="Hits">Turns in which the guideline's check marked something.</param>
/// <param name="Blocked">Turns that it stopped.</param>
public sealed record UsageReport(
    UsageKpi Kpi,
    bool? Plausible,
    int Dormant,
    decimal? UnansweredRate,
    int Hits,
    int Blocked,
    IReadOnlyList<GroupKpi> ByPost,
    IReadOnlyList<GroupKpi> ByFeature,
    IReadOnlyList<GroupKpi> ByTemplate,
    IReadOnlyList<DepartmentAdoption> Adoption,
    UsageCost Cost);

/// <param name="CumulativeUsers">延べ within the group; null where a person can't be told apart.</param>
/// <param name="Minutes">Estimated.</param>
public sealed record GroupKpi(string Name, int? CumulativeUsers, int Events, long Minutes);

/// <param name="Yen">Rounded once, over the whole period; null when a model has no price for a day on which it was used.</param>
/// <param name="Unpriced">These models.</param>
public sealed record UsageCost(long InputTokens, long OutputTokens, long? Yen, IReadOnlyList<string> Unpriced, string PriceVersion);
