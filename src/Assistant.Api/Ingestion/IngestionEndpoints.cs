using System.Security.Claims;
using Assistant.Api.Documents;
using Assistant.Api.Problems;
using Assistant.Api.Streaming;
using Assistant.Core.Access;
using Assistant.Core.Ingestion;
using Assistant.Infrastructure.Identity;

namespace Assistant.Api.Ingestion;

/// <summary>How the reading of files goes on; for administrators.</summary>
internal static class IngestionEndpoints
{
    public static RouteGroupBuilder MapIngestionEndpoints(this RouteGroupBuilder api)
    {
        var ingestion = api.MapGroup("/ingestion").WithTags("ingestion").RequireAuthorization(Roles.Admin);
        ingestion.MapGet("", async (IIngestionQueue queue, CancellationToken cancellationToken) => OverviewResponse.From(await queue.GetOverviewAsync(cancellationToken)))
            .WithName("getIngestion")
            .WithSummary("読み取りの進み具合です。");
        ingestion.MapGet("/jobs", ListAsync)
            .WithName("listJobs")
            .WithSummary("読み取りを待つもの、読み取り中のもの、確認が必要なもの、隔離したものの一覧です。")
            .WithDescription($"state（{QueryValue.Names<JobState>()}）でしぼれます。繰り返せます。")
            .ProducesFailures(400);
        ingestion.MapGet("/events", StreamAsync)
            .WithName("watchIngestion")
            .WithSummary("進み具合を、変わるたびに（およそ1秒ごとに）送ります。")
            .WithDescription("overview（進み具合）と changed（処理が終わった文書）を送ります。変わらない間は、15秒ごとに注釈行だけを送ります。")
            .Produces<OverviewResponse>(StatusCodes.Status200OK, ServerSentEvents.ContentType);
        return api;
    }

    private static async Task<JobList> ListAsync(IIngestionQueue queue, CancellationToken cancellationToken, string[]? state = null) =>
        new([.. (await queue.ListAsync([.. (state ?? []).Select(s => QueryValue.Parse<JobState>(s)).OfType<JobState>()], cancellationToken)).Select(JobResponse.From)]);

    private static async Task StreamAsync(HttpContext context, ClaimsPrincipal person, IngestionEvents events, IHostApplicationLifetime lifetime)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        await events.WriteAsync(context.Response, person.ToRequester(), ended.Token);
    }
}
