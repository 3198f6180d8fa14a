namespace Assistant.Core.Usage.Kpi;

/// <summary>What lies behind the totals: who, with what, with which result, at which cost.</summary>
/// <param name="Kpi">The key figures; departments are merged here (<see cref="SmallGroups"/>).</param>
/// <param name="ByPost">Posts that fewer than five people hold are merged in the same way.</param>
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
    UsageCost Cost)
{
    /// <summary>Most uses first; what no purpose was chosen for is a row as well.</summary>
    public IReadOnlyList<PurposeKpi> ByPurpose { get; init; } = [];

    /// <summary>Most statements first. Only of uses whose person said it: it is no count of all uses.</summary>
    public IReadOnlyList<CategoryKpi> ByCategory { get; init; } = [];
}

/// <param name="Purpose">Id of the policy; empty where none was chosen.</param>
/// <param name="Name">As the policy in force names it; the id where it knows it no more.</param>
/// <param name="CumulativeUsers">延べ within the purpose.</param>
public sealed record PurposeKpi(string Purpose, string Name, int CumulativeUsers, int Events);

/// <param name="Statements">How many people's statements name it.</param>
/// <param name="Minutes">Self-reported in these statements.</param>
public sealed record CategoryKpi(string Category, int Statements, long Minutes);

/// <param name="CumulativeUsers">延べ within the group; null where a person can't be told apart.</param>
/// <param name="Minutes">Estimated.</param>
public sealed record GroupKpi(string Name, int? CumulativeUsers, int Events, long Minutes);

/// <param name="Yen">Rounded once, over the whole period; null when a model has no price for a day on which it was used.</param>
/// <param name="Unpriced">These models.</param>
public sealed record UsageCost(long InputTokens, long OutputTokens, long? Yen, IReadOnlyList<string> Unpriced, string PriceVersion);
