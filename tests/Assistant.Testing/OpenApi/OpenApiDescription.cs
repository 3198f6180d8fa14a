using System.Globalization;
using System.Text.Json;

namespace Assistant.Testing.OpenApi;

/// <summary>A published description of a REST interface, which exchanges are held against.</summary>
public sealed class OpenApiDescription
{
    private const string Json = "application/json";
    private readonly JsonElement _root;
    private readonly JsonSchemaCheck _schemas;

    private OpenApiDescription(JsonElement root)
    {
        _root = root;
        _schemas = new JsonSchemaCheck(root);
    }

    public static OpenApiDescription Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new OpenApiDescription(document.RootElement.Clone());
    }

    /// <returns>One sentence for every way in which the exchange differs from the description.</returns>
    public IReadOnlyList<string> Check(HttpExchange exchange)
    {
        var at = $"{exchange.Method} {exchange.Path}";
        if (FindOperation(exchange) is not { } operation)
        {
            return [$"{at}: no such operation"];
        }

        return [.. CheckQuery(operation, exchange, at), .. CheckRequest(operation, exchange, at), .. CheckResponse(operation, exchange, at)];
    }

    private JsonElement? FindOperation(HttpExchange exchange)
    {
        var parts = exchange.Path.Split('/');

        // A path without parameters goes before one with them.
        var path = _root.GetProperty("paths").EnumerateObject()
            .Where(p => Matches(p.Name.Split('/'), parts))
            .OrderBy(p => p.Name.Count(c => c == '{'))
            .Select(p => (JsonElement?)p.Value)
            .FirstOrDefault();
        return path?.TryGetProperty(exchange.Method.ToLowerInvariant(), out var operation) is true ? operation : null;
    }

    private static bool Matches(string[] template, string[] parts) => template.Length == parts.Length
        && template.Zip(parts).All(pair => pair.First.StartsWith('{') ? pair.Second.Length > 0 : pair.First == pair.Second);

    private IEnumerable<string> CheckQuery(JsonElement operation, HttpExchange exchange, string at)
    {
        var known = operation.TryGetProperty("parameters", out var parameters)
            ? parameters.EnumerateArray().Where(p => p.GetProperty("in").GetString() == "query").ToDictionary(p => p.GetProperty("name").GetString()!, StringComparer.Ordinal)
            : [];
        foreach (var (name, value) in exchange.Query)
        {
            if (!known.TryGetValue(name, out var parameter))
            {
                yield return $"{at}: parameter {name} is unknown";
                continue;
            }

            using var text = JsonDocument.Parse(AsJson(value));
            foreach (var error in _schemas.Check(parameter.GetProperty("schema"), text.RootElement, $"{at}?{name}"))
            {
                yield return error;
            }
        }

        foreach (var missing in known.Values.Where(p => p.TryGetProperty("required", out var r) && r.GetBoolean()).Select(p => p.GetProperty("name").GetString()!).Where(n => !exchange.Query.ContainsKey(n)))
        {
            yield return $"{at}: parameter {missing} is missing";
        }
    }

    private IEnumerable<string> CheckRequest(JsonElement operation, HttpExchange exchange, string at)
    {
        if (!operation.TryGetProperty("requestBody", out var described))
        {
            return exchange.Request is null ? [] : [$"{at}: has no body"];
        }

        return exchange.Request is { } body
            ? _schemas.Check(described.GetProperty("content").GetProperty(Json).GetProperty("schema"), body, $"{at} request")
            : [$"{at}: body is missing"];
    }

    private IReadOnlyList<string> CheckResponse(JsonElement operation, HttpExchange exchange, string at)
    {
        var responses = operation.GetProperty("responses");
        var status = exchange.Status.ToString(CultureInfo.InvariantCulture);
        if (!responses.TryGetProperty(status, out var response) && !responses.TryGetProperty($"{status[0]}XX", out response) && !responses.TryGetProperty("default", out response))
        {
            return [$"{at}: status {status} is not described"];
        }

        if (exchange.ContentType != Json)
        {
            // Keys are refused in plain text and gateways answer with nothing; a success is always as described.
            return exchange.Status >= 400 ? [] : [$"{at}: answer of type {exchange.ContentType}"];
        }

        if (!response.TryGetProperty("content", out var content))
        {
            return [];
        }

        using var body = JsonDocument.Parse(exchange.Response);
        return _schemas.Check(content.GetProperty(Json).GetProperty("schema"), body.RootElement, $"{at} response");
    }

    private static string AsJson(string value) =>
        value is "true" or "false" || double.TryParse(value, CultureInfo.InvariantCulture, out _) ? value : JsonSerializer.Serialize(value);
}
