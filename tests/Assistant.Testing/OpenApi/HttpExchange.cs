using System.Text.Json;

namespace Assistant.Testing.OpenApi;

/// <summary>A request and its answer, as they went over the wire.</summary>
/// <param name="Path">With the leading slash, without the query.</param>
/// <param name="Request">Null when the request had no body.</param>
/// <param name="ContentType">Of the answer; null when it had no body.</param>
/// <param name="Response">The answer's text.</param>
public sealed record HttpExchange(
    string Method,
    string Path,
    IReadOnlyDictionary<string, string> Query,
    JsonElement? Request,
    int Status,
    string? ContentType,
    string Response);
