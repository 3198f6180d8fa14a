using System.CommandLine;

namespace Assistant.Cli.Evaluation;

internal static class EvalCommand
{
    public static Command Create() => new("eval", "答えと検索の質を検査します") { EvalAnswersCommand.Create(), EvalRetrievalCommand.Create() };
}
