using System.Net.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Api.Tests.Access;

/// <summary>Who may use a route.</summary>
internal enum Guard
{
    /// <summary>Anybody, by decision.</summary>
    Public,

    /// <summary>Whoever is signed in, also before the first password is replaced.</summary>
    SignedIn,

    /// <summary>Whoever has a role; it shows the person alone.</summary>
    Member,

    /// <summary>Staff; what it shows is filtered by what the person may read.</summary>
    Staff,

    /// <summary>Staff and administrators; what it shows is filtered by what the person may read.</summary>
    Library,

    /// <summary>Staff who may read the document in the address, and administrators.</summary>
    Document,

    /// <summary>The person whose conversation it is; what rests on documents is shown while they may be read.</summary>
    Conversation,

    /// <summary>Analysts and administrators.</summary>
    Analyst,

    /// <summary>Administrators.</summary>
    Admin,
}

/// <summary>The one table of routes. A route that is not in it fails the tests: somebody has to decide.</summary>
internal static class Routes
{
    private static readonly Dictionary<string, Guard> _pages = new(StringComparer.Ordinal)
    {
        ["/healthz"] = Guard.Public,
        ["/readyz"] = Guard.Public,
        ["/openapi/{documentName}.json"] = Guard.Public,
        ["/signin"] = Guard.Public,
        ["/errors/{Status:int}"] = Guard.Public,
        ["/password"] = Guard.SignedIn,
        ["/signout"] = Guard.SignedIn,
        ["/me"] = Guard.Member,
        ["/usage"] = Guard.Analyst,
        ["/usage/indicators"] = Guard.Analyst,
        ["/usage/events"] = Guard.Analyst,
        ["/usage/definitions"] = Guard.Analyst,
        ["/answers/{answerId}/minutes"] = Guard.Conversation,
        ["/"] = Guard.Staff,
        ["/documents"] = Guard.Library,
        ["/documents/{DocumentId}"] = Guard.Admin,
        ["/documents/{DocumentId}/delete"] = Guard.Admin,
        ["/documents/upload"] = Guard.Admin,
        ["/admin"] = Guard.Admin,
        ["/admin/guideline"] = Guard.Admin,
        ["/admin/guideline/{Version}"] = Guard.Admin,
        ["/admin/guideline/{Version}/rollback"] = Guard.Admin,
        ["/admin/guideline/{Version}/withdraw"] = Guard.Admin,
        ["/guideline"] = Guard.Library,
        ["/rights"] = Guard.Staff,
        ["/rights/approvals"] = Guard.Library,
        ["/admin/people"] = Guard.Admin,
        ["/admin/people/import"] = Guard.Admin,
        ["/admin/people/{PersonId}"] = Guard.Admin,
        ["/admin/people/{PersonId}/disable"] = Guard.Admin,
        ["/admin/people/{PersonId}/password"] = Guard.Admin,
        ["/incidents/new"] = Guard.Staff,
        ["/incidents/mine"] = Guard.Staff,
        ["/incidents/mine/{IncidentId}"] = Guard.Conversation,
        ["/incidents"] = Guard.Analyst,
        ["/incidents/{IncidentId}"] = Guard.Analyst,
        ["/sources/{DocumentId}"] = Guard.Document,
        ["/conversations/{ConversationId}"] = Guard.Conversation,
        ["/conversations/{ConversationId}/delete"] = Guard.Conversation,
        ["/{**path:file}"] = Guard.Staff,
        ["/_framework/opaque-redirect"] = Guard.Staff,
        ["/hubs/answers"] = Guard.Staff,
        ["/hubs/answers/negotiate"] = Guard.Staff,
    };

