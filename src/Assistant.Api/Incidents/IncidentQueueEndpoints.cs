using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Assistant.Api.Problems;
using Assistant.Api.Serialization;
using Assistant.Core.Access;
using Assistant.Core.Audit;
using Assistant.Core.Errors;
using Assistant.Core.Incidents;
using Assistant.Core.Time;
using Assistant.Core.Usage;
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
        incidents.MapGet("/export.csv", (HttpContext c, IIncidentQueue q, TimeProvider t, CancellationToken k) => WriteAsync(c, q, t, isCsv: true, k))
            .WithName("incidentsCsv")
            .WithSummary("すべての報告を CSV で返します。")
            .WithMetadata(new AuditedAttribute(AuditActions.IncidentExport))
            .Produces<string>(StatusCodes.Status200OK, "text/csv")
            .ProducesFailures(503);
        incidents.MapGet("/export.jsonl", (HttpContext c, IIncidentQueue q, TimeProvider t, CancellationToken k) => WriteAsync(c, q, t, isCsv: false, k))
            .WithName("incidentsJsonLines")
            .WithSummary("すべての報告を、1行1件の JSON で返します。")
            .WithMetadata(new AuditedAttribute(AuditActions.IncidentExport))
            .Produces<IncidentLine>(StatusCodes.Status200OK, "application/jsonl")
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

    private static async Task WriteAsync(HttpContext context, IIncidentQueue queue, TimeProvider time, bool isCsv, CancellationToken cancellationToken)
    {
        var today = JapaneseDay.Today(time);
        var reports = await queue.ListAsync(null, cancellationToken);
        context.Response.ContentType = isCsv ? "text/csv; charset=utf-8" : "application/jsonl; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"incidents-{today:yyyy-MM-dd}.{(isCsv ? "csv" : "jsonl")}\"";

        // With the mark Excel reads Japanese as it is; in lines of JSON it would be an error.
        await using var writer = new StreamWriter(context.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: isCsv), leaveOpen: true) { NewLine = isCsv ? "\r\n" : "\n" };
        if (isCsv)
        {
            await writer.WriteLineAsync(CsvLine.Of(IncidentLine.Header).AsMemory(), cancellationToken);
        }

        foreach (var line in reports.OrderBy(r => r.Number).Select(r => IncidentLine.Of(r, today)))
        {
            await writer.WriteLineAsync((isCsv ? CsvLine.Of(line.Cells) : JsonSerializer.Serialize(line, ApiJson.Options)).AsMemory(), cancellationToken);
        }
    }
}

internal sealed record IncidentList(IReadOnlyList<IncidentLine> Incidents);

internal sealed record StateBody(int Version, IncidentState State);

/// <param name="Assignee">Name or id; null for nobody.</param>
internal sealed record AssigneeBody(int Version, string? Assignee = null);

internal sealed record IncidentAnswerBody(int Version, string Answer);
