using Assistant.Infrastructure.Configuration;

namespace Assistant.Infrastructure.Models.Embedding;

/// <summary>Which embedding model, from checked <see cref="ModelOptions"/>; how texts go to it, <see cref="EmbeddingOptions"/>.</summary>
/// <param name="SendDimensions">The server is told how long its vectors shall be.</param>
internal sealed record EmbeddingSettings(string Provider, string Model, int Dimensions, bool SendDimensions, EmbeddingOptions Options)
{
    /// <param name="model">With an embedding model, and without errors.</param>
    public static EmbeddingSettings From(ModelOptions model, EmbeddingOptions options) => new(
        model.Provider,
        model.Embedding?.Trim() ?? throw new ArgumentException("No embedding model is named.", nameof(model)),
        model.EmbeddingDimensions ?? throw new ArgumentException("The dimensions are not given.", nameof(model)),
        model.SendDimensions ?? model.Provider != ModelOptions.OpenAICompatible,
        options);

    /// <summary>OpenAI and Azure take a form of a third of the size; of compatible servers many know only the plain one.</summary>
    public bool AsksForBase64 => Provider != ModelOptions.OpenAICompatible;
}
