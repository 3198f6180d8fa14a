using System.Globalization;
using Assistant.Core.Access;
using Assistant.Core.Rights;

namespace Assistant.Infrastructure.Identity;

/// <summary>What one line of the table changes about one person.</summary>
/// <param name="Account">The person as stored; null when new.</param>
/// <param name="Grant">First and last day of a right that is to be added.</param>
internal sealed record UserImportPlan(UserLine Line, UserAccount? Account, bool RolesChange, bool EnabledChanges, bool NewTraining, (DateOnly From, DateOnly To)? Grant, string Text)
{
    public bool ChangesSomething => Text.Length > 0;

    public static UserImportPlan Of(UserLine line, UserAccount? account, RightFacts facts, DateOnly today)
    {
        List<string> words = [];
        Add(words, "氏名", account?.DisplayName, line.DisplayName);
        Add(words, "所属", account?.Department, line.Department);
        Add(words, "職位", account?.Post, line.Post);
        var roles = account is null || !account.Roles.SetEquals(line.Roles);
        if (roles)
        {
            words.Add($"役割 {string.Join(' ', line.Roles)}");
        }

        var enabled = line.Enabled is { } wanted && wanted != (account?.Enabled ?? true);
        if (enabled)
        {
            words.Add(line.Enabled == true ? "再開" : "停止");
        }

        var trained = line.TrainedOn is { } day && !facts.Trainings.Any(t => t.Day == day);
        if (trained)
        {
            words.Add(string.Create(CultureInfo.InvariantCulture, $"研修日 {line.TrainedOn:yyyy-MM-dd}"));
        }

        var grant = GrantOf(line.RightUntil, facts, today);
        if (grant is { } days)
        {
            words.Add(string.Create(CultureInfo.InvariantCulture, $"利用 {days.To:yyyy-MM-dd} まで"));
        }

        return new UserImportPlan(line, account, roles, enabled, trained, grant, string.Join('、', words));
    }

    private static void Add(List<string> words, string name, string? before, string? after)
    {
        if (after is not null && after != before)
        {
            words.Add($"{name} {after}");
        }
    }

    /// <summary>A right is lengthened, never shortened: who is to stop at once is disabled.</summary>
    private static (DateOnly From, DateOnly To)? GrantOf(DateOnly? until, RightFacts facts, DateOnly today)
    {
        if (until is not { } last)
        {
            return null;
        }

        DateOnly? held = facts.Grants.Where(g => g.From <= today && g.To >= today).Select(g => (DateOnly?)g.To).Max();
        return held >= last ? null : (held?.AddDays(1) ?? today, last);
    }
}
