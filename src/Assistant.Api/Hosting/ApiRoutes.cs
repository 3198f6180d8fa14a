using Assistant.Api.Access;
using Assistant.Api.Answers;
using Assistant.Api.Conversations;
using Assistant.Api.Documents;
using Assistant.Api.Guideline;
using Assistant.Api.Incidents;
using Assistant.Api.Ingestion;
using Assistant.Api.People;
using Assistant.Api.Problems;
using Assistant.Api.Rights;
using Assistant.Api.Search;
using Assistant.Api.Usage;
using Assistant.Core.Access;

namespace Assistant.Api.Hosting;

internal static class ApiRoutes
{
    /// <summary>Every endpoint below needs a signed-in member of staff; one that needs more says so itself.</summary>
    public static void MapApi(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGroup($"{ApiPaths.Api}/v1").RequireAuthorization().MapStaffEndpoints();

        // An administrator manages documents, guideline and people without being one who asks.
        endpoints.MapGroup($"{ApiPaths.Api}/v1").RequireAuthorization(Policies.StaffOrAdmin).MapSharedEndpoints();
        endpoints.MapGroup($"{ApiPaths.Api}/v1").RequireAuthorization(Roles.Admin).MapAdministratorEndpoints();

        // An analyst need not be one who asks.
        endpoints.MapGroup($"{ApiPaths.Api}/v1").RequireAuthorization(Policies.Statistics).MapUsageEndpoints();
        endpoints.MapGroup($"{ApiPaths.Api}/v1").RequireAuthorization(Policies.Statistics).MapIncidentQueueEndpoints();

        // What the service holds on a person is shown to that person, whatever the role.
        endpoints.MapGroup($"{ApiPaths.Api}/v1").RequireAuthorization(Policies.Anybody).MapPersonalEndpoint();
    }

    private static void MapStaffEndpoints(this RouteGroupBuilder api) => api
        .MapAnswerEndpoints()
        .MapConfirmationEndpoints()
        .MapSearchEndpoints()
        .MapConversationEndpoints()
        .MapFeedbackEndpoints()
        .MapRightEndpoints()
        .MapIncidentEndpoints();

    private static void MapSharedEndpoints(this RouteGroupBuilder api) => api
        .MapDocumentEndpoints()
        .MapGuidelineEndpoints()
        .MapApprovalEndpoints();

    private static void MapAdministratorEndpoints(this RouteGroupBuilder api) => api
        .MapIngestionEndpoints()
        .MapPeopleEndpoints();
}
