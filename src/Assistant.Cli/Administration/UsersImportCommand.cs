using System.CommandLine;
using System.Globalization;
using Assistant.Cli.Shell;
using Assistant.Core.Access;

namespace Assistant.Cli.Administration;

internal static class UsersImportCommand
{
    private static readonly Argument<string> File = new("FILE.csv") { Description = "1行目が user,displayName,roles の表（department,post,trainingDate,rightUntil,enabled も使えます）" };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "確かめて、変わるところを表示するだけで、何も変えません" };

    private static readonly Option<string?> Passwords = new("--passwords") { Description = "新しい人の初回のパスワードを、画面でなくこの新しいファイルに書きます", HelpName = "FILE" };

    public static Command Create() => AdministrationCommand.Create("import", "利用者を表からまとめて登録します", [File, DryRun, Passwords], RunAsync);

    private static async Task RunAsync(ParseResult parsed, CliServices services, CancellationToken cancellationToken)
    {
        var dryRun = parsed.GetValue(DryRun);
        var path = parsed.GetValue(Passwords);
        var csv = await TableFile.ReadAsync(parsed.GetRequiredValue(File), cancellationToken);
        var passwords = path is null ? null : new PasswordFile(path);
        UserImportResult result;
        try
        {
            result = await services.Get<IUserImport>().ImportAsync(csv, dryRun, services.Get<CommandActor>().UserId, passwords is null ? null : passwords.WriteAsync, cancellationToken);
        }
        catch
        {
            // Nobody was registered: passwords of nobody must not lie about.
            passwords?.Remove();
            throw;
        }

        foreach (var change in result.Changes)
        {
            Console.Out.WriteLine($"{(change.IsNew ? "追加" : "変更")}\t{TerminalText.Line(change.User)}\t{TerminalText.Line(change.Text)}");
        }

        if (path is null)
        {
            foreach (var (user, password) in result.Passwords)
            {
                Console.Out.WriteLine($"初回のパスワード\t{user}\t{password}");
            }
        }

        Console.Out.WriteLine(result.Changes.Count == 0
            ? "変わるところはありません。"
            : string.Create(CultureInfo.InvariantCulture, $"{result.Changes.Count} 人{(dryRun ? "が変わります（まだ変えていません）。" : "を取り込みました。")}"));
    }
}
