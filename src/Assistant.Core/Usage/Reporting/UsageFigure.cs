namespace Assistant.Core.Usage.Reporting;

/// <summary>One key figure with all that is needed to judge it.</summary>
/// <param name="Value">Null where it can't be computed.</param>
/// <param name="N">What it was computed from, with its unit.</param>
/// <param name="Basis">Where it comes from: the log, an estimate, what people said.</param>
/// <param name="Baseline">Of the plan; null where the plan has none for it.</param>
/// <param name="Target">As <paramref name="Baseline"/>.</param>
/// <param name="Definition">Id in <see cref="UsageDefinitions"/>.</param>
/// <param name="Flag">What somebody has to look at; null where nothing is to be said.</param>
/// <param name="Detail">What stands beside the figure: hits and stopped, tokens.</param>
public sealed record UsageFigure(
    string Name,
    decimal? Value,
    ReportFormat Format,
    string Unit,
    string N,
    string Basis,
    string? Baseline,
    string? Target,
    string Definition,
    string? Flag = null,
    string? Detail = null);
