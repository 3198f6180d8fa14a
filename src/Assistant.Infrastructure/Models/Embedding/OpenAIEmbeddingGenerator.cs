using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using OpenAI.Embeddings;
using EmbeddingGenerationOptions = Microsoft.Extensions.AI.EmbeddingGenerationOptions;

namespace Assistant.Infrastructure.Models.Embedding;

/// <summary>One request a call over the official client; vectors are checked and leave with unit length.</summary>
internal sealed class OpenAIEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly EmbeddingSettings _settings;
    private readonly EmbeddingGeneratorMetadata _metadata;
    private readonly HttpClient _http;
    private readonly EmbeddingClient _client;
    private readonly ModelCalls _calls;

    public OpenAIEmbeddingGenerator(ModelConnection connection, EmbeddingSettings settings, TimeProvider time, ILogger<OpenAIEmbeddingGenerator> logger)
    {
        _settings = settings;
        _metadata = new EmbeddingGeneratorMetadata(settings.Provider, connection.Endpoint, settings.Model, settings.Dimensions);
        _http = OpenAIClients.CreateHttp();
        _client = OpenAIClients.CreateEmbedding(connection, settings.Model, _http);
        _calls = new ModelCalls(ModelWording.Embedding, new ModelRetry(connection.MaxAttempts, connection.MaxRetryDelay), time, logger);
    }

    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        RefuseOtherModel(options);
        string[] texts = [.. values];
        var vectors = await _calls.RunAsync(token => SendAsync(texts, token), _settings.Options.Timeout, cancellationToken);
        return [.. vectors.Select(vector => new Embedding<float>(vector) { ModelId = _settings.Model })];
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(EmbeddingGeneratorMetadata) ? _metadata
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    public void Dispose() => _http.Dispose();

    private async Task<float[][]> SendAsync(string[] texts, CancellationToken cancellationToken)
    {
        // The client's typed method takes vectors in one form only and passes on whatever it finds.
        using var content = EmbeddingRequest.Of(_settings, texts);
        var result = await _client.GenerateEmbeddingsAsync(content, new RequestOptions { CancellationToken = cancellationToken });
        return EmbeddingAnswer.Read(result.GetRawResponse().Content, texts.Length, _settings.Dimensions);
    }

    private void RefuseOtherModel(EmbeddingGenerationOptions? options)
    {
        if ((options?.ModelId ?? _settings.Model) != _settings.Model || (options?.Dimensions ?? _settings.Dimensions) != _settings.Dimensions)
        {
            throw new NotSupportedException("Texts are embedded with the configured model and dimensions only.");
        }
    }
}
