using System.CommandLine;
using Assistant.Cli.Shell;
using Microsoft.Extensions.Configuration;

namespace Assistant.Cli.Diagnosis;

/// <summary>Looks at the machine and the data without changing either.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "この機械に足りないものと、その影響を調べます") { CommonOptions.Data, CommonOptions.Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var configuration = CliServices.Configure(parsed);
        List<Check> checks =
        [
            await MachineChecks.PdfToTextAsync(cancellationToken),
            MachineChecks.PopplerData(),
            await MachineChecks.TesseractAsync(cancellationToken),
            MachineChecks.MeCab(),
            MachineChecks.Dictionary(configuration),
            MachineChecks.Normalisation(),
            DataFolderCheck.Run(configuration[DataDirectory.Key]!),
            .. await RecordChecks.RunAsync(parsed, configuration, cancellationToken),
            await ModelCheck.RunAsync(configuration, cancellationToken),
            await RetrievalModelChecks.EmbeddingAsync(configuration, cancellationToken),
            await RetrievalModelChecks.RerankerAsync(configuration, cancellationToken),
        ];

        var output = new DoctorOutput(checks.TrueForAll(c => c.State != CheckState.Missing), checks);
        if (parsed.GetValue(CommonOptions.Json))
        {
            CliJson.Write(output, CliJson.Shared.DoctorOutput);
        }
        else
        {
            Print(output);
        }

        return output.Ok ? ExitCode.Ok : ExitCode.Error;
    }

    private static void Print(DoctorOutput output)
    {
        foreach (var check in output.Checks)
        {
            Console.Out.WriteLine($"{Mark(check.State)}  {TerminalText.Line(check.Message)}");
            if (check.Cost is { } cost)
            {
                Console.Out.WriteLine($"      影響: {TerminalText.Line(cost)}");
            }

            if (check.Remedy is { } remedy)
            {
                Console.Out.WriteLine($"      対応: {TerminalText.Line(remedy)}");
            }
        }

        Console.Out.WriteLine(output.Ok ? "足りないものはありません。" : "足りないものがあります。");
    }

    private static string Mark(CheckState state) => state switch
    {
        CheckState.Ok => "[ 良 ]",
        CheckState.Note => "[注意]",
        _ => "[不足]",
    };
}
