using System.CommandLine;
using System.Globalization;
using Assistant.Cli.Shell;
using Assistant.Core.Access;
using Assistant.Core.Errors;
using Assistant.Core.Time;

namespace Assistant.Cli.Administration;

internal static class KeysCommand
{
    private static readonly Argument<string> User = new("USER") { Description = "鍵を使う利用者の名前" };

    private static readonly Argument<string> Id = new("ID") { Description = "keys list が表示する鍵の番号" };

    private static readonly Option<string> Label = new("--label") { Description = "何のための鍵か", HelpName = "TEXT", Required = true };

    private static readonly Option<string[]> Role = new("--role")
    {
        Description = $"鍵の役割（利用者の役割の範囲内、省略時は {Roles.Staff}）",
        HelpName = "ROLE",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [Roles.Staff],
    };

    private static readonly Option<int> Days = CommonOptions.Number("--days", "使える日数", defaultValue: 90, least: 1, most: 366);

    public static Command Create() => new("keys", "プログラム用の鍵を管理します")
    {
        AdministrationCommand.Create("issue", "鍵を発行します", [User, Label, Role, Days], IssueAsync),
        AdministrationCommand.Create("list", "鍵の一覧を表示します", [], ListAsync),
        AdministrationCommand.Create("revoke", "鍵を取り消します", [Id], RevokeAsync),
    };

    private static async Task IssueAsync(ParseResult parsed, CliServices services, CancellationToken cancellationToken)
    {
        var expiresAt = services.Get<TimeProvider>().GetUtcNow().AddDays(parsed.GetValue(Days));
        var issued = await services.Get<IApiKeys>().IssueAsync(
            parsed.GetRequiredValue(User), parsed.GetRequiredValue(Label), parsed.GetRequiredValue(Role), expiresAt, cancellationToken);
        Console.Out.WriteLine($"鍵: {issued.Secret}");
        Console.Out.WriteLine($"番号: {issued.Record.Id}");
        Console.Out.WriteLine($"期限: {Day(issued.Record.ExpiresAt)}");
        Console.Out.WriteLine("鍵の表示は1回だけです。");
    }

    private static async Task ListAsync(ParseResult parsed, CliServices services, CancellationToken cancellationToken)
    {
        foreach (var key in await services.Get<IApiKeys>().ListAsync(cancellationToken))
        {
            var state = key.RevokedAt is { } revoked ? $"取消 {Day(revoked)}" : $"期限 {Day(key.ExpiresAt)}";
            Console.Out.WriteLine($"{key.Id}\t{key.UserName}\t{TerminalText.Line(key.Label)}\t{string.Join(',', key.Roles.Order(StringComparer.Ordinal))}\t{state}");
        }
    }

    private static async Task RevokeAsync(ParseResult parsed, CliServices services, CancellationToken cancellationToken)
    {
        var id = parsed.GetRequiredValue(Id);
        if (!await services.Get<IApiKeys>().RevokeAsync(id, cancellationToken))
        {
            throw new AssistantException("key_unknown", $"この番号の鍵はありません: {id}");
        }

        Console.Out.WriteLine($"鍵を取り消しました: {id}");
    }

    private static string Day(DateTimeOffset time) =>
        time.ToJapanTime().ToString("yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture);
}
