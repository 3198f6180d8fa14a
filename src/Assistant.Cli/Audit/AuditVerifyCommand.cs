using System.CommandLine;
using System.Globalization;
using Assistant.Cli.Shell;
using Assistant.Core.Access;
using Assistant.Core.Audit;

namespace Assistant.Cli.Audit;

internal static class AuditVerifyCommand
{
    private static readonly Option<string?> Seals = new("--seals") { Description = "別の場所に保管した、日ごとの封印（seals/days.tsv）の写し", HelpName = "FILE" };

    public static Command Create()
    {
        var command = new Command("verify", "記録が書き換えられたり、消されたり、並べ替えられたりしていないことを確かめます")
        {
            Seals, CommonOptions.Data, CommonOptions.As, CommonOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var services = await CliServices.OpenAsync(parsed, cancellationToken);
        var person = await Acting.ResolveAsync(services, parsed, Roles.Admin, cancellationToken);
        var report = await services.Get<ILogVerification>().VerifyAsync(parsed.GetValue(Seals), cancellationToken);

        // Written after the check, so that it can't hide the end of a chain that somebody cut.
        if (report.Intact)
        {
            await services.Get<IAuditLog>().AppendAsync(new AuditRecord(AuditActions.AuditVerify, person.UserId, null), cancellationToken);
        }

        if (parsed.GetValue(CommonOptions.Json))
        {
            CliJson.Write(report, CliJson.Shared.VerificationReport);
        }
        else
        {
            Print(report);
        }

        return report.Intact ? ExitCode.Ok : ExitCode.Error;
    }

    private static void Print(VerificationReport report)
    {
        foreach (var chain in report.Chains)
        {
            var name = chain.Chain switch { "usage" => "利用の記録", "feedback" => "減った時間の申告", _ => "監査の記録" };
            var purged = chain.Purged > 0 ? string.Create(CultureInfo.InvariantCulture, $"、保存期間を過ぎて削除 {chain.Purged:N0} 件") : "";
            var state = chain.Problem is null ? "異常なし" : "異常あり";
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {state}（{chain.Records:N0} 件{purged}、日ごとの封印 {chain.Seals:N0} 件）"));
            if (chain.Problem is { } problem)
            {
                ErrorReport.Write(problem.Code, $"{name}の {problem.Sequence.ToString(CultureInfo.InvariantCulture)} 番目: {problem.Message}");
            }
        }

        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Records:N0} 件を {report.ElapsedMs / 1000:F1} 秒で確かめました。"));
    }
}
