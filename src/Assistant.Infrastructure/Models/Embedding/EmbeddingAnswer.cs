using System.Globalization;
using System.Numerics.Tensors;
using System.Text.Json;

namespace Assistant.Infrastructure.Models.Embedding;

/// <summary>
/// Reads the answer of <c>POST embeddings</c> and trusts nothing in it: as many vectors as texts, each at one place,
/// of the configured length, finite and not zero. They leave it with unit length.
/// </summary>
internal static class EmbeddingAnswer
{
    /// <returns>In the order of the texts, whatever order the server answered in.</returns>
    /// <exception cref="AnswerFormatException">The answer is not what was asked for.</exception>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static float[][] Read(BinaryData content, int count, int dimensions)
    {
        using var document = JsonDocument.Parse(content);
        var data = document.RootElement.Child("data");
        if (data.ValueKind != JsonValueKind.Array || data.GetArrayLength() != count)
        {
            throw new AnswerFormatException("文の数だけのベクトルが返りませんでした。");
        }

        var vectors = new float[count][];
        foreach (var item in data.EnumerateArray())
        {
            var index = item.Index(count);
            if (vectors[index] is not null)
            {
                throw new AnswerFormatException("同じ文のベクトルが2つ返りました。");
            }

            vectors[index] = Normalise(Values(item.Child("embedding"), dimensions));
        }

        return vectors;
    }

    private static float[] Values(JsonElement embedding, int dimensions) => embedding.ValueKind switch
    {
        JsonValueKind.Array when embedding.GetArrayLength() is var length => length == dimensions
            ? [.. embedding.EnumerateArray().Select(Number)]
            : throw WrongLength(length, dimensions),
        JsonValueKind.String when embedding.TryGetBytesFromBase64(out var bytes) && bytes.Length % sizeof(float) == 0 => bytes.Length / sizeof(float) == dimensions
            ? VectorBytes.Read(bytes)
            : throw WrongLength(bytes.Length / sizeof(float), dimensions),
        _ => throw new AnswerFormatException("ベクトルの形が違います。"),
    };

    private static float Number(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetSingle(out var number)
        ? number
        : throw new AnswerFormatException("ベクトルに数値でない値があります。");

    private static float[] Normalise(float[] vector)
    {
        // Not finite when one value is not, or when the values are beyond all reason.
        var norm = TensorPrimitives.Norm<float>(vector);
        if (!float.IsFinite(norm) || norm == 0)
        {
            throw new AnswerFormatException("使えない値のベクトルが返りました。");
        }

        TensorPrimitives.Divide(vector, norm, vector);
        return vector;
    }

    private static AnswerFormatException WrongLength(int length, int dimensions) =>
        new(string.Create(CultureInfo.InvariantCulture, $"ベクトルの次元は {length} で、設定 Model:EmbeddingDimensions の {dimensions} と違います。"));
}
