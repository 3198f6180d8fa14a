using System.Security.Claims;
using Assistant.Api.Problems;
using Assistant.Core.Access;
using Assistant.Core.Audit;
using Assistant.Core.Errors;
using Assistant.Core.Incidents;
using Assistant.Core.Time;
using Assistant.Infrastructure.Audit;
using Assistant.Infrastructure.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Assistant.Api.Incidents;

/// <summary>Reporting the unexpected: everybody's own side.</summary>
internal static class IncidentEndpoints
{
    public static RouteGroupBuilder MapIncidentEndpoints(this RouteGroupBuilder api)
    {
        var incidents = api.MapGroup("/incidents").WithTags("incidents");
        incidents.MapPost("/preview", PreviewAsync)
            .WithName("previewIncident")
            .WithSummary("報告すると渡る内容です。個人情報は伏せてあります。何も保存しません。")
            .ProducesFailures(400, 404, 503);
        incidents.MapPost("", ReportAsync)
            .WithName("reportIncident")
            .WithSummary("思いがけないことを DX戦略課に報告します。")
            .WithDescription("同じ回答についての同じ内容は、何度送っても1件の報告です。回答のない報告は、submission（呼び出す側が決める番号）が同じなら1件です。どちらも、最初の報告を返します。")
            .ProducesFailures(400, 404, 409, 503);
        incidents.MapGet("/mine", ListAsync)
            .WithName("listOwnIncidents")
            .WithSummary("あなたの報告です。新しい順です。")
            .ProducesFailures(503);
        incidents.MapGet("/mine/{id}", FindAsync)
            .WithName("getOwnIncident")
            .WithSummary("あなたの報告ひとつと、その回答です。")
            .ProducesFailures(404, 503);
        return api;
    }

    private static Task<IncidentDraft> PreviewAsync(IncidentBody body, ClaimsPrincipal person, IIncidentReports reports, CancellationToken cancellationToken) =>
        reports.PreviewAsync(body.ToRequest(), person.ToRequester(), cancellationToken);

    private static async Task<Created<OwnIncident>> ReportAsync(IncidentBody body, ClaimsPrincipal person, IIncidentReports reports, TimeProvider time, CancellationToken cancellationToken)
    {
        var report = await reports.ReportAsync(body.ToRequest(), person.ToRequester(), body.Fingerprint, cancellationToken);
        return TypedResults.Created($"{ApiPaths.Api}/v1/incidents/mine/{report.Id}", OwnIncident.Of(report, JapaneseDay.Today(time)));
    }

    private static async Task<OwnIncidents> ListAsync(ClaimsPrincipal person, IIncidentReports reports, TimeProvider time, CancellationToken cancellationToken) =>
        new([.. (await reports.ListOwnAsync(person.ToRequester().UserId, cancellationToken)).Select(r => OwnIncident.Of(r, JapaneseDay.Today(time)))]);

    private static async Task<OwnIncident> FindAsync(string id, ClaimsPrincipal person, IIncidentReports reports, TimeProvider time, CancellationToken cancellationToken) =>
        await reports.FindOwnAsync(id, person.ToRequester().UserId, cancellationToken) is { } report
            ? OwnIncident.Of(report, JapaneseDay.Today(time))
            : throw new AssistantException("incident_not_found", "報告がないか、あなたの報告ではありません。") { NextStep = "自分の報告の一覧で確かめてください。" };
}

/// <param name="AnswerId">The turn that it is about; left out for a report without one.</param>
/// <param name="Fingerprint">Of the preview that was seen; left out to send without one.</param>
/// <param name="Submission">Id of this sending, of the caller's choice: sent again with the same content, the first report is returned.</param>
internal sealed record IncidentBody(IncidentCategory Category, string Description, string? AnswerId = null, bool Urgent = false, string? Fingerprint = null, string? Submission = null)
{
    public IncidentRequest ToRequest() => new(Category, Description, AnswerId, Urgent) { Submission = Submission };
}

internal sealed record OwnIncidents(IReadOnlyList<OwnIncident> Incidents);

/// <summary>What the reporter sees: everything that was handed over and the answer, not who works on it.</summary>
internal sealed record OwnIncident(
    string Id,
    int Number,
    DateTimeOffset ReportedAt,
    IncidentCategory Category,
    IncidentSeverity Severity,
    string Description,
    IncidentSnapshot? Snapshot,
    IncidentState State,
    DateOnly DueOn,
    bool Overdue,
    string? Answer,
    DateTimeOffset? AnsweredAt)
{
    public static OwnIncident Of(IncidentReport report, DateOnly today) => new(
        report.Id, report.Number, report.ReportedAt, report.Category, report.Severity, report.Description, report.Snapshot, report.State, report.DueOn,
        IncidentRule.IsOverdue(report.State, report.DueOn, today), report.Answer, report.AnsweredAt);
}
