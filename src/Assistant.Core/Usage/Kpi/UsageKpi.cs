using System.Text.Json.Serialization;

namespace Assistant.Core.Usage.Kpi;

/// <summary>The key figures of a period, in the shape of the outer contract.</summary>
/// <param name="CumulativeUsers">延べ利用者数: the sum over months of the different users in that month.</param>
/// <param name="UniqueUsers">実利用者: different users in the whole period.</param>
/// <param name="MonthlyAverageUsers">月平均: cumulative users over the months in which there was any use, two decimals; 0 without use.</param>
/// <param name="Months">Every month of the period, in order.</param>
/// <param name="ByDepartment">By the 所属 that stands on the event; most users first.</param>
public sealed record UsageKpi(
    string From,
    string To,
    int CumulativeUsers,
    int UniqueUsers,
    decimal MonthlyAverageUsers,
    IReadOnlyList<MonthKpi> Months,
    TimeSaved TimeSaved,
    IReadOnlyList<DepartmentKpi> ByDepartment,
    UseDistribution Distribution);

public sealed record MonthKpi(string Month, int Users, int Events);

/// <summary>Two series side by side that are never added up.</summary>
public sealed record TimeSaved(EstimatedTime Estimate, ReportedTime SelfReported);

/// <param name="Minutes">Events times coefficient.</param>
/// <param name="N">Events that count.</param>
/// <param name="Basis">推計: which coefficients, and whether the result is plausible.</param>
public sealed record EstimatedTime(long Minutes, int N, string Basis)
{
    /// <summary>
    /// With the lowest coefficients that their basis allows; <see cref="Minutes"/> where none has a range. Not in the JSON: the outer
    /// contract lists its fields.
    /// </summary>
    [JsonIgnore]
    public long LowMinutes { get; init; } = Minutes;

    /// <summary>With the highest.</summary>
    [JsonIgnore]
    public long HighMinutes { get; init; } = Minutes;
}

/// <param name="N">Uses with a statement.</param>
public sealed record ReportedTime(long Minutes, int N);

/// <param name="Users">Different people in the period.</param>
/// <param name="Minutes">Estimated.</param>
/// <param name="CumulativeUsers">延べ, within the department.</param>
public sealed record DepartmentKpi(string Department, int Users, int CumulativeUsers, int Events, long Minutes);

/// <summary>People by the number of their uses in the period.</summary>
/// <param name="None">May use the service and did not; of the rest everybody used it.</param>
public sealed record UseDistribution(
    [property: JsonPropertyName("0")] int None,
    [property: JsonPropertyName("1-4")] int Few,
    [property: JsonPropertyName("5-99")] int Regular,
    [property: JsonPropertyName("100+")] int Heavy);
