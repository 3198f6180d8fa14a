namespace Assistant.Core.Retrieval;

/// <summary>A model that reads question and passage together and says how well they fit.</summary>
public interface IReranker
{
    /// <returns>One finite score a passage, in their order; higher fits better. Scores of two questions can't be compared.</returns>
    /// <exception cref="Answering.Generated.ModelException">The reranker gave no scores, or wrong ones; a search can go on without them.</exception>
    Task<IReadOnlyList<double>> ScoreAsync(string query, IReadOnlyList<string> passages, CancellationToken cancellationToken);
}
