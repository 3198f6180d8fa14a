using System.Text.Json;

namespace Assistant.Infrastructure.Models.Reranking;

/// <summary>Reads the answer of <c>POST rerank</c>: every passage once, with a finite score.</summary>
internal static class RerankAnswer
{
    /// <returns>In the order of the passages; servers answer best first.</returns>
    /// <exception cref="AnswerFormatException">The answer is not what was asked for.</exception>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static double[] Read(BinaryData content, int count)
    {
        using var document = JsonDocument.Parse(content);
        var results = document.RootElement.Child("results");
        if (results.ValueKind != JsonValueKind.Array || results.GetArrayLength() != count)
        {
            throw new AnswerFormatException("記載の数だけの点数が返りませんでした。");
        }

        var scores = new double?[count];
        foreach (var item in results.EnumerateArray())
        {
            var index = item.Index(count);
            if (scores[index] is not null)
            {
                throw new AnswerFormatException("同じ記載の点数が2つ返りました。");
            }

            scores[index] = Score(item.Child("relevance_score"));
        }

        // As many as there are, no two at one place: none is missing.
        return [.. scores.Select(score => score!.Value)];
    }

    private static double Score(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var score) && double.IsFinite(score)
        ? score
        : throw new AnswerFormatException("点数に使えない値があります。");
}
