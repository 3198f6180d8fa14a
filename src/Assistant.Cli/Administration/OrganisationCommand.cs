using System.CommandLine;
using System.Globalization;
using Assistant.Cli.Shell;
using Assistant.Core.Access;
using Assistant.Core.Time;

namespace Assistant.Cli.Administration;

internal static class OrganisationCommand
{
    private static readonly Argument<string> UnitsFile = new("FILE.csv") { Description = "1行目が code,name,parent,from,to の表（これからの全体）" };

    private static readonly Argument<string> MembersFile = new("FILE.csv") { Description = "1行目が user,unit,from,to の表（これからの全体。post と head（所属長 1）の列も使えます）" };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "確かめて、変わるところを表示するだけで、何も変えません" };

    private static readonly Option<DateOnly?> On = DayOption.Optional("--on", "この日の組織（省略時は今日）");

    public static Command Create() => new("organisation", "組織（所属のコードの木）と職員の所属を管理します")
    {
        AdministrationCommand.Create("list", "その日の所属を表示します", [On], ListAsync),
        AdministrationCommand.Create("import", "組織を表から取り込みます", [UnitsFile, DryRun], (p, s, c) => ImportAsync(p, UnitsFile, s.Get<IOrganisationAdministration>().ImportUnitsAsync, c)),
        new Command("members", "職員の所属を管理します")
        {
            AdministrationCommand.Create("import", "職員の所属を表から取り込みます", [MembersFile, DryRun], (p, s, c) => ImportAsync(p, MembersFile, s.Get<IOrganisationAdministration>().ImportMembersAsync, c)),
        },
    };

    /// <summary>One line a change.</summary>
    public static void Write(IReadOnlyList<OrganisationChange> changes)
    {
        foreach (var change in changes)
        {
            Console.Out.WriteLine($"{Mark(change.Kind)}\t{TerminalText.Line(change.Text)}");
        }
    }

    private static async Task ListAsync(ParseResult parsed, CliServices services, CancellationToken cancellationToken)
    {
        var day = parsed.GetValue(On) ?? JapaneseDay.Today(services.Get<TimeProvider>());
        foreach (var unit in await services.Get<IOrganisation>().ListAsync(day, cancellationToken))
        {
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{TerminalText.Line(unit.Code)}\t{TerminalText.Line(unit.Name)}\t{TerminalText.Line(unit.Parent ?? "-")}\t{unit.From:yyyy-MM-dd}\t{unit.To:yyyy-MM-dd}"));
        }
    }

    private static async Task ImportAsync(
        ParseResult parsed, Argument<string> file, Func<ReadOnlyMemory<byte>, bool, CancellationToken, Task<IReadOnlyList<OrganisationChange>>> import, CancellationToken cancellationToken)
    {
        var dryRun = parsed.GetValue(DryRun);
        var changes = await import(await TableFile.ReadAsync(parsed.GetRequiredValue(file), cancellationToken), dryRun, cancellationToken);
        Write(changes);
        Console.Out.WriteLine(changes.Count == 0
            ? "変わるところはありません。"
            : string.Create(CultureInfo.InvariantCulture, $"{changes.Count} 件{(dryRun ? "が変わります（まだ変えていません）。" : "を変えました。")}"));
    }

    private static string Mark(OrganisationChangeKind kind) => kind switch
    {
        OrganisationChangeKind.Added => "追加",
        OrganisationChangeKind.Changed => "変更",
        _ => "削除",
    };
}