    private static readonly Dictionary<string, Guard> _api = new(StringComparer.Ordinal)
    {
        ["POST /api/v1/answers"] = Guard.Staff,
        ["POST /api/v1/search"] = Guard.Staff,
        ["GET /api/v1/documents"] = Guard.Library,
        ["POST /api/v1/documents"] = Guard.Admin,
        ["GET /api/v1/documents/{id}"] = Guard.Document,
        ["GET /api/v1/documents/{id}/pages/{number:int}"] = Guard.Document,
        ["GET /api/v1/documents/{id}/original"] = Guard.Document,
        ["DELETE /api/v1/documents/{id}"] = Guard.Admin,
        ["PUT /api/v1/documents/{id}/metadata"] = Guard.Admin,
        ["POST /api/v1/documents/{id}/retry"] = Guard.Admin,
        ["POST /api/v1/documents/{id}/cancel"] = Guard.Admin,
        ["GET /api/v1/documents/{id}/review"] = Guard.Admin,
        ["POST /api/v1/documents/{id}/review/release"] = Guard.Admin,
        ["POST /api/v1/documents/{id}/review/reject"] = Guard.Admin,
        ["GET /api/v1/ingestion"] = Guard.Admin,
        ["GET /api/v1/ingestion/jobs"] = Guard.Admin,
        ["GET /api/v1/ingestion/events"] = Guard.Admin,
        ["POST /api/v1/answers/{id}/confirmation"] = Guard.Conversation,
        ["POST /api/v1/answers/{id}/feedback"] = Guard.Conversation,
        ["GET /api/v1/usage/kpi"] = Guard.Analyst,
        ["GET /api/v1/usage/report"] = Guard.Analyst,
        ["GET /api/v1/usage/indicators"] = Guard.Analyst,
        ["POST /api/v1/usage/indicators/{id}/values"] = Guard.Analyst,
        ["GET /api/v1/usage/report.xlsx"] = Guard.Analyst,
        ["GET /api/v1/usage/report.docx"] = Guard.Analyst,
        ["GET /api/v1/usage/report.csv"] = Guard.Analyst,
        ["GET /api/v1/me"] = Guard.Member,
        ["GET /api/v1/usage/events.csv"] = Guard.Analyst,
        ["GET /api/v1/usage/events.jsonl"] = Guard.Analyst,
        ["GET /api/v1/guideline"] = Guard.Library,
        ["POST /api/v1/guideline/check"] = Guard.Staff,
        ["GET /api/v1/guideline/versions"] = Guard.Admin,
        ["POST /api/v1/guideline/versions"] = Guard.Admin,
        ["GET /api/v1/guideline/versions/{version}"] = Guard.Admin,
        ["POST /api/v1/guideline/versions/{version}/publish"] = Guard.Admin,
        ["POST /api/v1/guideline/versions/{version}/rollback"] = Guard.Admin,
        ["POST /api/v1/guideline/versions/{version}/withdraw"] = Guard.Admin,
        ["GET /api/v1/guideline/diff"] = Guard.Admin,
        ["POST /api/v1/guideline/validate"] = Guard.Admin,
        ["POST /api/v1/guideline/preview"] = Guard.Admin,
        ["GET /api/v1/rights"] = Guard.Staff,
        ["POST /api/v1/rights/applications"] = Guard.Staff,
        ["GET /api/v1/rights/applications/waiting"] = Guard.Library,
        ["POST /api/v1/rights/applications/{id}/approve"] = Guard.Library,
        ["POST /api/v1/rights/applications/{id}/refuse"] = Guard.Library,
        ["POST /api/v1/rights/acknowledgements"] = Guard.Staff,
        ["GET /api/v1/people"] = Guard.Admin,
        ["PUT /api/v1/people/{id}/roles"] = Guard.Admin,
        ["POST /api/v1/people/{id}/enable"] = Guard.Admin,
        ["POST /api/v1/people/{id}/disable"] = Guard.Admin,
        ["POST /api/v1/people/{id}/password"] = Guard.Admin,
        ["POST /api/v1/people/{id}/trainings"] = Guard.Admin,
        ["POST /api/v1/people/import"] = Guard.Admin,
        ["POST /api/v1/incidents/preview"] = Guard.Staff,
        ["POST /api/v1/incidents"] = Guard.Staff,
        ["GET /api/v1/incidents/mine"] = Guard.Staff,
        ["GET /api/v1/incidents/mine/{id}"] = Guard.Conversation,
        ["GET /api/v1/incidents"] = Guard.Analyst,
        ["GET /api/v1/incidents/{id}"] = Guard.Analyst,
        ["POST /api/v1/incidents/{id}/state"] = Guard.Analyst,
        ["POST /api/v1/incidents/{id}/assign"] = Guard.Analyst,
        ["POST /api/v1/incidents/{id}/answer"] = Guard.Analyst,
        ["GET /api/v1/incidents/export.csv"] = Guard.Analyst,
        ["GET /api/v1/incidents/export.jsonl"] = Guard.Analyst,
        ["GET /api/v1/conversations"] = Guard.Staff,
        ["GET /api/v1/conversations/{id}"] = Guard.Conversation,
        ["DELETE /api/v1/conversations/{id}"] = Guard.Conversation,
    };

