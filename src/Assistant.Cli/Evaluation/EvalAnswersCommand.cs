using System.CommandLine;
using System.Globalization;
using Assistant.Cli.Asking;
using Assistant.Cli.Shell;
using Assistant.Core.Access;
using Assistant.Core.Answering;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Cli.Evaluation;

/// <summary>
/// Every question goes through the same service as <c>ask</c>. Only the store of turns is another one, kept in memory:
/// an evaluation is nobody's conversation and must not count as use.
/// </summary>
internal static class EvalAnswersCommand
{
    private static readonly Option<string> Set = new("--set") { Description = "質問の一覧（1行に1つの JSON）", HelpName = "FILE.jsonl", Required = true };

    public static Command Create()
    {
        var command = new Command("answers", "質問の一覧に答えて、求められた内容と出典があるかを調べます")
        {
            Set, CommonOptions.Data, CommonOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var questions = await QuestionSet.ReadAsync(parsed.GetRequiredValue(Set), cancellationToken);
        var json = parsed.GetValue(CommonOptions.Json);
        await using var services = await CliServices.OpenAsync(parsed, cancellationToken, s => s.AddSingleton<IConversationStore, MemoryConversationStore>());
        var answers = services.Get<IAnswerService>();

        var items = new List<EvaluationItem>(questions.Count);
        foreach (var question in questions)
        {
            var response = await AnswerAsync(answers, question.Question, cancellationToken);
            var verdict = Verdict.On(question, response);
            items.Add(new EvaluationItem(question.Id, verdict.Passed, verdict.Reason, response));
            if (!json)
            {
                Console.Out.WriteLine($"{(verdict.Passed ? "合格  " : "不合格")} {TerminalText.Line(question.Id)}: {TerminalText.Line(verdict.Reason)}");
            }
        }

        Report(EvaluationOutput.Of(questions, items), json);
        return ExitCode.Ok;
    }

    private static async Task<AnswerResponse> AnswerAsync(IAnswerService answers, string question, CancellationToken cancellationToken)
    {
        AnswerResponse? response = null;
        await foreach (var item in answers.AskAsync(new AskRequest(question), Requester.LocalAdministrator, cancellationToken))
        {
            response = item switch
            {
                AnswerDone done => done.Response,
                AnswerFailed failed => FailedResponse.Of(failed),
                _ => response,
            };
        }

        return response ?? throw new InvalidOperationException("The stream of an answer ended without its last item.");
    }

    private static void Report(EvaluationOutput output, bool json)
    {
        if (json)
        {
            CliJson.Write(output, CliJson.Shared.EvaluationOutput);
            return;
        }

        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"答えのある質問 {output.Answerable.Passed} / {output.Answerable.Total}、答えのない質問 {output.Unanswerable.Passed} / {output.Unanswerable.Total}"));
    }
}
