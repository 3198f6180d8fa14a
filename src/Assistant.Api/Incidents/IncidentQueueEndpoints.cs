using System.Security.Claims;
using Assistant.Api.Problems;
using Assistant.Api.Streaming;
using Assistant.Core.Access;
using Assistant.Core.Audit;
using Assistant.Core.Errors;
using Assistant.Core.Incidents;
using Assistant.Core.Time;
using Assistant.Infrastructure.Audit;
using Assistant.Infrastructure.Identity;

namespace Assistant.Api.Incidents;

/// <summary>The queue of reports, for analysts and administrators.</summary>
internal static class IncidentQueueEndpoints
{
    public static RouteGroupBuilder MapIncidentQueueEndpoints(this RouteGroupBuilder api)
    {
        var incidents = api.MapGroup("/incidents").WithTags("incidents");
        incidents.MapGet("", ListAsync)
            .WithName("listIncidents")
            .WithSummary("すべての報告です。先に答えるものが先です。")
            .WithMetadata(new AuditedAttribute(AuditActions.IncidentRead))
            .ProducesFailures(400, 503);
        incidents.MapGet("/{id}", FindAsync)
            .WithName("getIncident")
            .WithSummary("報告ひとつと、対応の記録です。")
            .WithMetadata(new AuditedAttribute(AuditActions.IncidentRead))
            .ProducesFailures(404, 503);
        incidents.MapPost("/{id}/state", MoveAsync)
            .WithName("moveIncident")
            .WithSummary("状態を変えます。version は、見た報告の版です。")
            .ProducesFailures(400, 404, 409, 503);
        incidents.MapPost("/{id}/assign", AssignAsync)
            .WithName("assignIncident")
            .WithSummary("担当を決めます。")
            .ProducesFailures(400, 404, 409, 503);
        incidents.MapPost("/{id}/answer", AnswerAsync)
            .WithName("answerIncident")
            .WithSummary("報告した人に答えます。")
            .ProducesFailures(400, 404, 409, 503);
        incidents.MapGet("/export.csv", WriteCsvAsync)
            .WithName("incidentsCsv")
            .WithSummary("すべての報告を CSV で返します。")
            .WithMetadata(new AuditedAttribute(AuditActions.IncidentExport))
            .Produces<string>(StatusCodes.Status200OK, LineTypes.Csv)
            .ProducesFailures(503);
        incidents.MapGet("/export.jsonl", WriteJsonLinesAsync)
            .WithName("incidentsJsonLines")
            .WithSummary("すべての報告を、1行1件の JSON で返します。")
            .WithMetadata(new AuditedAttribute(AuditActions.IncidentExport))
            .Produces<IncidentLine>(StatusCodes.Status200OK, LineTypes.JsonLines)
            .ProducesFailures(503);
        return api;
    }

    private static async Task<IncidentList> ListAsync(IIncidentQueue queue, TimeProvider time, CancellationToken cancellationToken, IncidentState? state = null) =>
        new([.. (await queue.ListAsync(state, cancellationToken)).Select(r => IncidentLine.Of(r, JapaneseDay.Today(time)))]);

    private static async Task<IncidentFile> FindAsync(string id, IIncidentQueue queue, CancellationToken cancellationToken) =>
        await queue.FindAsync(id, cancellationToken) ?? throw new AssistantException("incident_not_found", "この報告はありません。") { NextStep = "報告の一覧で確かめてください。" };

    private static Task<IncidentReport> MoveAsync(string id, StateBody body, ClaimsPrincipal person, IIncidentQueue queue, CancellationToken cancellationToken) =>
        queue.MoveAsync(id, body.Version, body.State, person.ToRequester().UserId, cancellationToken);

    private static Task<IncidentReport> AssignAsync(string id, AssigneeBody body, ClaimsPrincipal person, IIncidentQueue queue, CancellationToken cancellationToken) =>
        queue.AssignAsync(id, body.Version, body.Assignee, person.ToRequester().UserId, cancellationToken);

    private static Task<IncidentReport> AnswerAsync(string id, IncidentAnswerBody body, ClaimsPrincipal person, IIncidentQueue queue, CancellationToken cancellationToken) =>
        queue.AnswerAsync(id, body.Version, body.Answer, person.ToRequester().UserId, cancellationToken);

    private static async Task WriteCsvAsync(HttpContext context, IIncidentQueue queue, TimeProvider time, CancellationToken cancellationToken) =>
        await Download(time).WriteCsvAsync(context, await RowsAsync(queue, time, cancellationToken), mark: true, cancellationToken);

    private static async Task WriteJsonLinesAsync(HttpContext context, IIncidentQueue queue, TimeProvider time, CancellationToken cancellationToken) =>
        await Download(time).WriteJsonLinesAsync(context, await RowsAsync(queue, time, cancellationToken), cancellationToken);

    private static LineDownload<IncidentLine> Download(TimeProvider time) => new($"incidents-{JapaneseDay.Today(time):yyyy-MM-dd}", IncidentLine.Header, line => line.Cells);

    private static async Task<IAsyncEnumerable<IncidentLine>> RowsAsync(IIncidentQueue queue, TimeProvider time, CancellationToken cancellationToken)
    {
        var today = JapaneseDay.Today(time);
        return (await queue.ListAsync(null, cancellationToken)).OrderBy(r => r.Number).Select(r => IncidentLine.Of(r, today)).ToAsyncEnumerable();
    }
}

internal sealed record IncidentList(IReadOnlyList<IncidentLine> Incidents);

internal sealed record StateBody(int Version, IncidentState State);

/// <param name="Assignee">Name or id; null for nobody.</param>
internal sealed record AssigneeBody(int Version, string? Assignee = null);

internal sealed record IncidentAnswerBody(int Version, string Answer);
