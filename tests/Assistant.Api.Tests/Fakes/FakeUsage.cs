using System.Runtime.CompilerServices;
using Assistant.Core.Access;
using Assistant.Core.Errors;
using Assistant.Core.Usage;

namespace Assistant.Api.Tests.Fakes;

/// <summary>Events in memory, and what people said about their answers.</summary>
internal sealed class FakeUsage : IUsageLog, IUsageFeedback
{
    public List<UsageEvent> Events { get; } = [];

    public List<(string AnswerId, string UserId, int Minutes)> Statements { get; } = [];

    public string? Category { get; private set; }

    public AssistantException? Failure { get; set; }

    public static UsageEvent Event(string id, string at, string department) => new(
        id, DateTimeOffset.Parse(at, null), "u1", department, "ask", "answer", "v", "extractive", null, 1, 2, "answered", null, ["d1"], 3, 4);

    public async IAsyncEnumerable<UsageEvent> ReadAsync(DateTimeOffset from, DateTimeOffset to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        foreach (var usage in Events.Where(e => e.OccurredAt >= from && e.OccurredAt < to))
        {
            yield return usage;
        }
    }

    public Task<UsageTotals> ReadTotalsAsync(UsagePeriod period, CancellationToken cancellationToken) => RecountAsync(period, cancellationToken);

    public Task<UsageTotals> RecountAsync(UsagePeriod period, CancellationToken cancellationToken)
    {
        var fold = new UsageFold(period);
        Events.ForEach(fold.Add);
        return Task.FromResult(fold.ToTotals());
    }

    public Task StateAsync(string answerId, Requester person, int minutesSaved, string? category, CancellationToken cancellationToken)
    {
        if (Failure is not null)
        {
            throw Failure;
        }

        Category = category;
        Statements.Add((answerId, person.UserId, minutesSaved));
        return Task.CompletedTask;
    }
}
