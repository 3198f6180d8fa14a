using System.Globalization;
using System.Text.Json;

namespace Assistant.Testing.Qdrant;

/// <summary>A point as a collection keeps it.</summary>
internal sealed record StoredPoint(
    string Id,
    IReadOnlyDictionary<string, float[]> Dense,
    IReadOnlyDictionary<string, IReadOnlyDictionary<uint, float>> Sparse,
    JsonElement Payload)
{
    /// <summary>Unsigned 64-bit numbers and UUIDs are all that is allowed; a UUID is answered in its usual form.</summary>
    public static string ReadId(JsonElement id) => id.ValueKind switch
    {
        JsonValueKind.Number when id.TryGetUInt64(out var number) => number.ToString(CultureInfo.InvariantCulture),
        JsonValueKind.String when Guid.TryParse(id.GetString(), out var uuid) => uuid.ToString("D"),
        _ => throw QdrantRefusal.Malformed($"value {id.GetRawText()} is not a valid point ID"),
    };

    public static float[] ReadDense(JsonElement vector, int size)
    {
        var values = vector.EnumerateArray().Select(v => v.GetSingle()).ToArray();
        return values.Length == size
            ? values
            : throw QdrantRefusal.WrongInput(string.Create(CultureInfo.InvariantCulture, $"Vector dimension error: expected dim: {size}, got {values.Length}"));
    }

    public static IReadOnlyDictionary<uint, float> ReadSparse(JsonElement vector)
    {
        var indices = vector.GetProperty("indices").EnumerateArray().Select(v => v.GetUInt32()).ToArray();
        var values = vector.GetProperty("values").EnumerateArray().Select(v => v.GetSingle()).ToArray();
        if (indices.Length != values.Length || indices.Distinct().Count() != indices.Length)
        {
            throw QdrantRefusal.OutOfRange("indices: must be unique and as many as values");
        }

        return indices.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    /// <summary>Cosine vectors are kept normalised.</summary>
    public static float[] Normalise(float[] vector)
    {
        var length = Math.Sqrt(vector.Sum(v => (double)v * v));
        return length < 1e-6 ? vector : [.. vector.Select(v => (float)(v / length))];
    }
}
