using System.CommandLine;

namespace Assistant.Cli.Evaluation;

internal static class EvalCommand
{
    public static Command Create() => new("eval", "答え、検索、個人情報の検出の質を検査します") { EvalAnswersCommand.Create(), EvalRetrievalCommand.Create(), EvalDetectorsCommand.Create() };
}
