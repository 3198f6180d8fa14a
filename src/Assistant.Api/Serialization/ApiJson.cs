using System.Text.Json;
using System.Text.Json.Serialization;
using Assistant.Infrastructure.Json;

namespace Assistant.Api.Serialization;

/// <summary>The one shape of JSON on every path: API, event stream and hub.</summary>
internal static class ApiJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>
    /// Strict in: no unknown or doubled members, nothing required left out. Out: camelCase, enums in lower case, Japanese as it is.
    /// The encoder leaves quotes unescaped, which is safe because JSON is only ever sent as JSON, never into a page.
    /// </summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Encoder = ReadableJsonEncoder.Instance;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectRequiredConstructorParameters = true;
        options.RespectNullableAnnotations = true;
        options.MaxDepth = 16;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
