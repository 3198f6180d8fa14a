using System.CommandLine;
using Assistant.Cli.Rights;
using Assistant.Cli.Shell;
using Assistant.Core.Access;
using Assistant.Core.Rights;

namespace Assistant.Cli.Administration;

internal static class UsersCommand
{
    private static readonly Argument<string> Name = new("NAME") { Description = "サインインの名前" };

    private static readonly Option<string> DisplayName = new("--display-name") { Description = "表示する氏名", HelpName = "NAME", Required = true };

    private static readonly Option<string?> Department = new("--department") { Description = "所属", HelpName = "CODE" };

    private static readonly Option<string[]> Role = new("--role")
    {
        Description = $"役割: {string.Join(", ", Roles.All)}（省略時は {Roles.Staff}）",
        HelpName = "ROLE",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [Roles.Staff],
    };

    private static readonly Option<string[]> NewRoles = new("--role")
    {
        Description = $"これからの役割のすべて: {string.Join(", ", Roles.All)}",
        HelpName = "ROLE",
        AllowMultipleArgumentsPerToken = true,
        Required = true,
    };

    private static readonly Option<bool> NoRight = new("--no-right") { Description = "利用の権利を付けません（本人が申請し、所属長が承認します）" };

    private static readonly Argument<string> Unit = new("CODE") { Description = "所属のコード" };

    private static readonly Option<DateOnly?> From = DayOption.Required("--from", "この日から所属します");

    private static readonly Option<bool> Concurrent = new("--concurrent") { Description = "兼務として加え、今の所属を残します" };

    public static Command Create() => new("users", "利用者を管理します")
    {
        AdministrationCommand.Create("list", "利用者の一覧を表示します", [CommonOptions.Json], ListAsync),
        AdministrationCommand.Create("add", "利用者を加え、初回のパスワードを表示します", [Name, DisplayName, Department, Role, NoRight], AddAsync),
        UsersImportCommand.Create(),
        AdministrationCommand.Create("reset", "パスワードを作り直します", [Name], ResetAsync),
        AdministrationCommand.Create("roles", "役割を決め直します", [Name, NewRoles], SetRolesAsync),
        AdministrationCommand.Create("assign", "異動や兼務を記録します", [Name, Unit, From, Concurrent], AssignAsync),
        AdministrationCommand.Create("enable", "サインインを再開します", [Name], (p, s, c) => SetEnabledAsync(p, s, enabled: true, c)),
        AdministrationCommand.Create("disable", "サインインを停止します", [Name], (p, s, c) => SetEnabledAsync(p, s, enabled: false, c)),
    };

    private static async Task ListAsync(ParseResult parsed, CliServices services, CancellationToken cancellationToken)
    {
        var standings = await services.Get<IRightsToUse>().ListAsync(cancellationToken);
        foreach (var user in await services.Get<IUserDirectory>().ListAsync(cancellationToken))
        {
            var line = UserLine.Of(user, standings.GetValueOrDefault(user.Id));
            if (parsed.GetValue(CommonOptions.Json))
            {
                CliJson.Write(line, CliJson.Shared.UserLine);
                continue;
            }

            var notes = string.Concat(user.Enabled ? "" : "\t停止中", user.MustChangePassword ? "\tパスワード未変更" : "");
            Console.Out.WriteLine($"{user.Name}\t{TerminalText.Line(user.DisplayName)}\t{TerminalText.Line(user.Department ?? "-")}\t{string.Join(',', line.Roles)}{notes}\t{line.RightText}");
        }
    }

    private static async Task AddAsync(ParseResult parsed, CliServices services, CancellationToken cancellationToken)
    {
        var user = new NewUser(parsed.GetRequiredValue(Name), parsed.GetRequiredValue(DisplayName), parsed.GetValue(Department), parsed.GetRequiredValue(Role)) { WithRight = !parsed.GetValue(NoRight) };
        var created = await services.Get<IUserDirectory>().CreateAsync(user, cancellationToken);
        Console.Out.WriteLine($"利用者を加えました: {created.Account.Name}");
        WritePassword(created.OneTimePassword);
    }

    private static async Task ResetAsync(ParseResult parsed, CliServices services, CancellationToken cancellationToken)
    {
        var password = await services.Get<IUserDirectory>().ResetPasswordAsync(parsed.GetRequiredValue(Name), cancellationToken);
        WritePassword(password);
    }

    private static async Task SetRolesAsync(ParseResult parsed, CliServices services, CancellationToken cancellationToken)
    {
        var roles = parsed.GetRequiredValue(NewRoles);
        await services.Get<IUserDirectory>().SetRolesAsync(parsed.GetRequiredValue(Name), roles, cancellationToken);
        Console.Out.WriteLine($"役割を変えました: {string.Join(", ", roles)}");
    }

    private static async Task AssignAsync(ParseResult parsed, CliServices services, CancellationToken cancellationToken) =>
        OrganisationCommand.Write(await services.Get<IOrganisationAdministration>().AssignAsync(
            parsed.GetRequiredValue(Name), parsed.GetRequiredValue(Unit), parsed.GetValue(From)!.Value, parsed.GetValue(Concurrent), cancellationToken));

    private static async Task SetEnabledAsync(ParseResult parsed, CliServices services, bool enabled, CancellationToken cancellationToken)
    {
        var name = parsed.GetRequiredValue(Name);
        await services.Get<IUserDirectory>().SetEnabledAsync(name, enabled, cancellationToken);
        Console.Out.WriteLine(enabled ? $"サインインを再開しました: {name}" : $"サインインを停止しました: {name}");
    }

    private static void WritePassword(string password)
    {
        Console.Out.WriteLine($"初回のパスワード: {password}");
        Console.Out.WriteLine("この表示は1回だけです。最初のサインインで変更が必要です。");
    }
}
