using System.Text.Json;
using Assistant.Core.Retrieval.Vectors;
using Assistant.Infrastructure.Vectors.Qdrant.Client;

namespace Assistant.Infrastructure.Vectors.Qdrant;

/// <summary>What a collection says of itself. It is kept on the server, so that a server that was wiped shows as no index.</summary>
/// <param name="Format">Of names, vectors and payload; <see cref="CurrentFormat"/> is the only one read.</param>
/// <param name="Created">When its rebuild began.</param>
/// <param name="Generation">Of the record that it shows; null while it is being built.</param>
internal sealed record QdrantMetadata(int Format, string Version, int Dimensions, DateTimeOffset Created, long? Generation = null)
{
    public const int CurrentFormat = 2;

    public VectorIndexSpecification Specification => new(Version, Dimensions);

    public static QdrantMetadata New(VectorIndexSpecification specification, DateTimeOffset created) =>
        new(CurrentFormat, specification.Version, specification.Dimensions, created);

    /// <summary>Null when the collection is another program's or of another format.</summary>
    public static QdrantMetadata? Of(CollectionInfo? collection)
    {
        if (collection?.Config.Metadata is not { ValueKind: JsonValueKind.Object } metadata)
        {
            return null;
        }

        try
        {
            return metadata.Deserialize(QdrantJson.Default.QdrantMetadata) is { Format: CurrentFormat } own ? own : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this, QdrantJson.Default.QdrantMetadata);
}
