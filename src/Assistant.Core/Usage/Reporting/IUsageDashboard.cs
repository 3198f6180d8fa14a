namespace Assistant.Core.Usage.Reporting;

/// <summary>What the pages about use are made of.</summary>
public interface IUsageDashboard
{
    Task<UsageOverview> ReadAsync(UsagePeriod period, CancellationToken cancellationToken);

    /// <summary>From the first month with use to the last; null while there is none.</summary>
    Task<UsagePeriod?> FindSpanAsync(CancellationToken cancellationToken);
}
