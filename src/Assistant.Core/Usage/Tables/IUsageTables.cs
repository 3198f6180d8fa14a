using Assistant.Core.Usage.Indicators;

namespace Assistant.Core.Usage.Tables;

/// <summary>The tables in force. Reading one that was edited may fail.</summary>
/// <exception cref="Errors.AssistantException"><c>usage_table_invalid</c>: every error of the table.</exception>
public interface IUsageTables
{
    TimeCoefficients Coefficients { get; }

    PriceTable Prices { get; }

    IReadOnlyList<Indicator> Indicators { get; }
}
