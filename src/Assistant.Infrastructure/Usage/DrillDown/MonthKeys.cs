using System.Data.Common;
using System.Runtime.InteropServices;
using Assistant.Core.Usage;
using Assistant.Core.Usage.DrillDown;
using Assistant.Core.Usage.Kpi;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Usage.DrillDown;

/// <param name="Cell">Place in <see cref="MonthKeys.Cells"/>.</param>
internal readonly record struct MonthRow(long Sequence, int Cell);

/// <summary>The uses of a month, newest first, each as its number and its group.</summary>
/// <param name="People">Numbered within the month.</param>
internal sealed record MonthKeys(IReadOnlyList<MonthRow> Rows, IReadOnlyList<RowCell> Cells, IReadOnlyDictionary<RowCell, IReadOnlySet<int>> People)
{
    public static async Task<MonthKeys> ReadAsync(DbConnection connection, YearMonth month, CancellationToken cancellationToken)
    {
        List<MonthRow> rows = [];
        List<RowCell> cells = [];
        List<HashSet<int>> people = [];
        var known = new Dictionary<RowCell, int>();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        await using var command = connection
            .Sql("SELECT seq, coalesce(department, ''), feature, template_id, outcome, user_id, coalesce(purpose, '') FROM usage_events WHERE occurred_at >= @from AND occurred_at < @to ORDER BY occurred_at DESC, id DESC")
            .With("@from", month.Start)
            .With("@to", month.AddMonths(1).Start);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var department = reader.GetString(1);
            var key = new RowCell(department.Length == 0 ? UsageKpiCalculator.UnknownDepartment : department, reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(6));
            ref var cell = ref CollectionsMarshal.GetValueRefOrAddDefault(known, key, out var exists);
            if (!exists)
            {
                cell = cells.Count;
                cells.Add(key);
                people.Add([]);
            }

            var user = reader.GetString(5);
            if (!numbers.TryGetValue(user, out var number))
            {
                numbers.Add(user, number = numbers.Count);
            }

            people[cell].Add(number);
            rows.Add(new MonthRow(reader.GetInt64(0), cell));
        }

        return new MonthKeys(rows, cells, cells.Select((cell, i) => (cell, i)).ToDictionary(c => c.cell, c => (IReadOnlySet<int>)people[c.i]));
    }
}
