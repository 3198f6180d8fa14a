using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Assistant.Testing;

/// <summary>Vectors that depend on their text alone, and the replies that carry them.</summary>
public static class ScriptedVectors
{
    /// <summary>Not of unit length; different texts have different directions.</summary>
    public static float[] Of(string text, int dimensions)
    {
        var random = new Random(unchecked((int)XxHash32.HashToUInt32(MemoryMarshal.AsBytes(text.AsSpan()))));
        return [.. Enumerable.Range(0, dimensions).Select(_ => (random.NextSingle() - 0.5f) * 8)];
    }

    /// <summary>The same with the length that a model under test must give it.</summary>
    public static float[] UnitOf(string text, int dimensions)
    {
        var vector = Of(text, dimensions);
        var norm = Math.Sqrt(vector.Sum(x => (double)x * x));
        return [.. vector.Select(x => (float)(x / norm))];
    }

    /// <summary>Answers an embedding request, last text first: only <c>index</c> tells which is which.</summary>
    public static ScriptedReply Answer(ScriptedModelRequest request, int dimensions) =>
        Reply(request.Input.Select((text, index) => (index, (object)Of(text, dimensions))).Reverse());

    /// <param name="vectors">An array of numbers or Base64 each.</param>
    public static ScriptedReply Reply(params IEnumerable<(int Index, object Vector)> vectors) => Json(new
    {
        @object = "list",
        data = vectors.Select(v => new { @object = "embedding", index = v.Index, embedding = v.Vector }),
        model = "scripted",
        usage = new { prompt_tokens = 10, total_tokens = 10 },
    });

    public static ScriptedReply Scores(params IEnumerable<(int Index, double Score)> scores) =>
        Json(new { results = scores.Select(s => new { index = s.Index, relevance_score = s.Score }) });

    public static string Base64(params float[] vector) => Convert.ToBase64String(MemoryMarshal.AsBytes(vector.AsSpan()));

    public static ScriptedReply Json(object value) =>
        new(200, "application/json", [new ScriptedStep.Send(JsonSerializer.Serialize(value))]);
}
