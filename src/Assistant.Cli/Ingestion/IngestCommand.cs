using System.CommandLine;
using System.Diagnostics;
using Assistant.Cli.Shell;
using Assistant.Core.Access;
using Assistant.Core.Documents;
using Assistant.Core.Errors;
using Assistant.Core.Ingestion;
using Assistant.Core.Retrieval;

namespace Assistant.Cli.Ingestion;

internal static class IngestCommand
{
    private static readonly Argument<string[]> Paths = new("PATH") { Description = "ファイルまたはフォルダ", Arity = ArgumentArity.OneOrMore };

    private static readonly Option<string?> Kind = new("--kind") { Description = "文書の種類: plan, guideline, manual, other", HelpName = "KIND" };

    private static readonly Option<string?> Department = new("--department") { Description = "担当の所属", HelpName = "CODE" };

    private static readonly Option<string[]> Access = new("--access")
    {
        Description = "読んでよい役割や所属（省略すると管理者だけが読めます）",
        HelpName = "CODE",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<bool> AcceptFindings = new("--accept-findings") { Description = "個人情報などが見つかった文書も、実行した人の責任で検索できるようにします" };

    private static readonly Option<bool> AllowEmpty = new("--allow-empty") { Description = "空になったフォルダの文書を、すべて削除します（省略すると止まります）" };

    public static Command Create()
    {
        var command = new Command("ingest", "文書を取り込みます")
        {
            Paths, Kind, Department, Access, AcceptFindings, AllowEmpty, CommonOptions.Data, CommonOptions.As, CommonOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var defaults = ReadDefaults(parsed);
        await using var services = await CliServices.OpenAsync(parsed, cancellationToken);
        var person = await Acting.ResolveAsync(services, parsed, Roles.Admin, cancellationToken);
        var request = new IngestionRequest(parsed.GetRequiredValue(Paths), defaults)
        {
            AllowEmpty = parsed.GetValue(AllowEmpty),
            AcceptFindingsAs = parsed.GetValue(AcceptFindings) ? person.UserId : null,
        };

        var began = Stopwatch.GetTimestamp();
        var totals = new IngestionTotals();
        using var report = IngestionReports.Choose(parsed.GetValue(CommonOptions.Json), services.Get<IIngestionProgress>());
        try
        {
            await foreach (var result in services.Get<IIngestionService>().IngestAsync(request, cancellationToken))
            {
                totals.Add(result);
                report.Add(result);
            }

            await services.Get<ISearchIndex>().CompleteAsync(cancellationToken);
        }
        finally
        {
            // Also after an interruption: what was done so far stays done, and is said.
            if (totals.Files > 0)
            {
                report.Finish(totals.ToSummary((long)Stopwatch.GetElapsedTime(began).TotalMilliseconds));
            }
        }

        if (totals.Files == 0)
        {
            throw new AssistantException("no_documents", "取り込める文書がありません。")
            {
                NextStep = "md, txt, html, pdf のファイルか、それらを含むフォルダを指定してください。",
            };
        }

        return totals.ExitStatus;
    }

    private static StatedMetadata ReadDefaults(ParseResult parsed) => new()
    {
        Kind = parsed.GetValue(Kind) is { } kind ? ParseKind(kind) : null,
        Department = parsed.GetValue(Department),
        Access = parsed.GetResult(Access) is null ? null : parsed.GetValue(Access),
    };

    private static DocumentKind ParseKind(string text) => text switch
    {
        "plan" => DocumentKind.Plan,
        "guideline" => DocumentKind.Guideline,
        "manual" => DocumentKind.Manual,
        "other" => DocumentKind.Other,
        _ => throw new AssistantException("usage", $"--kind は plan, guideline, manual, other のどれかです: {text}"),
    };
}
