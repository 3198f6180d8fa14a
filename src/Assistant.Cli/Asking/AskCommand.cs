using System.CommandLine;
using Assistant.Cli.Shell;
using Assistant.Core.Access;
using Assistant.Core.Answering;
using Assistant.Core.Retrieval;

namespace Assistant.Cli.Asking;

internal static class AskCommand
{
    private static readonly Argument<string> Text = new("TEXT") { Description = "質問（10,000 文字まで）" };

    public static Command Create()
    {
        var command = new Command("ask", "質問して、出典つきの答えを得ます")
        {
            Text, CommonOptions.Outdated, CommonOptions.Data, CommonOptions.As, CommonOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var question = parsed.GetRequiredValue(Text);
        var json = parsed.GetValue(CommonOptions.Json);
        await using var services = await CliServices.OpenAsync(parsed, cancellationToken);
        var requester = await Acting.ResolveAsync(services, parsed, Roles.Staff, cancellationToken);

        var printer = new AnswerPrinter(json);
        await foreach (var item in services.Get<IAnswerService>().AskAsync(new AskRequest(question, Filters: new SearchFilters { IncludeOutdated = parsed.GetValue(CommonOptions.Outdated) }), requester, cancellationToken))
        {
            printer.Show(item);
        }

        return printer.ExitStatus;
    }
}
