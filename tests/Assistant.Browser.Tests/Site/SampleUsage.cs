using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Assistant.Core.Access;
using Assistant.Core.Audit;
using Assistant.Core.Errors;
using Assistant.Core.Time;
using Assistant.Core.Usage;
using Assistant.Core.Usage.DrillDown;
using Assistant.Core.Usage.Indicators;
using Assistant.Core.Usage.Kpi;
using Assistant.Core.Usage.Personal;
using Assistant.Core.Usage.Reporting;
using Assistant.Core.Usage.Tables;

namespace Assistant.Browser.Tests.Site;

/// <summary>Fourteen months of made-up use, counted by the real rules, and what people say about their answers.</summary>
internal sealed class SampleUsage : IUsageDashboard, IUsageRows, IUsageLog, IUsageTables, IIndicatorEntries, IStatedMinutes, IUsageFeedback, IPersonalRecord
{
    private static readonly YearMonth First = new(2025, 10);
    private static readonly YearMonth Last = new(2026, 11);
    private static readonly string[] Templates = ["answer", "mail", "minutes"];
    private readonly ConcurrentDictionary<(string UserId, string AnswerId), (int Minutes, string? Category)> stated = new();
    private readonly ConcurrentQueue<IndicatorEntry> entries = new();
    private readonly List<UsageEvent> events = [.. Make()];

    public TimeCoefficients Coefficients { get; } = TimeCoefficients.Parse("c", "effective\tfeature\ttemplate\tminutes\tbasis\tapprover\tlow\thigh\n2020-04\t*\t*\t5\t仮置き\t未承認\t4\t8");

    public PriceTable Prices { get; } = PriceTable.Parse("p", "effective\tmodel\tinputYenPerMillion\toutputYenPerMillion\tbasis");

    public IReadOnlyList<Indicator> Indicators { get; } = Indicator.Parse("i", """
        id	section	name	unit	baselineYear	baselineMonths	baseline	targetYear	target	source	scope
        online	4-2	オンライン申請手続数	手続	2024	12	740	2029	862	manual	手続の数
        ai-users	4-3	職員の生成AI利用者数（延べ）	人	2024	6	842	2029	2000	log	月ごとの合計
        course	4-4	体験講座の受講者数	人	2024	12	-	2029	-	manual	図の中
        audit	4-5	内部監査 遵守率	%	2024	12	97	2029	100	manual	割合
        """.Replace("\r", "", StringComparison.Ordinal));

    public async Task<UsageOverview> ReadAsync(UsagePeriod period, CancellationToken cancellationToken)
    {
        var totals = await ReadTotalsAsync(period, cancellationToken);
        var report = UsageReportCalculator.Compute(totals, Coefficients, Prices, [.. Enumerable.Range(0, 300).Select(i => new UsagePerson($"u{i}", $"name{i}", $"第{i % 40}課"))], new HashSet<string>(StringComparer.Ordinal));
        int Count(YearMonth month, string outcome) => totals.Cells.Where(c => c.Month == month && c.Outcome == outcome).Sum(c => c.Events);
        return new UsageOverview(
            report,
            [.. period.Months.Select(m => new OutcomeMonth(
                m.ToString(), Count(m, "answered"), Count(m, "no_evidence"), Count(m, "blocked"), Count(m, "failed"), Count(m, "abandoned"), totals.Cells.Where(c => c.Month == m).Sum(c => c.Hits)))],
            [IndicatorCalculator.Compute(Indicators[1], [new YearValue(2024, 842, 6), new YearValue(2025, 1500, 12), new YearValue(2026, 1816, 8)], [140, 160, 190, 210, 227, 230])],
            new DateTimeOffset(2026, 11, 22, 10, 0, 0, JapanTime.Offset));
    }

    public Task<UsagePeriod?> FindSpanAsync(CancellationToken cancellationToken) => Task.FromResult<UsagePeriod?>(UsagePeriod.Of(First, Last));

