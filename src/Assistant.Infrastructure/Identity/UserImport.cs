using System.Data.Common;
using Assistant.Core.Access;
using Assistant.Core.Audit;
using Assistant.Core.Errors;
using Assistant.Core.Rights;
using Assistant.Core.Time;
using Assistant.Infrastructure.Audit;
using Assistant.Infrastructure.Rights;
using Assistant.Infrastructure.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Identity;

internal sealed class UserImport(
    ChainedDatabase chained, Database database, ILookupNormalizer names, IOptions<IdentityOptions> identity, RightRegistration registration, TimeProvider time) : IUserImport
{
    /// <summary>
    /// A one-time password is 99 random bits: no guessing gets there, so it needs no slow hash, and a thousand people take a second.
    /// The password that replaces it is hashed as slowly as any.
    /// </summary>
    private static readonly PasswordHasher<AssistantUser> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 1_000 }));

    public async Task<UserImportResult> ImportAsync(
        ReadOnlyMemory<byte> csv, bool dryRun, string importedBy, Func<IReadOnlyList<OneTimeSignIn>, CancellationToken, Task>? keep, CancellationToken cancellationToken)
    {
        var today = JapaneseDay.Today(time);
        List<string> errors = [];
        var lines = UserTable.Read(csv, identity.Value.User.AllowedUserNameCharacters, names.NormalizeName, today, errors);
        if (errors.Count > 0)
        {
            throw new AssistantException("users_invalid", $"表に誤りがあります。何も変えていません。\n{string.Join('\n', errors)}") { NextStep = "指摘の行を直して、もう一度取り込んでください。" };
        }

        if (dryRun)
        {
            var planned = await database.ReadAsync(connection => PlanAsync(connection, lines, today, cancellationToken), cancellationToken);
            return new UserImportResult(Changes(planned), []);
        }

        var version = await registration.VersionAsync(cancellationToken);
        var passwords = lines.ToDictionary(l => l.Name, _ => OneTimePassword.Create(), StringComparer.Ordinal);
        return await chained.WriteAsync(
            async connection =>
            {
                var plans = await PlanAsync(connection, lines, today, cancellationToken);
                OneTimeSignIn[] signIns = [.. plans.Where(p => p.Account is null).Select(p => new OneTimeSignIn(p.Line.Name, passwords[p.Line.Name]))];
                var roleIds = (await connection.Sql("SELECT name, id FROM roles").ListAsync(r => (r.GetString(0), r.GetString(1)), cancellationToken)).ToDictionary(r => r.Item1, r => r.Item2, StringComparer.Ordinal);
                foreach (var plan in plans)
                {
                    await ApplyAsync(connection, plan, passwords[plan.Line.Name], roleIds, version, importedBy, cancellationToken);
                }

                if (keep is not null && signIns.Length > 0)
                {
                    await keep(signIns, cancellationToken);
                }

                return new UserImportResult(Changes(plans), signIns);
            },
            cancellationToken);
    }

    private static UserImportChange[] Changes(List<UserImportPlan> plans) => [.. plans.Select(p => new UserImportChange(p.Line.Name, p.Account is null, p.Text))];

    private async Task<List<UserImportPlan>> PlanAsync(DbConnection connection, IReadOnlyList<UserLine> lines, DateOnly today, CancellationToken cancellationToken)
    {
        var accounts = (await UserRows.ListAsync(connection, cancellationToken)).ToDictionary(a => names.NormalizeName(a.Name)!, StringComparer.Ordinal);
        var facts = await RightRows.AllFactsAsync(connection, cancellationToken);
        List<UserImportPlan> plans = [];
        foreach (var line in lines)
        {
            var account = accounts.GetValueOrDefault(names.NormalizeName(line.Name)!);
            plans.Add(UserImportPlan.Of(line, account, account is null ? RightFacts.None : facts.GetValueOrDefault(account.Id, RightFacts.None), today));
        }

        RequireAdministrator(accounts.Values, plans);
        plans.RemoveAll(p => !p.ChangesSomething);
        return plans;
    }

    private static void RequireAdministrator(IEnumerable<UserAccount> accounts, List<UserImportPlan> plans)
    {
        var administrators = accounts.Where(a => a.Enabled && a.Roles.Contains(Roles.Admin)).Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        var before = administrators.Count;
        foreach (var plan in plans)
        {
            var enabled = plan.Line.Enabled ?? plan.Account?.Enabled ?? true;
            var id = plan.Account?.Id ?? plan.Line.Name;
            _ = enabled && plan.Line.Roles.Contains(Roles.Admin, StringComparer.Ordinal) ? administrators.Add(id) : administrators.Remove(id);
        }

        if (before > 0 && administrators.Count == 0)
        {
            throw UserErrors.LastAdministrator();
        }
    }

    private async Task ApplyAsync(
        DbConnection connection, UserImportPlan plan, string password, Dictionary<string, string> roleIds, string version, string by, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var line = plan.Line;
        var id = plan.Account?.Id ?? Guid.NewGuid().ToString();
        if (plan.Account is null)
        {
            var hash = _hasher.HashPassword(new AssistantUser { DisplayName = line.DisplayName }, password);
            await UserImportRows.InsertAsync(connection, id, line, names.NormalizeName(line.Name)!, hash, now, cancellationToken);
            await registration.WriteAsync(connection, id, version, until: null, RightBasis.Import, by, cancellationToken);
        }
        else
        {
            await UserImportRows.UpdateAsync(connection, id, line, endsSessions: plan.RolesChange || plan.EnabledChanges, cancellationToken);
        }

        if (plan.RolesChange)
        {
            await UserImportRows.SetRolesAsync(connection, id, line.Roles.Select(r => roleIds[r]), cancellationToken);
        }

        if (plan.NewTraining)
        {
            await RightRows.InsertTrainingAsync(connection, id, new TrainingRecord(line.TrainedOn!.Value, by, now), cancellationToken);
        }

        if (plan.Grant is var (from, to))
        {
            await RightRows.InsertAsync(connection, id, new RightGrant(RightRows.NewId(), from, to, RightBasis.Import, null, by, now), cancellationToken);
        }

        var details = AuditDetails.Of(
            ("new", plan.Account is null ? "true" : "false"), ("roles", string.Join(',', line.Roles)), ("enabled", line.Enabled switch { true => "1", false => "0", null => "unchanged" }),
            ("training", RightRegistration.Text(plan.NewTraining ? line.TrainedOn : null)), ("right", RightRegistration.Text(plan.Grant?.To)));
        await AuditRows.AppendAsync(connection, new AuditRecord(AuditActions.UserImport, by, id) { Details = details }, now, cancellationToken);
    }
}
