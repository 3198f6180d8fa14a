using System.Globalization;
using Assistant.Core.Access;
using Assistant.Core.Rights;
using Assistant.Infrastructure.Organisation;

namespace Assistant.Infrastructure.Identity;

/// <summary>One person of the table; null where the cell is empty and nothing is to change.</summary>
internal sealed record UserLine(
    string Name, string DisplayName, string[] Roles, string? Department, string? Post, DateOnly? TrainedOn, DateOnly? RightUntil, bool? Enabled);

/// <summary>The table of people that an administrator hands in.</summary>
internal static class UserTable
{
    private const int LongestName = 256;
    private static readonly char[] _separators = [' ', '　', ';', '|', '、'];
    private static readonly string[] _required = ["user", "displayName", "roles"];
    private static readonly string[] _optional = ["department", "post", "trainingDate", "rightUntil", "enabled"];

    /// <param name="allowedLetters">Of a sign-in name.</param>
    /// <param name="fold">Two names that it makes equal are one person.</param>
    public static IReadOnlyList<UserLine> Read(ReadOnlyMemory<byte> csv, string allowedLetters, Func<string, string?> fold, DateOnly today, List<string> errors)
    {
        List<UserLine> people = [];
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in OrganisationTable.Read(csv, _required, _optional, errors))
        {
            var before = errors.Count;
            var place = OrganisationTable.Place(line.Line);
            var name = line.Cells[0];
            if (name.Length is 0 or > LongestName || name.Any(c => !allowedLetters.Contains(c, StringComparison.Ordinal)))
            {
                errors.Add($"{place}user は、英数字と -._@+ で書いてください。");
            }
            else if (!lines.TryAdd(fold(name) ?? name, line.Line))
            {
                errors.Add(string.Create(CultureInfo.InvariantCulture, $"{place}同じ人が {lines[fold(name) ?? name]} 行目にもあります。"));
            }

            if (line.Cells[1].Length == 0)
            {
                errors.Add($"{place}displayName（氏名）がありません。");
            }

            OrganisationTable.RequireText(line, 1, "displayName", errors);
            OrganisationTable.RequireText(line, 3, "department", errors);
            OrganisationTable.RequireText(line, 4, "post", errors);
            var person = new UserLine(
                name, line.Cells[1], ReadRoles(line, errors), Text(line.Cells[3]), Text(line.Cells[4]), ReadTraining(line, today, errors), ReadRight(line, today, errors), ReadEnabled(line, errors));
            if (errors.Count == before)
            {
                people.Add(person);
            }
        }

        return people;
    }

    private static string? Text(string cell) => cell.Length == 0 ? null : cell;

    private static string[] ReadRoles(TableLine line, List<string> errors)
    {
        string[] roles = [.. line.Cells[2].Split(_separators, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
        if (roles.Length == 0 || roles.Except(Roles.All, StringComparer.Ordinal).Any())
        {
            errors.Add($"{OrganisationTable.Place(line.Line)}roles は、{string.Join('、', Roles.All)} から、空白で区切って書いてください。");
        }

        return roles;
    }

    private static DateOnly? ReadTraining(TableLine line, DateOnly today, List<string> errors)
    {
        var day = OrganisationTable.Day(line, 5, "trainingDate", required: false, errors);
        if (day > today)
        {
            errors.Add($"{OrganisationTable.Place(line.Line)}trainingDate は、今日までの日にしてください。");
        }

        return day;
    }

    private static DateOnly? ReadRight(TableLine line, DateOnly today, List<string> errors)
    {
        var day = OrganisationTable.Day(line, 6, "rightUntil", required: false, errors);
        var last = FiscalYear.LastDay(FiscalYear.Of(today) + (FiscalYear.IsNextOpen(today) ? 1 : 0));
        if (day < today || day > last)
        {
            errors.Add(string.Create(CultureInfo.InvariantCulture, $"{OrganisationTable.Place(line.Line)}rightUntil は、今日から {last:yyyy-MM-dd} までの日にしてください（利用は年度ごとの更新です）。"));
        }

        return day;
    }

    private static bool? ReadEnabled(TableLine line, List<string> errors)
    {
        if (line.Cells[7] is not ("" or "0" or "1"))
        {
            errors.Add($"{OrganisationTable.Place(line.Line)}enabled は 1（使える）か 0（停止）にしてください。");
        }

        return line.Cells[7].Length == 0 ? null : line.Cells[7] == "1";
    }
}
