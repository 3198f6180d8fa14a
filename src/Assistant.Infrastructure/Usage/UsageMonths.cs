using System.Collections.Concurrent;
using System.Data.Common;
using Assistant.Core.Usage;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Usage;

/// <summary>
/// The counts of months that were read before, kept in memory. Two years of a city are 150,000 rows, and reading them takes ten times
/// as long as adding them up; but only the running month changes. Each month has a version in the database, read in the same
/// transaction, so what another process writes is seen at once.
/// </summary>
internal sealed class UsageMonths(Database database)
{
    private readonly ConcurrentDictionary<YearMonth, Kept<IReadOnlyList<UserMonth>>> _users = new();
    private readonly ConcurrentDictionary<YearMonth, Kept<MonthCounts>> _counts = new();

    private readonly ConcurrentDictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private int _people;

    // A few thousand names stand in all these rows: one string each.
    private readonly ConcurrentDictionary<string, string> _names = new(StringComparer.Ordinal);

    public Task<UsageTotals> ReadAsync(UsagePeriod period, CancellationToken cancellationToken) => database.ReadAsync(
        async connection =>
        {
            List<IReadOnlyList<UserMonth>> users = [];
            List<IReadOnlyList<UsageCell>> cells = [];
            List<TemplateMonth> templates = [];
            List<ModelDay> tokens = [];
            List<PurposeMonth> purposes = [];
            List<CategoryMonth> categories = [];
            List<IReadOnlyList<UserMonth>> earlier = [];
            foreach (var (month, version) in await UsageCounts.VersionsAsync(connection, period.To, cancellationToken))
            {
                // Months before the period tell only when a person was last seen.
                var people = await GetAsync(_users, month, version, () => UsageCounts.UsersAsync(connection, month, Share, NumberOf, cancellationToken));
                if (month < period.From)
                {
                    earlier.Add(people);
                }
                else
                {
                    var counts = await GetAsync(_counts, month, version, () => UsageCounts.CountsAsync(connection, month, Share, cancellationToken));
                    users.Add(people);
                    cells.Add(counts.Cells);
                    templates.AddRange(counts.Templates);
                    tokens.AddRange(counts.Tokens);
                    purposes.AddRange(counts.Purposes);
                    categories.AddRange(counts.Categories);
                }
            }

            return new UsageTotals(period, new JoinedList<UserMonth>(users), new JoinedList<UsageCell>(cells), templates, tokens, LastUse(earlier.Concat(users))) { Purposes = purposes, Categories = categories };
        },
        cancellationToken);

    private static async ValueTask<T> GetAsync<T>(ConcurrentDictionary<YearMonth, Kept<T>> kept, YearMonth month, long version, Func<Task<T>> read)
    {
        if (kept.TryGetValue(month, out var known) && known.Version == version)
        {
            return known.Value;
        }

        var value = await read();
        kept[month] = new Kept<T>(version, value);
        return value;
    }

    /// <param name="months">Oldest first.</param>
    private Dictionary<string, YearMonth> LastUse(IEnumerable<IReadOnlyList<UserMonth>> months)
    {
        var last = new UserMonth?[Volatile.Read(ref _people)];
        foreach (var month in months)
        {
            foreach (var row in month)
            {
                last[row.Person] = row;
            }
        }

        return last.OfType<UserMonth>().ToDictionary(u => u.UserId, u => u.Month, StringComparer.Ordinal);
    }

    private int NumberOf(string user) => _numbers.GetOrAdd(user, _ => Interlocked.Increment(ref _people) - 1);

    private string Share(string text) => _names.GetOrAdd(text, text);

    private sealed record Kept<T>(long Version, T Value);
}

/// <summary>What was counted in one month, but for who.</summary>
internal sealed record MonthCounts(
    IReadOnlyList<UsageCell> Cells, IReadOnlyList<TemplateMonth> Templates, IReadOnlyList<ModelDay> Tokens, IReadOnlyList<PurposeMonth> Purposes, IReadOnlyList<CategoryMonth> Categories);
