using System.Globalization;
using Assistant.Core.Access;

namespace Assistant.Infrastructure.Organisation;

/// <summary>The table of memberships, checked against accounts and units.</summary>
internal static class MemberTable
{
    private static readonly string[] _header = ["user", "unit", "from", "to"];
    private static readonly string[] _optional = ["post", "head"];

    /// <param name="findUser">Id by sign-in name; null when there is no such account.</param>
    public static IReadOnlyList<Membership> Read(ReadOnlyMemory<byte> csv, Func<string, string?> findUser, IReadOnlyList<OrganisationUnit> units, List<string> errors)
    {
        List<(int Line, Membership Membership)> rows = [];
        foreach (var line in OrganisationTable.Read(csv, _header, _optional, errors))
        {
            if (ReadRow(line, findUser, units, errors) is { } membership)
            {
                rows.Add((line.Line, membership));
            }
        }

        foreach (var group in rows.GroupBy(r => (r.Membership.UserId, r.Membership.Unit)))
        {
            var ordered = group.OrderBy(r => r.Membership.From).ToList();
            foreach (var (earlier, later) in ordered.Zip(ordered.Skip(1)))
            {
                if (earlier.Membership.To is not { } end || end >= later.Membership.From)
                {
                    errors.Add(string.Create(CultureInfo.InvariantCulture, $"{OrganisationTable.Place(later.Line)}同じ人の同じ所属の期間が {earlier.Line} 行目と重なっています。"));
                }
            }
        }

        return [.. rows.Select(r => r.Membership)];
    }

    private static Membership? ReadRow(TableLine line, Func<string, string?> findUser, IReadOnlyList<OrganisationUnit> units, List<string> errors)
    {
        var before = errors.Count;
        var place = OrganisationTable.Place(line.Line);
        var user = findUser(line.Cells[0]);
        if (user is null)
        {
            errors.Add($"{place}この名前の利用者はいません。");
        }

        var from = OrganisationTable.Day(line, 2, "from", required: true, errors);
        var to = OrganisationTable.Day(line, 3, "to", required: false, errors);
        if (from > to)
        {
            errors.Add($"{place}to が from より前の日です。");
        }

        // Also a unit that ends while somebody still belongs to it: from the next day on the person would have none, and nobody was told.
        if (from is { } first && !(first > to) && UnitTable.FirstDayWithout(units.Where(u => u.Code == line.Cells[1]), first, to) is { } missing)
        {
            errors.Add(string.Create(CultureInfo.InvariantCulture, $"{place}所属「{line.Cells[1]}」が {missing:yyyy-MM-dd} にありません。{(missing > first ? "to に、それより前の日を書いてください。" : "")}"));
        }

        OrganisationTable.RequireText(line, 4, "post", errors);

        if (line.Cells[5] is not ("" or "0" or "1"))
        {
            errors.Add($"{place}head は 1（所属長）か 0 にしてください。");
        }

        return errors.Count == before
            ? new Membership(user!, line.Cells[1], from!.Value, to) { Post = line.Cells[4] is { Length: > 0 } post ? post : null, IsHead = line.Cells[5] == "1" }
            : null;
    }
}
