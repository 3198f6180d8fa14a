using Assistant.Api.Problems;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Assistant.Api.OpenApi;

internal static class OpenApiServices
{
    private const string KeyScheme = "key";
    private const string CookieScheme = "cookie";

    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        // Pages are for people.
        options.ShouldInclude = endpoint => ApiPaths.Contains($"/{endpoint.RelativePath}");
        options.AddDocumentTransformer(DescribeDocument);
        options.AddOperationTransformer(DescribeOperation);
    });

    /// <summary>Public: it describes the outer contract and holds nobody's data.</summary>
    public static void MapApiDescription(this IEndpointRouteBuilder endpoints) => endpoints.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();

    private static Task DescribeDocument(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "郡山市 生成AIアシスタント API",
            Version = "v1",
            Description = "エラーはRFC 9457のproblem detailsで、安定した code を持ちます。",
        };
        // The address depends on where it is asked; relative paths are right everywhere.
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [KeyScheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "プログラム用のキー" },
            [CookieScheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = "assistant.session", Description = "画面のサインイン" },
        };
        return Task.CompletedTask;
    }

    private static async Task DescribeOperation(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any())
        {
            return;
        }

        operation.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(KeyScheme, context.Document)] = [] },
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(CookieScheme, context.Document)] = [] },
        ];
        var schema = await context.GetOrCreateSchemaAsync(typeof(Microsoft.AspNetCore.Mvc.ProblemDetails), null, cancellationToken);
        (string, string)[] failures = [("401", "サインインしていない"), ("403", "権限がない"), ("500", "内部のエラー")];

        // Whatever changes something is limited by person, whether or not its endpoint says so.
        foreach (var (status, description) in HttpMethods.IsGet(context.Description.HttpMethod!) ? failures : [.. failures, ("429", "短い時間に何度も実行された")])
        {
            operation.Responses ??= [];
            operation.Responses.TryAdd(status, new OpenApiResponse
            {
                Description = description,
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [ProblemResponses.ContentType] = new() { Schema = schema } },
            });
        }
    }
}
