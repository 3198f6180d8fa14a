using System.Text.RegularExpressions;

namespace Assistant.Core.Answering.Extractive;

/// <summary>
/// Plans report on the plan before them in the same words. A question speaks of the present one unless it says 前計画,
/// 前回 or the like; and a question that says so is not answered with the present one.
/// </summary>
internal static partial class EarlierPlan
{
    /// <summary>0 when question and unit speak of the same plan; more when the question names the earlier one and the unit does not.</summary>
    public static double Contradiction(string question, EvidenceUnit unit)
    {
        var asked = Earlier().IsMatch(question);
        var said = Earlier().IsMatch(unit.Own.Key) || Earlier().IsMatch(unit.Label.Key) || Earlier().IsMatch(unit.Far.Key);
        return (asked, said) switch
        {
            (true, false) => 0.5,
            (false, true) => 0.2,
            _ => 0,
        };
    }

    [GeneratedRegex("前(?:の)?(?:計画|回|期|年度|年|任)|旧計画|以前の|過去の", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Earlier();
}
