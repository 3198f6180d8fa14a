using Assistant.Core.Answering;
using Assistant.Core.Usage;
using Assistant.Core.Usage.Kpi;
using Assistant.Core.Usage.Tables;

namespace Assistant.Core.Tests.Usage;

/// <summary>Events and figures in few words.</summary>
internal static class UsageVectors
{
    public const string Header = "effective\tfeature\ttemplate\tminutes\tbasis\tapprover\n";

    public static TimeCoefficients FiveMinutes { get; } = TimeCoefficients.Parse("table", Header + "2000-01\t*\t*\t5\t試験\t試験\n");

    private static int _count;

    public static UsageEvent Event(string at, string user = "u1", string? department = "総務課", string outcome = TurnStates.Answered, string feature = "ask", string template = "answer") => new(
        $"event-{Interlocked.Increment(ref _count)}", DateTimeOffset.Parse(at, null), user, department, feature, template, "v", "extractive", "model", 10, 20, outcome, null, [], 1, 2);

    /// <summary>So many different people, each once, on the 10th of the month.</summary>
    public static IEnumerable<UsageEvent> People(string month, int count) => Enumerable.Range(0, count).Select(i => Event($"{month}-10T10:00:00+09:00", $"u{i}"));

    public static UsageTotals Totals(string from, string to, IEnumerable<UsageEvent> events)
    {
        var fold = new UsageFold(UsagePeriod.Parse(from, to));
        foreach (var usage in events)
        {
            fold.Add(usage);
        }

        return fold.ToTotals();
    }

    public static UsageKpi Kpi(string from, string to, params IEnumerable<UsageEvent> events) =>
        UsageKpiCalculator.Compute(Totals(from, to, events), FiveMinutes, []);
}
