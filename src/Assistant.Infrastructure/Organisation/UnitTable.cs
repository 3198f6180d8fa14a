using System.Globalization;
using Assistant.Core.Access;

namespace Assistant.Infrastructure.Organisation;

/// <summary>The table of units: each row by itself, then the rows together as a tree on every day.</summary>
internal static class UnitTable
{
    private const int LongestText = 100;

    private static readonly string[] _header = ["code", "name", "parent", "from", "to"];

    public static IReadOnlyList<OrganisationUnit> Read(ReadOnlyMemory<byte> csv, List<string> errors)
    {
        List<(int Line, OrganisationUnit Unit)> rows = [];
        foreach (var line in OrganisationTable.Read(csv, _header, [], errors))
        {
            if (ReadRow(line, errors) is { } unit)
            {
                rows.Add((line.Line, unit));
            }
        }

        // The tree is looked at only where the rows are whole: a missing row would be told twice.
        if (errors.Count == 0)
        {
            CheckPeriods(rows, errors);
            CheckParents(rows, errors);
            CheckCircles(rows, errors);
        }

        return [.. rows.Select(r => r.Unit)];
    }

    private static OrganisationUnit? ReadRow(TableLine line, List<string> errors)
    {
        var before = errors.Count;
        var place = OrganisationTable.Place(line.Line);
        foreach (var (cell, name) in new[] { (0, "code"), (1, "name"), (2, "parent") })
        {
            var text = line.Cells[cell];
            if (text.Length > LongestText || text.Any(c => char.IsControl(c) || c is ',' or '、') || (cell < 2 && text.Length == 0))
            {
                errors.Add($"{place}{name} は1～{LongestText.ToString(CultureInfo.InvariantCulture)}文字で、読点や改行を入れずに書いてください。");
            }
            else if (cell < 2 && Roles.All.Contains(text, StringComparer.OrdinalIgnoreCase))
            {
                // Whoever belongs to a unit called like a role would read what is meant for the role.
                errors.Add($"{place}{name} に役割の名前「{text}」は使えません。");
            }
        }

        var from = OrganisationTable.Day(line, 3, "from", required: true, errors);
        var to = OrganisationTable.Day(line, 4, "to", required: false, errors);
        if (from > to)
        {
            errors.Add($"{place}to が from より前の日です。");
        }

        return errors.Count == before ? new OrganisationUnit(line.Cells[0], line.Cells[1], line.Cells[2].Length == 0 ? null : line.Cells[2], from!.Value, to) : null;
    }

    private static void CheckPeriods(List<(int Line, OrganisationUnit Unit)> rows, List<string> errors)
    {
        foreach (var group in rows.GroupBy(r => r.Unit.Code, StringComparer.Ordinal))
        {
            var ordered = group.OrderBy(r => r.Unit.From).ToList();
            foreach (var (earlier, later) in ordered.Zip(ordered.Skip(1)))
            {
                if (earlier.Unit.To is not { } end || end >= later.Unit.From)
                {
                    errors.Add(string.Create(CultureInfo.InvariantCulture, $"{OrganisationTable.Place(later.Line)}「{group.Key}」の期間が {earlier.Line} 行目と重なっています。"));
                }
            }
        }
    }

    /// <summary>A parent must be there on every day of its child.</summary>
    private static void CheckParents(List<(int Line, OrganisationUnit Unit)> rows, List<string> errors)
    {
        var byCode = rows.ToLookup(r => r.Unit.Code, r => r.Unit, StringComparer.Ordinal);
        foreach (var (line, unit) in rows.Where(r => r.Unit.Parent is not null))
        {
            if (FirstDayWithout(byCode[unit.Parent!], unit.From, unit.To) is { } missing)
            {
                errors.Add(string.Create(CultureInfo.InvariantCulture, $"{OrganisationTable.Place(line)}上位の所属「{unit.Parent}」が {missing:yyyy-MM-dd} にありません。"));
            }
        }
    }

    /// <summary>The first day of the time on which none of the periods holds; null when there is none.</summary>
    public static DateOnly? FirstDayWithout(IEnumerable<OrganisationUnit> periods, DateOnly from, DateOnly? to)
    {
        DateOnly? open = from;
        foreach (var period in periods.Where(p => !(p.To < from)).OrderBy(p => p.From))
        {
            if (open is null || period.From > open)
            {
                break;
            }

            open = period.To is { } end && end < DateOnly.MaxValue ? end.AddDays(1) : null;
        }

        return open > to ? null : open;
    }

    /// <summary>The tree changes on first days only: looking at those is looking at every day.</summary>
    private static void CheckCircles(List<(int Line, OrganisationUnit Unit)> rows, List<string> errors)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var day in rows.Select(r => r.Unit.From).Distinct().Order())
        {
            // Overlapping periods were told already: any of them serves.
            var tree = rows.Where(r => r.Unit.ExistsOn(day)).DistinctBy(r => r.Unit.Code, StringComparer.Ordinal).ToDictionary(r => r.Unit.Code, StringComparer.Ordinal);
            var safe = new HashSet<string>(StringComparer.Ordinal);
            foreach (var start in tree.Values)
            {
                var path = new HashSet<string>(StringComparer.Ordinal);
                var code = start.Unit.Code;
                while (code is not null && !safe.Contains(code) && tree.TryGetValue(code, out var row) && path.Add(code))
                {
                    code = row.Unit.Parent;
                }

                if (code is not null && path.Contains(code) && told.Add(code))
                {
                    errors.Add(string.Create(CultureInfo.InvariantCulture, $"{OrganisationTable.Place(tree[code].Line)}「{code}」の上位の所属をたどると、自分に戻ります（{day:yyyy-MM-dd}）。"));
                }

                safe.UnionWith(path);
            }
        }
    }
}
