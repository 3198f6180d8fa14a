namespace Assistant.Core.Retrieval.Vectors;

public enum FusionMethod
{
    /// <summary>Σ 1 / ((position + 1) / weight + K − 1), positions from 0, over the lists that hold the passage.</summary>
    ReciprocalRank,

    /// <summary>Σ weight · score over the lists that hold the passage; a list that doesn't hold it adds 0.</summary>
    WeightedScores,
}

/// <summary>How the lexical and the dense list become one.</summary>
/// <param name="Prefetch">How many of the best passages of each list take part (both lists are cut here before they are fused).</param>
/// <param name="K">Of reciprocal rank fusion, at least 1.</param>
public sealed record FusionOptions(FusionMethod Method, float LexicalWeight, float DenseWeight, int Prefetch, int K);
