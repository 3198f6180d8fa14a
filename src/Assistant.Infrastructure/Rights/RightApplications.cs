using System.Globalization;
using Assistant.Core.Access;
using Assistant.Core.Audit;
using Assistant.Core.Errors;
using Assistant.Core.Guideline.Policy;
using Assistant.Core.Rights;
using Assistant.Core.Time;
using Assistant.Infrastructure.Audit;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Rights;

internal sealed class RightApplications(
    ChainedDatabase chained, Database database, IGuidelinePolicies policies, IUnitHeads organisation, IUserDirectory people, TimeProvider time) : IRightApplications
{
    private DateOnly Today => JapaneseDay.Today(time);

    public async Task<RightApplication> ApplyAsync(Requester person, string purpose, int fiscalYear, CancellationToken cancellationToken)
    {
        var text = RequireText(purpose, "purpose_invalid", "使う目的");
        var policy = await policies.CurrentAsync(cancellationToken);
        var unit = (await organisation.FindAsync(person, Today, cancellationToken)).Unit;
        return await chained.WriteAsync(
            async connection =>
            {
                var facts = await RightRows.FactsAsync(connection, person.UserId, cancellationToken);
                if (facts.Applications.FirstOrDefault(a => a.State == ApplicationStates.Waiting && a.FiscalYear == fiscalYear && a.Purpose == text) is { } sent)
                {
                    // The same form sent twice.
                    return sent;
                }

                RequireOpen(RightStanding.Judge(facts, policy, Today), fiscalYear);
                var now = time.GetUtcNow();
                var application = new RightApplication(RightRows.NewId(), person.UserId, fiscalYear, text, unit, now, ApplicationStates.Waiting, null, null, null);
                await RightRows.InsertAsync(connection, application, cancellationToken);
                var details = AuditDetails.Of(("application", application.Id), ("fiscalYear", fiscalYear));
                await AuditRows.AppendAsync(connection, new AuditRecord(AuditActions.RightsApply, person.UserId, person.UserId) { Details = details }, now, cancellationToken);
                return application;
            },
            cancellationToken);
    }

    public async Task<IReadOnlyList<WaitingApplication>> ListWaitingAsync(Requester decider, CancellationToken cancellationToken)
    {
        // Every page asks: for those who decide nothing it must cost nothing.
        if (!decider.IsIn(Roles.Admin) && !await organisation.IsHeadAsync(decider.UserId, Today, cancellationToken))
        {
            return [];
        }

        var waiting = await database.ReadAsync(connection => RightRows.WaitingAsync(connection, cancellationToken), cancellationToken);
        if (waiting.Count == 0)
        {
            return [];
        }

        var accounts = (await people.ListAsync(cancellationToken)).ToDictionary(a => a.Id, StringComparer.Ordinal);
        List<WaitingApplication> own = [];
        foreach (var application in waiting.Where(a => FiscalYear.LastDay(a.FiscalYear) >= Today))
        {
            if (accounts.GetValueOrDefault(application.UserId) is { } applicant
                && ApprovalRule.Refuse(decider, applicant.Id, await HeadsAsync(applicant, accounts.GetValueOrDefault, cancellationToken)) is null)
            {
                own.Add(new WaitingApplication(application, applicant));
            }
        }

        return own;
    }

    public async Task ApproveAsync(string applicationId, Requester decider, CancellationToken cancellationToken) =>
        await DecideAsync(applicationId, decider, ApplicationStates.Approved, null, cancellationToken);

    public async Task RefuseAsync(string applicationId, Requester decider, string reason, CancellationToken cancellationToken) =>
        await DecideAsync(applicationId, decider, ApplicationStates.Refused, RequireText(reason, "reason_invalid", "承認しない理由"), cancellationToken);

    private async Task DecideAsync(string id, Requester decider, string state, string? reason, CancellationToken cancellationToken)
    {
        var application = await database.ReadAsync(connection => RightRows.FindApplicationAsync(connection, id, cancellationToken), cancellationToken);
        var applicant = application is null ? null : await people.FindAsync(application.UserId, cancellationToken);
        if (application is null || applicant is null)
        {
            throw new AssistantException("application_not_found", "この申請はありません。") { NextStep = "承認待ちの一覧を開き直してください。" };
        }

        if (ApprovalRule.Refuse(decider, applicant.Id, await HeadsAsync(applicant, await AccountsAsync(cancellationToken), cancellationToken)) is { } refusal)
        {
            throw refusal;
        }

        await chained.WriteAsync(
            async connection =>
            {
                var now = time.GetUtcNow();
                var today = JapaneseDay.Of(now);
                if (state == ApplicationStates.Approved && FiscalYear.LastDay(application.FiscalYear) < today)
                {
                    throw new AssistantException("application_outdated", "申請の年度は終わっています。") { NextStep = "今年度の申請を出し直してもらってください。" };
                }

                if (!await RightRows.DecideAsync(connection, id, state, decider.UserId, now, reason, cancellationToken))
                {
                    if (await RightRows.FindApplicationAsync(connection, id, cancellationToken) is { } decided && (decided.State, decided.DecidedBy, decided.Reason) == (state, decider.UserId, reason))
                    {
                        // The same decision sent twice.
                        return;
                    }

                    throw new AssistantException("application_decided", "この申請は、すでに決まっています。") { NextStep = "承認待ちの一覧を開き直してください。" };
                }

                if (state == ApplicationStates.Approved)
                {
                    var first = FiscalYear.FirstDay(application.FiscalYear);
                    var grant = new RightGrant(
                        RightRows.NewId(), first > today ? first : today, FiscalYear.LastDay(application.FiscalYear), RightBasis.Application, id, decider.UserId, now);
                    await RightRows.InsertAsync(connection, applicant.Id, grant, cancellationToken);
                }

                var action = state == ApplicationStates.Approved ? AuditActions.RightsApprove : AuditActions.RightsRefuse;
                var details = AuditDetails.Of(("application", id), ("fiscalYear", application.FiscalYear));
                await AuditRows.AppendAsync(connection, new AuditRecord(action, decider.UserId, applicant.Id) { Details = details }, now, cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>A head who may not sign in can't decide: then the unit counts as one without a head.</summary>
    private async Task<UnitHeads> HeadsAsync(UserAccount applicant, Func<string, UserAccount?> account, CancellationToken cancellationToken)
    {
        var heads = await organisation.FindAsync(applicant.ToRequester(), Today, cancellationToken);
        return heads with { Own = [.. heads.Own.Where(CanDecide)], Above = [.. heads.Above.Where(CanDecide)] };

        bool CanDecide(string id) => account(id) is { Enabled: true } head && head.Roles.Contains(Roles.Staff);
    }

    private async Task<Func<string, UserAccount?>> AccountsAsync(CancellationToken cancellationToken) =>
        (await people.ListAsync(cancellationToken)).ToDictionary(a => a.Id, StringComparer.Ordinal).GetValueOrDefault;

    private static void RequireOpen(RightStanding standing, int fiscalYear)
    {
        if (standing.OpenYears.Contains(fiscalYear))
        {
            return;
        }

        throw standing.WaitingYears.Contains(fiscalYear)
            ? new AssistantException("application_waiting", "この年度の申請は、承認を待っています。") { NextStep = "所属長の承認を待ってください。" }
            : standing.Until >= FiscalYear.LastDay(fiscalYear)
                ? new AssistantException("right_held", "この年度は、すでに使えます。")
                : new AssistantException("fiscal_year_not_open", "この年度の申請は、今は受け付けていません。") { NextStep = "今年度を選んでください。次の年度は、3月1日から申請できます。" };
    }

    private static string RequireText(string? text, string code, string name)
    {
        var trimmed = (text ?? "").ReplaceLineEndings("\n").Trim();
        return trimmed.Length is > 0 and <= IRightApplications.LongestText && !trimmed.Any(c => char.IsControl(c) && c is not ('\n' or '\t'))
            ? trimmed
            : throw new AssistantException(code, string.Create(CultureInfo.InvariantCulture, $"{name}を、1〜{IRightApplications.LongestText}文字で書いてください。"));
    }
}