    public Task<UsageRowPage> ReadAsync(UsageRowFilter filter, int page, int pageLength, CancellationToken cancellationToken)
    {
        var rows = events.Where(e => YearMonth.Of(e.OccurredAt) == filter.Month && (filter.Outcome is null || e.Outcome == filter.Outcome))
            .Select(e => new UsageRow(e.Id.PadLeft(12, '0'), e.OccurredAt, e.Department!, e.Feature, e.TemplateId, e.Outcome, e.InputTokens, e.OutputTokens, e.Purpose ?? "")).ToList();
        return Task.FromResult(new UsageRowPage(
            [.. rows.Skip((page - 1) * pageLength).Take(pageLength)], rows.Count, 3, page, Math.Max(1, (rows.Count + pageLength - 1) / pageLength),
            ["第1課", SmallGroups.Others], [.. Templates.Select(t => new RowKind("ask", t))], UsageOutcomes.All) { Purposes = ["", "drafting", "general"] });
    }

    public async IAsyncEnumerable<UsageEvent> ReadAsync(DateTimeOffset from, DateTimeOffset to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        foreach (var usage in events)
        {
            yield return usage;
        }
    }

    public Task<UsageTotals> ReadTotalsAsync(UsagePeriod period, CancellationToken cancellationToken) => RecountAsync(period, cancellationToken);

    public Task<UsageTotals> RecountAsync(UsagePeriod period, CancellationToken cancellationToken)
    {
        var fold = new UsageFold(period);
        events.ForEach(fold.Add);
        return Task.FromResult(fold.ToTotals());
    }

    public Task EnterAsync(string indicator, int fiscalYear, long thousandths, string enteredBy, CancellationToken cancellationToken)
    {
        entries.Enqueue(new IndicatorEntry(indicator, fiscalYear, thousandths, enteredBy, DateTimeOffset.UnixEpoch));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<IndicatorEntry>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<IndicatorEntry>>([.. entries]);

    public Task<IReadOnlyDictionary<string, MinutesStatement>> ListAsync(string userId, IReadOnlyCollection<string> answerIds, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, MinutesStatement>>(answerIds.ToDictionary(
            id => id, id => stated.TryGetValue((userId, id), out var said) ? new MinutesStatement(said.Minutes, IsOpen: true, said.Category) : new MinutesStatement(null, IsOpen: true), StringComparer.Ordinal));

    public Task StateAsync(string answerId, Requester person, int minutesSaved, string? category, CancellationToken cancellationToken)
    {
        if (!IUsageFeedback.Choices.Contains(minutesSaved))
        {
            throw new AssistantException("minutes_invalid", "減った時間は、選択肢から選んでください。");
        }

        stated[(person.UserId, answerId)] = (minutesSaved, category);
        return Task.CompletedTask;
    }

    public Task<PersonalRecord> ReadAsync(UserAccount person, CancellationToken cancellationToken) => Task.FromResult(new PersonalRecord(
        person.Id, person.Name, person.DisplayName, person.Department, [.. person.Roles], [new PersonalMonth("2026-10", 12, 3, 45), new PersonalMonth("2026-11", 5, 0, 0)],
        new PersonalConversations(4, 17, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(90)),
        [new PersonalAudit(AuditClasses.Access, AuditActions.SignIn, false, 9, DateTimeOffset.UnixEpoch)], new PersonalRetention(90, 3660, 1100, 3660), DateTimeOffset.UnixEpoch));

    private static IEnumerable<UsageEvent> Make()
    {
        var random = new Random(20261122);
        for (var i = 0; i < 2500; i++)
        {
            var user = (int)(random.NextDouble() * random.NextDouble() * 250);
            var month = First.AddMonths((int)(Math.Sqrt(random.NextDouble()) * 14));
            yield return new UsageEvent(
                $"e{i}", month.Start.AddHours(random.Next(600)), $"u{user}", $"第{user % 40}課", "ask", Templates[random.Next(3)], "1", "extractive", null, 0, 0,
                random.Next(10) switch { < 8 => "answered", 8 => "no_evidence", _ => "blocked" }, null, [], 1, 2)
            {
                Post = $"職位{user % 5}",
                MinutesSaved = i % 4 == 0 ? 10 : null,
                Category = (i % 12) switch { 0 => "メール", 4 => "議事録の要約", _ => null },
                Purpose = (i % 3) switch { 0 => "general", 1 => "drafting", _ => null },
                Findings = random.Next(20) == 0 ? 1 : 0,
            };
        }
    }
}
