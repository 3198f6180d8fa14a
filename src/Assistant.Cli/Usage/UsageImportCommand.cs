using System.CommandLine;
using System.Globalization;
using Assistant.Cli.Administration;
using Assistant.Cli.Shell;
using Assistant.Core.Errors;
using Assistant.Core.Usage;

namespace Assistant.Cli.Usage;

internal static class UsageImportCommand
{
    private static readonly Argument<string> File = new("FILE.csv") { Description = "見出しのある CSV（UTF-8）" };

    public static Command Create() => AdministrationCommand.Create("import", "これまでの利用を CSV から取り込みます", [File], RunAsync);

    private static async Task RunAsync(ParseResult parsed, CliServices services, CancellationToken cancellationToken)
    {
        var path = parsed.GetRequiredValue(File);
        using var file = Open(path);
        try
        {
            var result = await services.Get<IUsageImport>().ImportAsync(file, cancellationToken);
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"取り込みました: {result.Imported} 件（{result.Rows} 行。取り込み済み {result.Known} 行、ファイルの中の重複 {result.Repeated} 行）"));
        }
        catch (UsageImportException exception)
        {
            foreach (var error in exception.Errors)
            {
                var place = error.Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{error.Line} 行目: ") : "";
                ErrorReport.Write(exception.Code, $"{place}{error.Message}");
            }

            throw;
        }
    }

    private static FileStream Open(string path)
    {
        try
        {
            // Nobody may change it between the check and the import.
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new AssistantException("file_unreadable", $"ファイルを読めません: {path}", exception);
        }
    }
}
