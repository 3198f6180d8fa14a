using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Assistant.Core.Answering;

namespace Assistant.Infrastructure.Storage;

/// <summary>A segment in the fewest letters: text, page, start, length.</summary>
internal sealed record StoredSegment(string T, int P, int S, int L);

/// <summary>A cell: column name and items.</summary>
internal sealed record StoredCell(string C, StoredSegment[] I);

/// <summary>The JSON columns. Japanese stays as written.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(AnswerResponse))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(StoredSegment[]))]
[JsonSerializable(typeof(StoredCell[]))]
internal sealed partial class StorageJson : JsonSerializerContext
{
    public static StorageJson Shared { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
