using Assistant.Core.Access;
using Assistant.Core.Errors;

namespace Assistant.Core.Rights;

/// <summary>Who decides an application: the 所属長 of the applicant's unit today, never the applicant.</summary>
public static class ApprovalRule
{
    /// <param name="heads">Of the applicant, today, without heads who may not sign in.</param>
    /// <returns>Null when the person may decide; the refusal otherwise.</returns>
    public static AssistantException? Refuse(Requester decider, string applicantId, UnitHeads heads)
    {
        ArgumentNullException.ThrowIfNull(decider);
        ArgumentNullException.ThrowIfNull(heads);
        if (decider.UserId == applicantId)
        {
            return new AssistantException("application_own", "自分の申請は、自分では承認できません。") { NextStep = "所属長か、ほかの管理者に依頼してください。" };
        }

        // A unit without a head of its own, or whose head is the applicant, goes to the one above or to an administrator.
        var isAllowed = heads.Own.Contains(decider.UserId, StringComparer.Ordinal)
            || (heads.Own.Count == 0 && (decider.IsIn(Roles.Admin) || heads.Above.Contains(decider.UserId, StringComparer.Ordinal)));
        return isAllowed ? null : new AssistantException("not_head", "この申請を承認できるのは、今日の所属長だけです。") { NextStep = "申請した人の所属長に依頼してください。" };
    }
}
