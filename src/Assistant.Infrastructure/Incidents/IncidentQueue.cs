using Assistant.Core.Access;
using Assistant.Core.Audit;
using Assistant.Core.Errors;
using Assistant.Core.Incidents;
using Assistant.Infrastructure.Audit;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Incidents;

internal sealed class IncidentQueue(ChainedDatabase chained, Database database, IUserDirectory people, TimeProvider time) : IIncidentQueue
{
    public Task<IReadOnlyList<IncidentReport>> ListAsync(IncidentState? state, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<IncidentReport>>(
        async connection =>
        {
            var reports = await IncidentRows.Select(connection, "WHERE (@state IS NULL OR state = @state) ORDER BY number DESC")
                .With("@state", state is { } wanted ? IncidentLine.Name(wanted) : null)
                .ListAsync(IncidentRows.Map, cancellationToken);
            return [.. reports.Where(r => IncidentRule.CanAnswer(r.State)).OrderBy(r => r.DueOn).ThenBy(r => r.Number), .. reports.Where(r => !IncidentRule.CanAnswer(r.State))];
        },
        cancellationToken);

    public Task<IncidentFile?> FindAsync(string id, CancellationToken cancellationToken) => database.ReadAsync(
        async connection => await IncidentRows.FindAsync(connection, id, cancellationToken) is { } report
            ? new IncidentFile(report, await IncidentRows.ChangesAsync(connection, id, cancellationToken))
            : null,
        cancellationToken);

    public Task<IncidentReport> MoveAsync(string id, int version, IncidentState state, string by, CancellationToken cancellationToken) => ChangeAsync(
        id,
        version,
        by,
        AuditActions.IncidentState,
        new Step("state", IncidentLine.Name(state), report => IncidentRule.Next(report.State).Contains(state) ? report with { State = state } : throw StateInvalid()),
        cancellationToken);

    public async Task<IncidentReport> AssignAsync(string id, int version, string? assignee, string by, CancellationToken cancellationToken)
    {
        var person = assignee is null ? null : await people.FindAsync(assignee, cancellationToken);
        if (assignee is not null && person is not { Enabled: true })
        {
            throw AssigneeInvalid();
        }

        if (person is not null && !person.Roles.Contains(Roles.Analyst) && !person.Roles.Contains(Roles.Admin))
        {
            throw AssigneeInvalid();
        }

        return await ChangeAsync(id, version, by, AuditActions.IncidentAssign, new Step("assigned", person?.Id, report => report with { AssigneeId = person?.Id }), cancellationToken);
    }

    public Task<IncidentReport> AnswerAsync(string id, int version, string answer, string by, CancellationToken cancellationToken)
    {
        var text = IncidentTexts.Require(answer, "answer_invalid", "回答");
        return ChangeAsync(
            id,
            version,
            by,
            AuditActions.IncidentAnswer,
            new Step(
                "answered",
                IncidentLine.Name(IncidentState.Answered),
                report => IncidentRule.CanAnswer(report.State) ? report with { State = IncidentState.Answered, Answer = text, AnsweredAt = time.GetUtcNow() } : throw StateInvalid())
            {
                Answer = text,
            },
            cancellationToken);
    }

    private Task<IncidentReport> ChangeAsync(string id, int version, string by, string action, Step step, CancellationToken cancellationToken) => chained.WriteAsync(
        async connection =>
        {
            var report = await IncidentRows.FindAsync(connection, id, cancellationToken)
                ?? throw new AssistantException("incident_not_found", "この報告はありません。") { NextStep = "報告の一覧を開き直してください。" };
            if (report.Version == version + 1 && step.IsRepeated(report, by, (await IncidentRows.ChangesAsync(connection, id, cancellationToken))[^1]))
            {
                // The same form sent twice.
                return report;
            }

            if (report.Version != version)
            {
                throw new AssistantException("incident_changed", "ほかの人が、この報告を変えました。何も変えていません。") { NextStep = "報告を開き直して、もう一度操作してください。" };
            }

            var changed = step.Change(report);
            await IncidentRows.UpdateAsync(connection, changed, cancellationToken);
            var now = time.GetUtcNow();
            await IncidentRows.InsertChangeAsync(connection, id, new IncidentChange(now, by, step.Kind, step.Value), cancellationToken);
            var details = AuditDetails.Of(("number", report.Number), ("value", step.Value ?? "none"));
            await AuditRows.AppendAsync(connection, new AuditRecord(action, by, id) { Details = details }, now, cancellationToken);
            return changed with { Version = version + 1 };
        },
        cancellationToken);

    private static AssistantException StateInvalid() => new("incident_state_invalid", "今の状態からは、この操作はできません。") { NextStep = "報告を開き直して、状態を確かめてください。" };

    /// <param name="Kind">And <paramref name="Value"/>: as the change is on record.</param>
    private sealed record Step(string Kind, string? Value, Func<IncidentReport, IncidentReport> Change)
    {
        /// <summary>Null for steps without one.</summary>
        public string? Answer { get; init; }

        public bool IsRepeated(IncidentReport report, string by, IncidentChange last) =>
            (last.Kind, last.Value, last.ById) == (Kind, Value, by) && (Answer is null || report.Answer == Answer);
    }

    private static AssistantException AssigneeInvalid() => new("assignee_invalid", "担当にできるのは、分析担当か管理者の役割を持つ人だけです。");
}
