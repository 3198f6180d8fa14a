using System.CommandLine;
using Assistant.Cli.Shell;
using Assistant.Core.Access;
using Assistant.Core.Answering;
using Assistant.Core.Errors;
using Assistant.Core.Retrieval;
using Assistant.Infrastructure.Answering;

namespace Assistant.Cli.Asking;

internal static class AskCommand
{
    private static readonly Argument<string> Text = new("TEXT") { Description = "質問（10,000 文字まで）" };

    private static readonly Option<string> Acknowledge = new("--acknowledge") { Description = "見つかったものを確認したうえで、同じ質問をもう一度する（表示された値を付けます）", HelpName = "TOKEN" };

    private static readonly Option<bool> Mask = new("--mask") { Description = "確認が必要なもの（個人情報など）を、かくして質問する" };

    private static readonly Option<string> Purpose = new("--purpose") { Description = "利用の目的（guideline show が表示する目的）", HelpName = "ID" };

    private static readonly Option<string[]> Attach = new("--attach") { Description = "質問といっしょに渡す資料（5件まで。何度でも付けられます）", HelpName = "FILE" };

    private static readonly Option<string[]> Var = new("--var") { Description = "テンプレートの値（何度でも付けられます）", HelpName = "NAME=VALUE" };

    public static Command Create()
    {
        var command = new Command("ask", "質問して、出典つきの答えを得ます")
        {
            Text, Acknowledge, Mask, Purpose, Attach, Var, CommonOptions.Outdated, CommonOptions.Data, CommonOptions.As, CommonOptions.Json,
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
            Attachments = await ReadAsync(services, parsed.GetValue(Attach) ?? [], cancellationToken),
            Variables = Values(parsed.GetValue(Var) ?? []),
        };
        var printer = new AnswerPrinter(question, json);
        await foreach (var item in services.Get<IAnswerService>().AskAsync(request, requester, cancellationToken))
        {
            printer.Show(item);
        }

        return printer.ExitStatus;
    }

    private static async Task<IReadOnlyList<Attachment>?> ReadAsync(CliServices services, string[] paths, CancellationToken cancellationToken)
    {
        var read = new List<Attachment>(paths.Length);
        foreach (var path in paths)
        {
            read.Add(await services.Get<IAttachmentFiles>().ReadAsync(path, cancellationToken));
        }

        return read.Count == 0 ? null : read;
    }

    private static Dictionary<string, string>? Values(string[] given)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in given)
        {
            if (pair.Split('=', 2) is not [{ Length: > 0 } name, var value] || !values.TryAdd(name, value))
            {
                throw new AssistantException("variable_invalid", "--var の書き方が正しくありません。") { NextStep = "--var 名前=値 の形で、同じ名前は一度だけ書いてください。" };
            }
        }

        return values.Count == 0 ? null : values;
    }
}
