namespace Assistant.Core.Retrieval.Dense;

/// <summary>A model that turns texts into vectors of unit length.</summary>
public interface IDenseModel
{
    /// <summary>Names provider, model, dimensions and prefixes; vectors of two identities are never compared.</summary>
    string Identity { get; }

    int Dimensions { get; }

    /// <returns>One vector a text, in their order.</returns>
    /// <exception cref="Answering.Generated.ModelException">The model gave no vectors, or wrong ones; those that came are kept for the next call.</exception>
    Task<IReadOnlyList<ReadOnlyMemory<float>>> EncodePassagesAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken);

    /// <exception cref="Answering.Generated.ModelException">The model gave no vector in time, or a wrong one.</exception>
    Task<ReadOnlyMemory<float>> EncodeQueryAsync(string text, CancellationToken cancellationToken);
}
