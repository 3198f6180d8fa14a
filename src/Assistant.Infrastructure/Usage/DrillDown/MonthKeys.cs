using System.Data.Common;
using Assistant.Core.Usage;
using Assistant.Core.Usage.DrillDown;
using Assistant.Core.Usage.Kpi;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Usage.DrillDown;

/// <param name="Time">Milliseconds from the beginning of the month: at most 2,678,400,000.</param>
/// <param name="Cell">Place in <see cref="MonthKeys.Cells"/>.</param>
internal readonly record struct MonthRow(long Sequence, uint Time, int Cell);

/// <summary>The uses of a month, newest first, each as its number and its group. It never changes: what came later makes another.</summary>
internal sealed class MonthKeys
{
    private readonly Dictionary<RowCell, int> _places;
    private readonly Dictionary<string, int> _numbers;
    private readonly List<RowCell> _cells;
    private readonly List<int> _counts;
    private readonly List<HashSet<int>> _people;

    private MonthKeys(MonthKeys? known)
    {
        _places = known is null ? [] : new Dictionary<RowCell, int>(known._places);
        _numbers = known is null ? new Dictionary<string, int>(StringComparer.Ordinal) : new Dictionary<string, int>(known._numbers, StringComparer.Ordinal);
        _cells = [.. known?._cells ?? []];
        _counts = [.. known?._counts ?? []];
        _people = [.. known?._people ?? []];
        Rows = known?.Rows ?? [];
    }

    public IReadOnlyList<MonthRow> Rows { get; private set; }

    public IReadOnlyList<RowCell> Cells => _cells;

    /// <summary>Rows of each cell.</summary>
    public IReadOnlyList<int> Counts => _counts;

    /// <summary>Different people of each cell, numbered within the month.</summary>
    public IReadOnlyDictionary<RowCell, IReadOnlySet<int>> People => _places.ToDictionary(p => p.Key, p => (IReadOnlySet<int>)_people[p.Value]);

    /// <param name="known">Of the same month, with all rows up to <paramref name="after"/>; null reads the month from its first row.</param>
    public static async Task<MonthKeys> ReadAsync(DbConnection connection, YearMonth month, MonthKeys? known, long after, CancellationToken cancellationToken)
    {
        var (from, to) = (month.Start, month.AddMonths(1).Start);
        var keys = new MonthKeys(known);
        var copied = new HashSet<int>();
        List<MonthRow> rows = [];

        // In the order in which the rows lie on the disk: by their time, three million rows of an import in no order are as many
        // places of the file. What was appended since is found by its number.
        await using var command = connection
            .Sql($"""
                SELECT seq, occurred_at, coalesce(department, ''), feature, template_id, outcome, coalesce(purpose, ''), user_id
                FROM usage_events NOT INDEXED
                WHERE {(known is null ? "seq IN (SELECT seq FROM usage_events WHERE occurred_at >= @from AND occurred_at < @to)" : "seq > @after AND occurred_at >= @from AND occurred_at < @to")}
                """)
            .With("@from", from)
            .With("@to", to)
            .With("@after", after);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var department = reader.GetString(2);
            var cell = keys.PlaceOf(new RowCell(
                department.Length == 0 ? UsageKpiCalculator.UnknownDepartment : department, reader.GetString(3), reader.GetString(4), reader.GetString(5), reader.GetString(6)));
            keys.Count(cell, reader.GetString(7), copied);
            rows.Add(new MonthRow(reader.GetInt64(0), (uint)(reader.GetInt64(1) - from.ToUnixTimeMilliseconds()), cell));
        }

        rows.Sort((a, b) => a.Time == b.Time ? b.Sequence.CompareTo(a.Sequence) : b.Time.CompareTo(a.Time));
        keys.Rows = rows.Count == 0 ? keys.Rows : keys.Rows.Count == 0 ? rows.ToArray() : Merge(rows, keys.Rows);
        return keys;
    }

    private int PlaceOf(RowCell cell)
    {
        if (!_places.TryGetValue(cell, out var place))
        {
            _places.Add(cell, place = _cells.Count);
            _cells.Add(cell);
            _counts.Add(0);
            _people.Add([]);
        }

        return place;
    }

    /// <param name="copied">Cells whose people are no longer shared with the keys that were known.</param>
    private void Count(int cell, string user, HashSet<int> copied)
    {
        if (!_numbers.TryGetValue(user, out var number))
        {
            _numbers.Add(user, number = _numbers.Count);
        }

        _counts[cell]++;
        if (!_people[cell].Contains(number))
        {
            if (copied.Add(cell))
            {
                _people[cell] = [.. _people[cell]];
            }

            _people[cell].Add(number);
        }
    }

    /// <summary>Rows of one time stand with the later number first.</summary>
    private static MonthRow[] Merge(List<MonthRow> later, IReadOnlyList<MonthRow> earlier)
    {
        var merged = new MonthRow[later.Count + earlier.Count];
        var (i, j) = (0, 0);
        for (var k = 0; k < merged.Length; k++)
        {
            merged[k] = j == earlier.Count || (i < later.Count && later[i].Time >= earlier[j].Time) ? later[i++] : earlier[j++];
        }

        return merged;
    }
}
