using Assistant.Api.Answers;
using Assistant.Api.Conversations;
using Assistant.Api.Documents;
using Assistant.Api.Ingestion;
using Assistant.Api.Problems;
using Assistant.Api.Search;

namespace Assistant.Api.Hosting;

internal static class ApiRoutes
{
    /// <summary>Every endpoint below needs a signed-in member of staff; one that needs more says so itself.</summary>
    public static void MapApi(this IEndpointRouteBuilder endpoints) => endpoints
        .MapGroup($"{ApiPaths.Api}/v1")
        .RequireAuthorization()
        .MapAnswerEndpoints()
        .MapSearchEndpoints()
        .MapDocumentEndpoints()
        .MapIngestionEndpoints()
        .MapConversationEndpoints();
}
