using System.Runtime.InteropServices;
using Assistant.Core.Time;

namespace Assistant.Core.Usage;

/// <summary>Counts events. Order does not matter; an event whose id was seen before counts nothing.</summary>
public sealed class UsageFold(UsagePeriod period)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<(YearMonth, string, string?, string?), int> _users = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<CellKey, CellSums> _cells = [];
    private readonly HashSet<(YearMonth, string, string, string)> _templates = [];
    private readonly Dictionary<(DateOnly, string), (long Input, long Output)> _tokens = [];
    private readonly HashSet<(YearMonth, string?, string)> _purposeUsers = [];
    private readonly Dictionary<(YearMonth, string?), int> _purposes = [];
    private readonly Dictionary<(YearMonth, string), (int Reports, long Minutes)> _categories = [];
    private readonly Dictionary<string, YearMonth> _lastUse = new(StringComparer.Ordinal);

    /// <summary>Events after the period count nothing; events before it tell only when a person was last seen.</summary>
    public void Add(UsageEvent usage)
    {
        var month = YearMonth.Of(usage.OccurredAt);
        if (month > period.To || !_seen.Add(usage.Id))
        {
            return;
        }

        ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(_lastUse, usage.UserId, out var known);
        last = known && last > month ? last : month;
        if (month < period.From)
        {
            return;
        }

        CollectionsMarshal.GetValueRefOrAddDefault(_users, (month, usage.UserId, usage.Department, usage.Post), out _)++;
        AddToCell(month, usage);
        _purposeUsers.Add((month, usage.Purpose, usage.UserId));
        CollectionsMarshal.GetValueRefOrAddDefault(_purposes, (month, usage.Purpose), out _)++;
        _templates.Add((month, usage.Feature, "", usage.UserId));
        if (usage.TemplateId.Length > 0)
        {
            _templates.Add((month, usage.Feature, usage.TemplateId, usage.UserId));
        }

        if (usage.InputTokens > 0 || usage.OutputTokens > 0)
        {
            var day = JapaneseDay.Of(usage.OccurredAt);
            ref var tokens = ref CollectionsMarshal.GetValueRefOrAddDefault(_tokens, (day, usage.Model ?? ""), out _);
            tokens = (tokens.Input + usage.InputTokens, tokens.Output + usage.OutputTokens);
        }
    }

    public UsageTotals ToTotals() => new(
        period,
        [.. _users.Select(u => new UserMonth(u.Key.Item1, u.Key.Item2, u.Key.Item3, u.Key.Item4, u.Value) { Person = NumberOf(u.Key.Item2) })],
        [.. _cells.Select(c => new UsageCell(
            c.Key.Month, c.Key.Department, c.Key.Post, c.Key.Feature, c.Key.TemplateId, c.Key.Outcome, c.Value.Events, c.Value.Hits, c.Value.Reports, c.Value.Minutes))],
        [.. _templates.GroupBy(t => (t.Item1, t.Item2, t.Item3)).Select(g => new TemplateMonth(g.Key.Item1, g.Key.Item2, g.Key.Item3, g.Count()))],
        [.. _tokens.Select(t => new ModelDay(t.Key.Item1, t.Key.Item2, t.Value.Input, t.Value.Output))],
        _lastUse)
    {
        Purposes = [.. _purposeUsers.GroupBy(p => (p.Item1, p.Item2)).Select(g => new PurposeMonth(g.Key.Item1, g.Key.Item2, g.Count(), _purposes[g.Key]))],
        Categories = [.. _categories.Select(c => new CategoryMonth(c.Key.Item1, c.Key.Item2, c.Value.Reports, c.Value.Minutes))],
    };

    private int NumberOf(string user)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, user, out var known);
        return known ? number : number = _numbers.Count - 1;
    }

    private void AddToCell(YearMonth month, UsageEvent usage)
    {
        var key = new CellKey(month, usage.Department, usage.Post, usage.Feature, usage.TemplateId, usage.Outcome);
        ref var sums = ref CollectionsMarshal.GetValueRefOrAddDefault(_cells, key, out _);
        sums.Events++;
        sums.Hits += usage.Findings > 0 ? 1 : 0;
        if (usage.MinutesSaved is { } minutes && UsageOutcomes.SavesTime(usage.Outcome))
        {
            sums.Reports++;
            sums.Minutes += minutes;
            if (usage.Category is { } category)
            {
                ref var said = ref CollectionsMarshal.GetValueRefOrAddDefault(_categories, (month, category), out _);
                said = (said.Reports + 1, said.Minutes + minutes);
            }
        }
    }

    private readonly record struct CellKey(YearMonth Month, string? Department, string? Post, string Feature, string TemplateId, string Outcome);

    private record struct CellSums(int Events, int Hits, int Reports, long Minutes);
}
