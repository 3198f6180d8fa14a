using System.Numerics.Tensors;

namespace Assistant.Core.Retrieval.Semantic;

/// <summary>
/// Latent semantic analysis (Deerwester et al., 1990): passages and questions as points in the space of the strongest
/// directions of a corpus, where words that keep the same company lie close. Trained on the corpus itself; later
/// passages are folded in.
/// </summary>
/// <param name="keys">Known terms, ascending.</param>
/// <param name="rarities">One a term: ln(1 + (n − df + 0.5) / (df + 0.5)) over the training passages.</param>
/// <param name="directions">One row of <paramref name="dimensions"/> values a term.</param>
public sealed class LatentSemanticModel(uint[] keys, float[] rarities, float[] directions, int dimensions)
{
    /// <summary>What training makes of a corpus that is large enough.</summary>
    public const int UsualDimensions = LatentSemanticTrainer.Dimensions;

    private readonly Dictionary<uint, int> _rows = keys.Select((key, row) => (key, row)).ToDictionary(k => k.key, k => k.row);

    public int Dimensions { get; } = dimensions;

    internal uint[] Keys => keys;

    internal float[] Rarities => rarities;

    internal float[] Directions => directions;

    /// <param name="terms">Terms with their weights, rarity not included; unknown ones are passed over.</param>
    /// <returns>Unit length; empty when no term is known.</returns>
    public float[] Encode(IEnumerable<(uint Key, float Value)> terms)
    {
        var point = new float[Dimensions];
        foreach (var (key, value) in terms)
        {
            if (_rows.TryGetValue(key, out var index))
            {
                TensorPrimitives.MultiplyAdd(directions.AsSpan(index * Dimensions, Dimensions), value * rarities[index], point, point);
            }
        }

        var norm = TensorPrimitives.Norm<float>(point);
        if (norm <= float.Epsilon || !float.IsFinite(norm))
        {
            return [];
        }

        TensorPrimitives.Divide(point, norm, point);
        return point;
    }
}
