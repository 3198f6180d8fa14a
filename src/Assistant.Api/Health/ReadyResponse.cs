using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Assistant.Api.Health;

internal sealed record LiveResponse(string Status);

/// <param name="Status"><c>ready</c> or <c>not_ready</c>.</param>
internal sealed record ReadyResponse(string Status, PartState Database, PartState Index, PartState Model, PartState Embedding, PartState Reranker, PartState Ingestion, PartState Guideline, PartState Provider)
{
    public static ReadyResponse From(HealthReport report) => new(
        report.Status == HealthStatus.Unhealthy ? "not_ready" : "ready",
        PartState.From(report.Entries["database"]),
        PartState.From(report.Entries["index"]),
        PartState.From(report.Entries["model"]),
        PartState.From(report.Entries["embedding"]),
        PartState.From(report.Entries["reranker"]),
        PartState.From(report.Entries["ingestion"]),
        PartState.From(report.Entries["guideline"]),
        PartState.From(report.Entries["provider"]));
}

/// <param name="State"><c>ok</c>, <c>empty</c> (nothing indexed yet), <c>none</c> (works without: answers are extracts; the worker is another program), <c>restarting</c> (the worker),
/// <c>unregistered</c> or <c>refused</c> (the model's provider is not in the guideline policy's register) or <c>failed</c>.</param>
/// <param name="Code">Of the failure; null when there is none.</param>
internal sealed record PartState(string State, string? Code)
{
    public static PartState From(HealthReportEntry entry) => entry.Status == HealthStatus.Unhealthy
        ? new PartState("failed", entry.Description is { Length: > 0 } code && entry.Exception is null ? code : "check_failed")
        : new PartState(entry.Description ?? "ok", null);
}
