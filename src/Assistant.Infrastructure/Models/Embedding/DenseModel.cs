using System.Globalization;
using Assistant.Core.Retrieval.Dense;
using Microsoft.Extensions.AI;

namespace Assistant.Infrastructure.Models.Embedding;

/// <summary>The configured embedding model with its prefixes: passages are kept in the database, questions in memory only.</summary>
/// <param name="passages">Batches and keeps.</param>
/// <param name="questions">Sends at once: nobody's question waits behind a folder that is taken in, or is kept.</param>
internal sealed class DenseModel(
    IEmbeddingGenerator<string, Embedding<float>> passages,
    IEmbeddingGenerator<string, Embedding<float>> questions,
    EmbeddingSettings settings,
    TimeProvider time) : IDenseModel
{
    private const int RecentQuestions = 256;

    private readonly RecentVectors _recent = new(RecentQuestions);

    public string Identity { get; } = string.Join('/', new[]
    {
        settings.Provider,
        settings.Model,
        settings.Dimensions.ToString(CultureInfo.InvariantCulture),
        settings.Options.QueryPrefix,
        settings.Options.PassagePrefix,
    }.Select(Uri.EscapeDataString));

    public int Dimensions => settings.Dimensions;

    public async Task<IReadOnlyList<ReadOnlyMemory<float>>> EncodePassagesAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var embeddings = await passages.GenerateAsync(texts.Select(text => Sent(settings.Options.PassagePrefix, text)), options: null, cancellationToken);
        return [.. embeddings.Select(embedding => embedding.Vector)];
    }

    public async Task<ReadOnlyMemory<float>> EncodeQueryAsync(string text, CancellationToken cancellationToken)
    {
        var sent = Sent(settings.Options.QueryPrefix, text);
        if (_recent.Find(sent) is { } known)
        {
            return known;
        }

        using var deadline = new ModelDeadline(settings.Options.QueryTimeout, time, cancellationToken);
        try
        {
            var embeddings = await questions.GenerateAsync([sent], options: null, deadline.Token);
            var vector = embeddings[0].Vector.ToArray();
            _recent.Add(sent, vector);
            return vector;
        }
        catch (OperationCanceledException) when (deadline.TimedOut)
        {
            throw ModelWording.Embedding.Tell(ModelFailure.TimedOut);
        }
    }

    private string Sent(string prefix, string text)
    {
        var sent = prefix + text;
        var most = settings.Options.MaxTextCharacters;
        return sent.Length <= most ? sent
            : char.IsHighSurrogate(sent[most - 1]) ? sent[..(most - 1)]
            : sent[..most];
    }
}
