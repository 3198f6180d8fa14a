namespace Assistant.Web.Features.Usage;

/// <summary>A year's value of an indicator, as typed.</summary>
public sealed class IndicatorForm
{
    public string? Indicator { get; set; }

    public string? Year { get; set; }

    public string? Value { get; set; }
}
