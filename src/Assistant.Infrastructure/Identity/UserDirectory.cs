using System.Data.Common;
using Assistant.Core.Access;
using Assistant.Core.Audit;
using Assistant.Core.Errors;
using Assistant.Core.Rights;
using Assistant.Infrastructure.Rights;
using Assistant.Infrastructure.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Infrastructure.Identity;

internal sealed class UserDirectory(Database database, IServiceScopeFactory scopes, ILookupNormalizer names, PeopleOfToday today, RightRegistration rights, IAuditActor actor, TimeProvider time) : IUserDirectory
{
    private const string FirstAdministrator = "admin";

    public Task<IReadOnlyList<UserAccount>> ListAsync(CancellationToken cancellationToken) =>
        ResolveAllAsync(database.ReadAsync(connection => UserRows.ListAsync(connection, cancellationToken), cancellationToken), cancellationToken);

    public async Task<UserAccount?> FindAsync(string nameOrId, CancellationToken cancellationToken) =>
        await database.ReadAsync(connection => UserRows.FindAsync(connection, names.NormalizeName(nameOrId), nameOrId, cancellationToken), cancellationToken) is { } account
            ? await today.ResolveAsync(account, cancellationToken)
            : null;

    public async Task<CreatedUser> CreateAsync(NewUser user, CancellationToken cancellationToken)
    {
        UserErrors.RequireKnownRoles(user.Roles);
        var password = OneTimePassword.Create();
        var policyVersion = await rights.VersionAsync(cancellationToken);
        await ChangeAsync(
            async (users, connection) =>
            {
                var created = new AssistantUser
                {
                    UserName = user.Name,
                    DisplayName = user.DisplayName,
                    Department = user.Department,
                    MustChangePassword = true,
                    CreatedAt = time.GetUtcNow(),
                };
                UserErrors.Require(await users.CreateAsync(created, password));
                UserErrors.Require(await users.AddToRolesAsync(created, user.Roles.Distinct(StringComparer.Ordinal)));
                DateOnly? until = user.WithRight ? rights.EndOfYear : null;
                await rights.WriteAsync(connection, created.Id, policyVersion, until, RightBasis.Registration, actor.UserId, cancellationToken);
            },
            cancellationToken);
        return new CreatedUser(await FindAsync(user.Name, cancellationToken) ?? throw UserErrors.Unknown(), password);
    }

    public async Task<string> ResetPasswordAsync(string name, CancellationToken cancellationToken)
    {
        var password = OneTimePassword.Create();
        await ChangeAsync(
            async users =>
            {
                var user = await FindAsync(users, name);
                user.PasswordHash = users.PasswordHasher.HashPassword(user, password);
                user.MustChangePassword = true;
                user.AccessFailedCount = 0;
                user.LockoutEnd = null;

                // Saves the user as well; sessions with the old stamp end.
                UserErrors.Require(await users.UpdateSecurityStampAsync(user));
            },
            cancellationToken);
        return password;
    }

    public Task SetRolesAsync(string name, IReadOnlyCollection<string> roles, CancellationToken cancellationToken)
    {
        UserErrors.RequireKnownRoles(roles);
        return ChangeAsync(
            async users =>
            {
                var user = await FindAsync(users, name);
                var held = await users.GetRolesAsync(user);
                if (!roles.Contains(Roles.Admin, StringComparer.Ordinal))
                {
                    await RequireAnotherAdministratorAsync(users, user);
                }

                UserErrors.Require(await users.RemoveFromRolesAsync(user, held.Except(roles, StringComparer.Ordinal)));
                UserErrors.Require(await users.AddToRolesAsync(user, roles.Except(held, StringComparer.Ordinal)));
                UserErrors.Require(await users.UpdateSecurityStampAsync(user));
            },
            cancellationToken);
    }

    public Task SetEnabledAsync(string name, bool enabled, CancellationToken cancellationToken) => ChangeAsync(
        async users =>
        {
            var user = await FindAsync(users, name);
            if (!enabled)
            {
                await RequireAnotherAdministratorAsync(users, user);
            }

            user.Enabled = enabled;
            UserErrors.Require(await users.UpdateSecurityStampAsync(user));
        },
        cancellationToken);

    public async Task<CreatedUser?> EnsureFirstAdministratorAsync(CancellationToken cancellationToken)
    {
        if (await IsInhabitedAsync(cancellationToken))
        {
            return null;
        }

        try
        {
            return await CreateAsync(new NewUser(FirstAdministrator, "管理者", Department: null, [Roles.Staff, Roles.Admin]), cancellationToken);
        }
        catch (AssistantException exception) when (exception.Code == "user_exists")
        {
            // Another process started at the same moment and was first: the password that it printed is the valid one.
            return null;
        }
    }

    private async Task<IReadOnlyList<UserAccount>> ResolveAllAsync(Task<List<UserAccount>> accounts, CancellationToken cancellationToken)
    {
        var resolved = new List<UserAccount>();
        foreach (var account in await accounts)
        {
            resolved.Add(await today.ResolveAsync(account, cancellationToken));
        }

        return resolved;
    }

    private Task<bool> IsInhabitedAsync(CancellationToken cancellationToken) => database.ReadAsync(
        async connection => await connection.Sql("SELECT EXISTS (SELECT 1 FROM users)").NumberAsync(cancellationToken) > 0,
        cancellationToken);

    private Task<bool> ChangeAsync(Func<UserManager<AssistantUser>, Task> change, CancellationToken cancellationToken) =>
        ChangeAsync((users, _) => change(users), cancellationToken);

    /// <summary>One transaction that admits no other writer between check and change.</summary>
    private Task<bool> ChangeAsync(Func<UserManager<AssistantUser>, DbConnection, Task> change, CancellationToken cancellationToken) => Database.GuardAsync(async () =>
    {
        cancellationToken.ThrowIfCancellationRequested();
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<AssistantDbContext>();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await change(scope.ServiceProvider.GetRequiredService<UserManager<AssistantUser>>(), context.Database.GetDbConnection());
        await transaction.CommitAsync(cancellationToken);
        return true;
    });

    private static async Task<AssistantUser> FindAsync(UserManager<AssistantUser> users, string name) =>
        await users.FindByNameAsync(name) ?? await users.FindByIdAsync(name) ?? throw UserErrors.Unknown();

    private static async Task RequireAnotherAdministratorAsync(UserManager<AssistantUser> users, AssistantUser user)
    {
        var administrators = await users.GetUsersInRoleAsync(Roles.Admin);
        if (administrators.Any(a => a.Id == user.Id && a.Enabled) && !administrators.Any(a => a.Id != user.Id && a.Enabled))
        {
            throw UserErrors.LastAdministrator();
        }
    }
}
