using System.Security.Claims;
using Assistant.Api.Problems;
using Assistant.Api.RateLimiting;
using Assistant.Core.Errors;
using Assistant.Core.Retrieval;
using Assistant.Infrastructure.Identity;

namespace Assistant.Api.Search;

internal static class SearchEndpoints
{
    private const int MaximumQuery = 10_000;

    public static RouteGroupBuilder MapSearchEndpoints(this RouteGroupBuilder api)
    {
        api.MapPost("/search", SearchAsync)
            .WithName("search")
            .WithTags("search")
            .WithSummary("あなたが読める文書から、言葉に近い記載を探します。")
            .Produces<SearchResponse>()
            .ProducesFailures(400, 429, 503);
        return api;
    }

    private static async Task<SearchResponse> SearchAsync(
        SearchBody body,
        ClaimsPrincipal person,
        IPassageSearch search,
        UserQuota quota,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var requester = person.ToRequester();
        var query = body.Query.Trim();
        Check(query, body.Top);
        quota.TakeSearch(requester.UserId);
        var started = time.GetTimestamp();
        var result = await search.SearchAsync(new SearchRequest(query, body.Top, requester.Scope, body.Filters) { Mode = body.Mode, Explain = body.Explain }, cancellationToken);
        return SearchResponse.From(query, result, time.GetElapsedTime(started));
    }

    private static void Check(string query, int top)
    {
        if (query.Length == 0)
        {
            throw new AssistantException("query_empty", "検索する言葉がありません。") { NextStep = "query に言葉を入れてください。" };
        }

        if (query.Length > MaximumQuery)
        {
            throw new AssistantException("query_too_long", "検索する言葉は10,000文字までです。") { NextStep = "言葉を短くしてください。" };
        }

        if (top is < 1 or > 100)
        {
            throw new AssistantException("top_out_of_range", "件数は1から100までです。") { NextStep = "top の値を直してください。" };
        }
    }
}
