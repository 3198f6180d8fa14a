namespace Assistant.Core.Usage.Indicators;

/// <summary>Figures that no log knows, entered by hand and never overwritten: the latest entry of a year counts.</summary>
public interface IIndicatorEntries
{
    /// <param name="thousandths">Of the indicator's unit.</param>
    /// <exception cref="Errors.AssistantException"><c>indicator_unknown</c>; <c>indicator_from_log</c>: it is computed.</exception>
    Task EnterAsync(string indicator, int fiscalYear, long thousandths, string enteredBy, CancellationToken cancellationToken);

    /// <summary>The latest entry of each indicator and year.</summary>
    Task<IReadOnlyList<IndicatorEntry>> ListAsync(CancellationToken cancellationToken);
}

public sealed record IndicatorEntry(string Indicator, int FiscalYear, long Thousandths, string EnteredBy, DateTimeOffset EnteredAt);
