using System.CommandLine;
using System.Globalization;
using Assistant.Cli.Administration;
using Assistant.Cli.Shell;
using Assistant.Core.Access;
using Assistant.Core.Audit;
using Assistant.Core.Errors;
using Assistant.Core.Incidents;
using Assistant.Core.Time;
using Assistant.Core.Usage;

namespace Assistant.Cli.Incidents;

/// <summary>The queue of reports, for analysts and administrators as on the page. What is read and written out is recorded first.</summary>
internal static class IncidentsCommand
{
    private static readonly Argument<string> Report = new("REPORT") { Description = "報告の受付番号か番号（incidents list が表示します）" };

    private static readonly Option<IncidentState?> State = StateOption();

    private static readonly Option<string> Text = new("--text") { Description = "報告した人が読む回答（1〜2,000文字）", HelpName = "TEXT", Required = true };

    private static readonly Option<bool> Csv = new("--csv") { Description = "CSV で書き出します（省略時は JSON Lines）" };

    public static Command Create() => new("incidents", "職員の報告に対応します（分析担当か管理者）")
    {
        Create("list", "報告の一覧を、先に答えるものから表示します", [State, CommonOptions.Json], ListAsync),
        Create("show", "報告ひとつと、対応の記録を表示します", [Report, CommonOptions.Json], ShowAsync),
        Create("answer", "報告した人に答えます", [Report, Text], AnswerAsync),
        Create("export", "すべての報告を書き出します", [Csv], ExportAsync),
    };

    private static Command Create(string name, string description, IEnumerable<Symbol> symbols, Func<ParseResult, CliServices, CancellationToken, Task> action) =>
        AdministrationCommand.Create(name, description, symbols, action, [Roles.Analyst, Roles.Admin]);

    private static async Task ListAsync(ParseResult parsed, CliServices services, CancellationToken cancellationToken)
    {
        await RecordAsync(services, AuditActions.IncidentRead, null, cancellationToken);
        var today = Today(services);
        foreach (var report in await services.Get<IIncidentQueue>().ListAsync(parsed.GetValue(State), cancellationToken))
        {
            if (parsed.GetValue(CommonOptions.Json))
            {
                CliJson.Write(IncidentLine.Of(report, today), CliJson.Shared.IncidentLine);
                continue;
            }

            Console.Out.WriteLine(IncidentText.Line(report, today));
        }
    }

    private static async Task ShowAsync(ParseResult parsed, CliServices services, CancellationToken cancellationToken)
    {
        var file = await FindAsync(parsed, services, cancellationToken);
        await RecordAsync(services, AuditActions.IncidentRead, file.Report.Id, cancellationToken);
        if (parsed.GetValue(CommonOptions.Json))
        {
            CliJson.Write(IncidentLine.Of(file.Report, Today(services)), CliJson.Shared.IncidentLine);
            return;
        }

        foreach (var line in IncidentText.Of(file, Today(services)))
        {
            Console.Out.WriteLine(line);
        }
    }

    private static async Task AnswerAsync(ParseResult parsed, CliServices services, CancellationToken cancellationToken)
    {
        var file = await FindAsync(parsed, services, cancellationToken);
        var answered = await services.Get<IIncidentQueue>().AnswerAsync(file.Report.Id, file.Report.Version, parsed.GetRequiredValue(Text), services.Get<IAuditActor>().UserId, cancellationToken);
        Console.Out.WriteLine($"答えました: {IncidentText.Line(answered, Today(services))}");
    }

    private static async Task ExportAsync(ParseResult parsed, CliServices services, CancellationToken cancellationToken)
    {
        await RecordAsync(services, AuditActions.IncidentExport, null, cancellationToken);
        var csv = parsed.GetValue(Csv);
        if (csv)
        {
            Console.Out.WriteLine(CsvLine.Of(IncidentLine.Header));
        }

        var today = Today(services);
        foreach (var line in (await services.Get<IIncidentQueue>().ListAsync(null, cancellationToken)).OrderBy(r => r.Number).Select(r => IncidentLine.Of(r, today)))
        {
            Console.Out.WriteLine(csv ? CsvLine.Of(line.Cells) : CliJson.Text(line, CliJson.Shared.IncidentLine));
        }
    }

    /// <summary>By the number that people use, or by id.</summary>
    private static async Task<IncidentFile> FindAsync(ParseResult parsed, CliServices services, CancellationToken cancellationToken)
    {
        var wanted = parsed.GetRequiredValue(Report);
        var queue = services.Get<IIncidentQueue>();
        var id = int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (await queue.ListAsync(null, cancellationToken)).FirstOrDefault(r => r.Number == number)?.Id
            : wanted;
        return (id is null ? null : await queue.FindAsync(id, cancellationToken))
            ?? throw new AssistantException("incident_not_found", "この報告はありません。") { NextStep = "./assistant incidents list で、番号を確かめてください。" };
    }

    private static Task RecordAsync(CliServices services, string action, string? id, CancellationToken cancellationToken) =>
        services.Get<IAuditLog>().AppendAsync(new AuditRecord(action, services.Get<IAuditActor>().UserId, id), cancellationToken);

    private static DateOnly Today(CliServices services) => JapaneseDay.Today(services.Get<TimeProvider>());

    private static Option<IncidentState?> StateOption()
    {
        string[] names = [.. Enum.GetValues<IncidentState>().Select(IncidentLine.Name)];
        var option = new Option<IncidentState?>("--state") { Description = $"この状態の報告だけ（{string.Join('、', names)}）", HelpName = "STATE" };
        option.CustomParser = result =>
        {
            if (result.Tokens is [var token] && Array.IndexOf(names, token.Value) is var place and >= 0)
            {
                return Enum.GetValues<IncidentState>()[place];
            }

            result.AddError($"--state は {string.Join('、', names)} のどれかで指定してください。");
            return null;
        };
        return option;
    }
}
