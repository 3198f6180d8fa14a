using Assistant.Cli.Shell;
using Assistant.Core.Guideline;
using Assistant.Core.Guideline.Screening;

namespace Assistant.Cli.Asking;

/// <summary>What the guideline found in a question, with the places marked in it: 【】 around each, which a plain terminal shows too.</summary>
internal static class FindingLines
{
    public static void Write(string question, GuidelineDecision guideline)
    {
        var own = guideline.Findings.Where(f => f.Part == "question").OrderBy(f => f.Start).ToList();
        if (own.Count > 0)
        {
            Console.Out.WriteLine("質問の中で見つかったもの（【 】の中。網羅ではありません）");
            Console.Out.WriteLine($"    {TerminalText.Line(Mark(question, own))}");
            foreach (var finding in own)
            {
                Console.Out.WriteLine($"    ・{NameOf(finding)}（決まり{finding.RuleId}）: {ActionOf(finding.Action)}");
            }
        }

        foreach (var part in guideline.Findings.Where(f => f.Name is not null).GroupBy(f => f.Name!, StringComparer.Ordinal))
        {
            Console.Out.WriteLine($"「{TerminalText.Line(part.Key)}」の中で見つかったもの（網羅ではありません）");
            foreach (var finding in part.OrderBy(f => f.Start))
            {
                Console.Out.WriteLine($"    ・{finding.Start + 1}文字目から: {NameOf(finding)}（決まり{finding.RuleId}）: {ActionOf(finding.Action)}");
            }
        }

        if (guideline.Acknowledgement is { } token)
        {
            Console.Out.WriteLine("かくして質問するには --mask を、確認したうえで質問するには、次を付けて、同じ質問をしてください。");
            Console.Out.WriteLine($"    --acknowledge {token}");
        }
    }

    private static string Mark(string question, IEnumerable<GuidelineFinding> findings)
    {
        var text = new System.Text.StringBuilder();
        var at = 0;
        foreach (var finding in findings)
        {
            text.Append(question, at, finding.Start - at).Append('【').Append(question, finding.Start, finding.End - finding.Start).Append('】');
            at = finding.End;
        }

        return text.Append(question, at, question.Length - at).ToString();
    }

    private static string NameOf(GuidelineFinding finding) =>
        Enum.TryParse<FindingKind>(finding.Category, ignoreCase: true, out var kind) ? Masking.NameOf(kind) : finding.Category;

    private static string ActionOf(string action) => action switch
    {
        "block" => "入力できません",
        "warn" => "確認が必要です",
        "mask" => "かくしました",
        _ => "記録しました",
    };
}
