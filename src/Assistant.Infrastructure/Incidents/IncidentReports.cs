using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Assistant.Core.Access;
using Assistant.Core.Answering;
using Assistant.Core.Audit;
using Assistant.Core.Errors;
using Assistant.Core.Guideline.Screening;
using Assistant.Core.Incidents;
using Assistant.Core.Time;
using Assistant.Infrastructure.Audit;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Incidents;

internal sealed class IncidentReports(
    ChainedDatabase chained, Database database, IConversationStore conversations, IGuidelineCheck guideline, TimeProvider time) : IIncidentReports
{
    public async Task<IncidentDraft> PreviewAsync(IncidentRequest request, Requester reporter, CancellationToken cancellationToken)
    {
        if (request.Submission is { } form && (form.Length is 0 or > IncidentRequest.LongestSubmission || form.Any(char.IsControl)))
        {
            throw new AssistantException("submission_invalid", string.Create(CultureInfo.InvariantCulture, $"送信の番号は、1〜{IncidentRequest.LongestSubmission}文字にしてください。"));
        }

        var screen = await guideline.CurrentAsync(cancellationToken);
        var mask = new IncidentMask(
            screen,
            IncidentTexts.Require(request.Description, "description_invalid", "起きたこと"),
            request.AnswerId is { Length: > 0 } answerId ? await TakeAsync(answerId, reporter, cancellationToken) : null);
        var (description, snapshot) = (mask.Description(), mask.Turn());
        var severity = IncidentRule.SeverityOf(request.Category, request.IsUrgent);
        return new IncidentDraft(
            request.Category,
            severity,
            description,
            snapshot,
            IncidentRule.DueOn(JapaneseDay.Today(time), severity, screen.Policy.Incidents),
            screen.InForce.Version,
            mask.Count,
            FingerprintOf(description, snapshot));
    }

    public async Task<IncidentReport> ReportAsync(IncidentRequest request, Requester reporter, string? fingerprint, CancellationToken cancellationToken)
    {
        var draft = await PreviewAsync(request, reporter, cancellationToken);
        if (fingerprint is not null && fingerprint != draft.Fingerprint)
        {
            throw new AssistantException("preview_outdated", "確認した内容と、送る内容が違います。") { NextStep = "内容をもう一度確認してから送ってください。" };
        }

        var submission = SubmissionOf(request, draft);
        return await chained.WriteAsync(
            async connection =>
            {
                if (submission is not null && await IncidentRows.FindSentAsync(connection, reporter.UserId, submission, cancellationToken) is { } sent)
                {
                    return sent;
                }

                var now = time.GetUtcNow();
                var report = new IncidentReport(
                    Guid.NewGuid().ToString("N"),
                    await IncidentRows.NextNumberAsync(connection, cancellationToken),
                    reporter.UserId,
                    reporter.Department,
                    now,
                    draft.Category,
                    draft.Severity,
                    draft.Description,
                    draft.Snapshot,
                    draft.PolicyVersion,
                    draft.DueOn,
                    IncidentState.Received,
                    AssigneeId: null,
                    Answer: null,
                    AnsweredAt: null,
                    Version: 1);
                await IncidentRows.InsertAsync(connection, report, submission, cancellationToken);
                var details = AuditDetails.Of(("number", report.Number), ("category", IncidentLine.Name(report.Category)), ("severity", IncidentLine.Name(report.Severity)));
                await AuditRows.AppendAsync(connection, new AuditRecord(AuditActions.IncidentReport, reporter.UserId, report.Id) { Details = details }, now, cancellationToken);
                return report;
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<IncidentReport>> ListOwnAsync(string reporterId, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<IncidentReport>>(
        async connection => await IncidentRows.Select(connection, "WHERE reporter_id = @reporter ORDER BY number DESC").With("@reporter", reporterId).ListAsync(IncidentRows.Map, cancellationToken),
        cancellationToken);

    public Task<IncidentReport?> FindOwnAsync(string id, string reporterId, CancellationToken cancellationToken) => database.ReadAsync(
        connection => IncidentRows.Select(connection, "WHERE id = @id AND reporter_id = @reporter").With("@id", id).With("@reporter", reporterId).FirstAsync(IncidentRows.Map, cancellationToken),
        cancellationToken);

    /// <summary>
    /// Only the reporter's own turn, as far as the reporter may read it today, and with masked values masked: put back, a name in the
    /// middle of an answer would be found by no detector.
    /// </summary>
    private async Task<IncidentSnapshot> TakeAsync(string answerId, Requester reporter, CancellationToken cancellationToken)
    {
        var turn = await conversations.FindTurnAsync(answerId, reporter, cancellationToken)
            ?? throw new AssistantException("answer_not_found", "回答がないか、あなたの回答ではありません。") { NextStep = "会話を開き直すか、回答なしで報告してください。" };
        var usage = await database.ReadAsync(
            connection => connection
                .Sql("SELECT template_id, template_version, policy_version FROM usage_events WHERE id = @id").With("@id", answerId)
                .FirstAsync(r => new UsedTemplate(r.GetString(0), r.GetString(1), r.Text(2)), cancellationToken),
            cancellationToken);
        return new IncidentSnapshot(
            turn.AnswerId,
            turn.AskedAt,
            turn.SentAs ?? turn.Question,
            turn.State,
            turn.ErrorCode,
            turn.AnsweredAs ?? turn.Response?.Answer ?? "",
            turn.Response?.Mode,
            turn.Response?.Model,
            usage?.Id,
            usage?.Version,
            usage?.PolicyVersion,
            [.. (turn.Response?.Citations ?? []).Select(c => new SnapshotCitation(c.Marker, c.DocumentId, c.Title, c.Page, string.Join(' ', new[] { c.PageLabel, c.Place }.OfType<string>()) is { Length: > 0 } place ? place : null, c.Quote, c.Verified))]);
    }

    /// <summary>Null where two reports of the same words may be two events.</summary>
    private static string? SubmissionOf(IncidentRequest request, IncidentDraft draft) => (draft.Snapshot, request.Submission) switch
    {
        ({ } turn, _) => SubmissionKey.Of(turn.AnswerId, draft.Category.ToString(), draft.Severity.ToString(), draft.Description),
        (null, { } form) => SubmissionKey.Of("", form, draft.Category.ToString(), draft.Severity.ToString(), draft.Description),
        _ => null,
    };

    private static string FingerprintOf(string description, IncidentSnapshot? snapshot) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        description + "\n" + (snapshot is null ? "" : JsonSerializer.Serialize(snapshot, StorageJson.Shared.IncidentSnapshot)))));

    private sealed record UsedTemplate(string Id, string Version, string? PolicyVersion);
}
