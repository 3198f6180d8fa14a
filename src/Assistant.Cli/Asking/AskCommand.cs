using System.CommandLine;
using Assistant.Cli.Shell;
using Assistant.Core.Access;
using Assistant.Core.Answering;
using Assistant.Core.Retrieval;

namespace Assistant.Cli.Asking;

internal static class AskCommand
{
    private static readonly Argument<string> Text = new("TEXT") { Description = "質問（10,000 文字まで）" };

    private static readonly Option<string> Acknowledge = new("--acknowledge") { Description = "見つかったものを確認したうえで、同じ質問をもう一度する（表示された値を付けます）", HelpName = "TOKEN" };

    private static readonly Option<bool> Mask = new("--mask") { Description = "確認が必要なもの（個人情報など）を、かくして質問する" };

    private static readonly Option<string> Purpose = new("--purpose") { Description = "利用の目的（guideline show が表示する目的）", HelpName = "ID" };

    public static Command Create()
    {
        var command = new Command("ask", "質問して、出典つきの答えを得ます")
        {
            Text, Acknowledge, Mask, Purpose, CommonOptions.Outdated, CommonOptions.Data, CommonOptions.As, CommonOptions.Json,
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

        var request = new AskRequest(question, Filters: new SearchFilters { IncludeOutdated = parsed.GetValue(CommonOptions.Outdated) })
        {
            Acknowledgement = parsed.GetValue(Acknowledge),
            Mask = parsed.GetValue(Mask),
            Purpose = parsed.GetValue(Purpose),
        };
        var printer = new AnswerPrinter(question, json);
        await foreach (var item in services.Get<IAnswerService>().AskAsync(request, requester, cancellationToken))
        {
            printer.Show(item);
        }

        return printer.ExitStatus;
    }
}
