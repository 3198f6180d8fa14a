using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assistant.Infrastructure.Vectors.Qdrant.Client;

/// <summary>A dense vector (an array) or a sparse one (indices and values), as the protocol mixes them.</summary>
[JsonConverter(typeof(QdrantVectorConverter))]
internal abstract record QdrantVector
{
    public sealed record Dense(ReadOnlyMemory<float> Values) : QdrantVector;

    public sealed record Sparse(IReadOnlyList<uint> Indices, IReadOnlyList<float> Values) : QdrantVector;
}

internal sealed class QdrantVectorConverter : JsonConverter<QdrantVector>
{
    public override QdrantVector Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Vectors are never asked for.");

    public override void Write(Utf8JsonWriter writer, QdrantVector value, JsonSerializerOptions options)
    {
        if (value is QdrantVector.Dense dense)
        {
            writer.WriteStartArray();
            foreach (var number in dense.Values.Span)
            {
                writer.WriteNumberValue(number);
            }

            writer.WriteEndArray();
            return;
        }

        var sparse = (QdrantVector.Sparse)value;
        writer.WriteStartObject();
        writer.WriteStartArray("indices"u8);
        foreach (var index in sparse.Indices)
        {
            writer.WriteNumberValue(index);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("values"u8);
        foreach (var number in sparse.Values)
        {
            writer.WriteNumberValue(number);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}

internal sealed class WeightedScoreConverter : JsonConverter<WeightedScore>
{
    public override WeightedScore Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Formulas are only sent.");

    public override void Write(Utf8JsonWriter writer, WeightedScore value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("mult"u8);
        writer.WriteNumberValue(value.Weight);
        writer.WriteStringValue($"$score[{value.Prefetch}]");
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
