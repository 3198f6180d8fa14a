using Assistant.Core.Retrieval.Vectors;

namespace Assistant.Infrastructure.Vectors.Embedded;

internal static class HitFusion
{
    public static IReadOnlyList<VectorHit> Fuse(ScoredChunk[] lexical, ScoredChunk[] dense, FusionOptions options, int top)
    {
        var scores = new Dictionary<UInt128, double>(lexical.Length + dense.Length);
        Add(scores, lexical, options, options.LexicalWeight);
        Add(scores, dense, options, options.DenseWeight);
        return [.. scores.OrderByDescending(s => s.Value).ThenBy(s => s.Key).Take(top).Select(s => new VectorHit(HexId.Format(s.Key), s.Value))];
    }

    private static void Add(Dictionary<UInt128, double> scores, ScoredChunk[] hits, FusionOptions options, double weight)
    {
        for (var position = 0; position < hits.Length; position++)
        {
            var share = options.Method switch
            {
                FusionMethod.ReciprocalRank => 1 / (((position + 1) / weight) + options.K - 1),
                FusionMethod.WeightedScores => weight * hits[position].Score,
                _ => throw new ArgumentOutOfRangeException(nameof(options), options.Method, "Unknown method."),
            };
            scores[hits[position].Chunk] = scores.GetValueOrDefault(hits[position].Chunk) + share;
        }
    }
}
