using Assistant.Api.Tests.Support;
using System.Text.Json;

namespace Assistant.Api.Tests.OpenApi;

public sealed class OpenApiTests
{
    [Fact]
    public async Task Description_NamesEveryPathBodyAndError()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.Anonymous();

        var text = await client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken);
        var paths = JsonDocument.Parse(text).RootElement.GetProperty("paths");

        Assert.Equal(
            [
                "/api/v1/answers",
                "/api/v1/answers/{id}/confirmation",
                "/api/v1/answers/{id}/feedback",
                "/api/v1/conversations",
                "/api/v1/conversations/{id}",
                "/api/v1/documents",
                "/api/v1/documents/{id}",
                "/api/v1/documents/{id}/cancel",
                "/api/v1/documents/{id}/metadata",
                "/api/v1/documents/{id}/original",
                "/api/v1/documents/{id}/pages/{number}",
                "/api/v1/documents/{id}/retry",
                "/api/v1/documents/{id}/review",
                "/api/v1/documents/{id}/review/reject",
                "/api/v1/documents/{id}/review/release",
                "/api/v1/guideline",
                "/api/v1/guideline/check",
                "/api/v1/guideline/diff",
                "/api/v1/guideline/preview",
                "/api/v1/guideline/validate",
                "/api/v1/guideline/versions",
                "/api/v1/guideline/versions/{version}",
                "/api/v1/guideline/versions/{version}/publish",
                "/api/v1/guideline/versions/{version}/rollback",
                "/api/v1/guideline/versions/{version}/withdraw",
                "/api/v1/incidents",
                "/api/v1/incidents/export.csv",
                "/api/v1/incidents/export.jsonl",
                "/api/v1/incidents/mine",
                "/api/v1/incidents/mine/{id}",
                "/api/v1/incidents/preview",
                "/api/v1/incidents/{id}",
                "/api/v1/incidents/{id}/answer",
                "/api/v1/incidents/{id}/assign",
                "/api/v1/incidents/{id}/state",
                "/api/v1/ingestion",
                "/api/v1/ingestion/events",
                "/api/v1/ingestion/jobs",
                "/api/v1/me",
                "/api/v1/people",
                "/api/v1/people/import",
                "/api/v1/people/{id}/disable",
                "/api/v1/people/{id}/enable",
                "/api/v1/people/{id}/password",
                "/api/v1/people/{id}/roles",
                "/api/v1/people/{id}/trainings",
                "/api/v1/rights",
                "/api/v1/rights/acknowledgements",
                "/api/v1/rights/applications",
                "/api/v1/rights/applications/waiting",
                "/api/v1/rights/applications/{id}/approve",
                "/api/v1/rights/applications/{id}/refuse",
                "/api/v1/search",
                "/api/v1/usage/events.csv",
                "/api/v1/usage/events.jsonl",
                "/api/v1/usage/indicators",
                "/api/v1/usage/indicators/{id}/values",
                "/api/v1/usage/kpi",
                "/api/v1/usage/report",
                "/api/v1/usage/report.csv",
                "/api/v1/usage/report.docx",
                "/api/v1/usage/report.xlsx",
                "/healthz",
                "/readyz",
            ],
            paths.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        var ask = paths.GetProperty("/api/v1/answers").GetProperty("post");
        Assert.Equal(
            ["200", "400", "401", "403", "404", "429", "500", "502", "503", "504"],
            ask.GetProperty("responses").EnumerateObject().Select(r => r.Name).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["application/json", "text/event-stream"],
            ask.GetProperty("responses").GetProperty("200").GetProperty("content").EnumerateObject().Select(c => c.Name));
        Assert.True(ask.GetProperty("responses").GetProperty("401").GetProperty("content").TryGetProperty("application/problem+json", out _));
        Assert.Equal("#/components/schemas/AskRequest", ask.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString());
        Assert.Equal(2, ask.GetProperty("security").GetArrayLength());
        var upload = paths.GetProperty("/api/v1/documents").GetProperty("post");
        Assert.True(upload.GetProperty("requestBody").GetProperty("content").TryGetProperty("multipart/form-data", out _));
        Assert.Equal(
            ["202", "400", "401", "403", "409", "413", "415", "429", "500", "503"],
            upload.GetProperty("responses").EnumerateObject().Select(r => r.Name).Order(StringComparer.Ordinal));
        Assert.False(paths.GetProperty("/healthz").GetProperty("get").TryGetProperty("security", out _));
        Assert.Contains("質問に、出典を付けて答えます。", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Description_DescribesTheAnswerAsItIsSent()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.Anonymous();

        var schemas = JsonDocument.Parse(await client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken))
            .RootElement.GetProperty("components").GetProperty("schemas");

        Assert.Equal(["plan", "guideline", "manual", "other"], schemas.GetProperty("DocumentKind").GetProperty("enum").EnumerateArray().Select(v => v.GetString()));
        Assert.Equal(["lexical", "dense", "hybrid"], schemas.GetProperty("SearchMode").GetProperty("enum").EnumerateArray().Select(v => v.GetString()));
        Assert.Contains("explanation", schemas.GetProperty("SearchBody").GetProperty("properties").GetProperty("explain").GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.True(schemas.GetProperty("Citation").GetProperty("properties").TryGetProperty("quote", out _));
        Assert.Equal(["inForce", "upcoming", "expired", "superseded"], schemas.GetProperty("DocumentValidity").GetProperty("enum").EnumerateArray().Select(v => v.GetString()));
        foreach (var field in new[] { "pageLabel", "place", "confidence", "validity" })
        {
            Assert.True(schemas.GetProperty("Citation").GetProperty("properties").TryGetProperty(field, out _), field);
        }

        Assert.True(schemas.GetProperty("SearchResponseHit").GetProperty("properties").TryGetProperty("validity", out _));
        Assert.Contains("expired", schemas.GetProperty("SearchFilters").GetProperty("properties").GetProperty("includeOutdated").GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.Contains("question", schemas.GetProperty("AskRequest").GetProperty("required").EnumerateArray().Select(v => v.GetString()));
    }
}
