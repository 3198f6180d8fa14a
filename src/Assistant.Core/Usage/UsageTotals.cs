namespace Assistant.Core.Usage;

/// <summary>
/// What the figures of a period are computed from: the events, counted. The same whether the counts were kept up to date
/// event by event or counted again from the log. The order of the lists has no meaning.
/// </summary>
public sealed record UsageTotals(
    UsagePeriod Period,
    IReadOnlyList<UserMonth> Users,
    IReadOnlyList<UsageCell> Cells,
    IReadOnlyList<TemplateMonth> Templates,
    IReadOnlyList<ModelDay> Tokens,
    IReadOnlyDictionary<string, YearMonth> LastUse)
{
    public IReadOnlyList<PurposeMonth> Purposes { get; init; } = [];

    public IReadOnlyList<CategoryMonth> Categories { get; init; } = [];
}

/// <summary>What one person did in one month from one department in one post.</summary>
public sealed record UserMonth(YearMonth Month, string UserId, string? Department, string? Post, int Events)
{
    /// <summary>Stands for the person within the totals: the same number where the id is the same. From 0, nearly dense.</summary>
    internal int Person { get; init; }
}

/// <summary>Events of one month that are alike.</summary>
/// <param name="Events">How many.</param>
/// <param name="Hits">Of these, with at least one finding of the guideline's check.</param>
/// <param name="Reports">Of these, with a statement of minutes saved; 0 where the outcome saves no time.</param>
/// <param name="ReportedMinutes">The sum of these statements.</param>
public sealed record UsageCell(
    YearMonth Month,
    string? Department,
    string? Post,
    string Feature,
    string TemplateId,
    string Outcome,
    int Events,
    int Hits,
    int Reports,
    long ReportedMinutes);

/// <summary>How many different people used a template of a feature in a month; an empty template stands for the feature as a whole.</summary>
public sealed record TemplateMonth(YearMonth Month, string Feature, string TemplateId, int Users);

/// <summary>Rule 3: how many different people used the service for a purpose of the policy in a month, and how often.</summary>
/// <param name="Purpose">Its id; null where none was chosen.</param>
public sealed record PurposeMonth(YearMonth Month, string? Purpose, int Users, int Events);

/// <summary>Rule 14: statements of minutes saved that say what the answer was used for.</summary>
public sealed record CategoryMonth(YearMonth Month, string Category, int Reports, long ReportedMinutes);

/// <param name="Day">In JST.</param>
public sealed record ModelDay(DateOnly Day, string Model, long InputTokens, long OutputTokens);
