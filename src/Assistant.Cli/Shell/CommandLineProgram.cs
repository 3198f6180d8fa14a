using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using System.Text;
using Assistant.Cli.Administration;
using Assistant.Cli.Asking;
using Assistant.Cli.Audit;
using Assistant.Cli.Benchmarking;
using Assistant.Cli.Diagnosis;
using Assistant.Cli.Evaluation;
using Assistant.Cli.Guideline;
using Assistant.Cli.Incidents;
using Assistant.Cli.Ingestion;
using Assistant.Cli.Rights;
using Assistant.Cli.Searching;
using Assistant.Cli.Usage;

namespace Assistant.Cli.Shell;

/// <summary>The tree of commands, and the one place where a failure becomes a line and an exit status.</summary>
internal static class CommandLineProgram
{
    public static async Task<int> RunAsync(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

        // A question may begin with '@': it never names a file with further arguments.
        var parsed = CreateRoot().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        var verbose = parsed.GetValue(CommonOptions.Verbose);
        if (parsed.Errors.Count > 0)
        {
            ErrorReport.Usage(parsed);
            return ExitCode.Error;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TimeSpan.FromSeconds(10),
            });
        }
        catch (OperationCanceledException)
        {
            ErrorReport.Write("cancelled", "中断しました。");
            return ExitCode.Interrupted;
        }
        catch (Exception exception)
        {
            ErrorReport.Write(exception, verbose);
            return ExitCode.Error;
        }
    }

    /// <summary>A plain command as root: the framework's own root would show the name of the file and read directives.</summary>
    private static Command CreateRoot() => new("./assistant", "郡山市 生成AIアシスタント")
    {
        IngestCommand.Create(),
        SearchCommand.Create(),
        AskCommand.Create(),
        EvalCommand.Create(),
        BenchCommand.Create(),
        UsageCommand.Create(),
        GuidelineCommand.Create(),
        AuditCommand.Create(),
        UsersCommand.Create(),
        RightsCommand.Create(),
        IncidentsCommand.Create(),
        KeysCommand.Create(),
        DocumentsCommand.Create(),
        OrganisationCommand.Create(),
        DoctorCommand.Create(),
        CommonOptions.Verbose,
        new HelpOption { Description = "使い方を表示します", Recursive = true },
    };
}