    /// <summary>Every route that the running program has, but for files that are the same for everybody.</summary>
    public static IEnumerable<(string Name, string Method, RoutePattern Pattern, bool HasBody)> Of(IServiceProvider services)
    {
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => !IsStaticFile(e)))
        {
            var pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/');
            foreach (var method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.DefaultIfEmpty("GET") ?? ["GET", "POST"])
            {
                yield return ($"{method} {pattern}", method, endpoint.RoutePattern, endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is not null);
            }
        }
    }

    /// <summary>Null when nobody has decided.</summary>
    public static Guard? GuardOf(string name) =>
        _api.TryGetValue(name, out var guard) || _pages.TryGetValue(name[(name.IndexOf(' ', StringComparison.Ordinal) + 1)..], out guard) ? guard : null;

    /// <summary>The address with these ids in the places of its parameters.</summary>
    public static string Fill(RoutePattern pattern, string documentId, string conversationId) => "/" + string.Join('/', pattern.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart { Name: "ConversationId" or "IncidentId" or "PersonId" } => conversationId,
            RoutePatternParameterPart { Name: "id" } => pattern.RawText!.Contains("conversations", StringComparison.Ordinal) ? conversationId : documentId,
            RoutePatternParameterPart { Name: "DocumentId" } => documentId,
            RoutePatternParameterPart { Name: "version" or "Version" } => "factory-1",
            RoutePatternParameterPart { Name: "answerId" } => conversationId,
            RoutePatternParameterPart { Name: "number" } => "0",
            RoutePatternParameterPart { Name: "documentName" } => "v1",
            RoutePatternParameterPart { Name: "Status" } => "404",
            RoutePatternParameterPart { Name: "path" } => "nothing.txt",
            _ => throw new InvalidOperationException($"No value for {pattern.RawText}."),
        }))));

    public static HttpRequestMessage Request(string name, string method, string address, bool hasBody, string question)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (name is "POST /api/v1/answers" or "POST /api/v1/search")
        {
            request.Content = JsonContent.Create(new Dictionary<string, string>(StringComparer.Ordinal) { [name.EndsWith("answers", StringComparison.Ordinal) ? "question" : "query"] = question });
        }
        else if (name == "POST /api/v1/documents")
        {
            // Another kind of body is refused before anybody asks who may.
            request.Content = new MultipartFormDataContent { { new StringContent("manual"), "kind" } };
        }
        else if (name == "POST /api/v1/people/import")
        {
            request.Content = new StringContent("user", System.Text.Encoding.UTF8, "text/csv");
        }
        else if (hasBody)
        {
            request.Content = JsonContent.Create(new Dictionary<string, string>(StringComparer.Ordinal));
        }

        return request;
    }

    private static bool IsStaticFile(RouteEndpoint endpoint) =>
        endpoint.Metadata.Any(m => m.GetType().FullName == "Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor");
}
