using System.CommandLine;
using System.Globalization;
using Assistant.Cli.Shell;
using Assistant.Core.Guideline;

namespace Assistant.Cli.Evaluation;

/// <summary>Precision and recall of the detectors as they are configured here, tables of the data folder included.</summary>
internal static class EvalDetectorsCommand
{
    private static readonly Option<string> Set = new("--set") { Description = "印を付けた文の一覧（1行に1つの JSON）", HelpName = "FILE.jsonl", Required = true };

    public static Command Create()
    {
        var command = new Command("detectors", "個人情報などの検出の適合率と再現率を種類ごとに測ります")
        {
            Set, CommonOptions.Data, CommonOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var texts = await LabelledTexts.ReadAsync(parsed.GetRequiredValue(Set), cancellationToken);
        await using var services = await CliServices.OpenAsync(parsed, cancellationToken);
        var scores = DetectorScores.Of(services.Get<ISensitiveTextDetector>(), texts);
        if (parsed.GetValue(CommonOptions.Json))
        {
            CliJson.Write(scores, CliJson.Shared.DetectorScores);
            return ExitCode.Ok;
        }

        foreach (var slip in scores.Slips)
        {
            Console.Out.WriteLine($"{(slip.Missed ? "見落とし" : "誤検出  ")} {TerminalText.Line(slip.Id)}: {slip.Kind}");
        }

        Console.Out.WriteLine("種類                  印    検出  適合率 再現率 位置一致  確実（うち誤り）");
        foreach (var score in scores.Kinds)
        {
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{score.Kind,-20} {score.Labelled,5} {score.Reported,6}   {score.Precision:0.000}  {score.Recall:0.000}   {score.Exact,5}     {score.Certain,5}（{score.CertainWrong}）"));
        }

        return ExitCode.Ok;
    }
}
