using System.Collections.Frozen;

namespace Assistant.Core.Audit;

/// <summary>What is recorded. The names are stable: they are stored and exported.</summary>
public static class AuditActions
{
    public const string SignIn = "sign_in";
    public const string SignOut = "sign_out";
    public const string PasswordChange = "password.change";
    public const string UserCreate = "user.create";
    public const string UserReset = "user.reset";
    public const string UserRoles = "user.roles";
    public const string UserEnable = "user.enable";
    public const string UserDisable = "user.disable";
    public const string KeyIssue = "key.issue";
    public const string KeyRevoke = "key.revoke";
    public const string AnswerConfirm = "answer.confirm";
    public const string DocumentRead = "document.read";
    public const string DocumentOriginal = "document.original";
    public const string UsageImport = "usage.import";
    public const string UsageRead = "usage.read";
    public const string UsageExport = "usage.export";
    public const string UsageFeedback = "usage.feedback";
    public const string IndicatorEnter = "indicator.enter";
    public const string GuidelineAcknowledge = "guideline.acknowledge";
    public const string GuidelineDraft = "guideline.draft";
    public const string GuidelinePublish = "guideline.publish";
    public const string GuidelineWithdraw = "guideline.withdraw";
    public const string GuidelineRollback = "guideline.rollback";
    public const string AuditRead = "audit.read";
    public const string AuditVerify = "audit.verify";

    public const string RightsApply = "rights.apply";
    public const string RightsApprove = "rights.approve";
    public const string RightsRefuse = "rights.refuse";
    public const string RightsGrant = "rights.grant";
    public const string RightsTraining = "rights.training";
    public const string RightsAcknowledge = "rights.acknowledge";
    public const string RightsRead = "rights.read";
    public const string UserImport = "user.import";
    public const string PeopleRead = "people.read";
    public const string IncidentReport = "incident.report";
    public const string IncidentState = "incident.state";
    public const string IncidentAssign = "incident.assign";
    public const string IncidentAnswer = "incident.answer";
    public const string IncidentRead = "incident.read";
    public const string IncidentExport = "incident.export";
    public const string IncidentPurge = "incident.purge";

    /// <summary>Removal of records past their time. The proof that a gap is lawful: never removed itself.</summary>
    public const string Purge = "log.purge";

    private static readonly FrozenSet<string> AccessActions = FrozenSet.Create(
        StringComparer.Ordinal, SignIn, SignOut, DocumentRead, DocumentOriginal, UsageRead, UsageExport, UsageFeedback, AuditRead, AuditVerify, RightsRead, PeopleRead, IncidentRead, IncidentExport);

    /// <summary>How long it is kept goes by class.</summary>
    public static string ClassOf(string action) => action == Purge ? AuditClasses.Proof : AccessActions.Contains(action) ? AuditClasses.Access : AuditClasses.Administration;
}

public static class AuditClasses
{
    /// <summary>Sign-ins and what was read.</summary>
    public const string Access = "access";

    /// <summary>What was changed.</summary>
    public const string Administration = "administration";

    /// <summary>Kept for ever.</summary>
    public const string Proof = "proof";
}
