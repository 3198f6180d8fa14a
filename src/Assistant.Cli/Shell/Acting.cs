using System.CommandLine;
using Assistant.Core.Access;
using Assistant.Core.Errors;

namespace Assistant.Cli.Shell;

/// <summary>On whose behalf a command runs. Whatever a role may not do is refused here as on every other path.</summary>
internal static class Acting
{
    /// <exception cref="AssistantException"><c>user_unknown</c>, <c>user_disabled</c>, <c>forbidden</c>.</exception>
    public static Task<Requester> ResolveAsync(CliServices services, ParseResult parsed, string role, CancellationToken cancellationToken) =>
        ResolveAsync(services, parsed, [role], cancellationToken);

    /// <param name="roles">One of these is enough.</param>
    /// <exception cref="AssistantException"><c>user_unknown</c>, <c>user_disabled</c>, <c>forbidden</c>.</exception>
    public static async Task<Requester> ResolveAsync(CliServices services, ParseResult parsed, IReadOnlyList<string> roles, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(CommonOptions.As) is not { } name)
        {
            return Requester.LocalAdministrator;
        }

        var user = await services.Get<IUserDirectory>().FindAsync(name, cancellationToken)
            ?? throw new AssistantException("user_unknown", $"この利用者はいません: {name}");
        if (!user.Enabled)
        {
            throw new AssistantException("user_disabled", $"この利用者は停止されています: {name}");
        }

        var requester = user.ToRequester();
        if (!roles.Any(requester.IsIn))
        {
            throw new AssistantException("forbidden", $"{name} にはこの操作の権限（{string.Join(" か ", roles)}）がありません。");
        }

        services.Get<CommandActor>().UserId = requester.UserId;
        return requester;
    }
}
