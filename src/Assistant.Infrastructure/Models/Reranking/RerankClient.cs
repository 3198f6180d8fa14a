using System.ClientModel;
using System.ClientModel.Primitives;
using Assistant.Core.Retrieval;
using Assistant.Infrastructure.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Models.Reranking;

/// <summary>Scores passages on a server of <c>POST {endpoint}/rerank</c>.</summary>
internal sealed class RerankClient : IReranker, IDisposable
{
    // One more attempt after a short wait: a search can go on without the scores, and a person waits for it.
    private static readonly ModelRetry _retry = new(maxAttempts: 2, TimeSpan.FromSeconds(2));

    private readonly Uri _address;
    private readonly string _model;
    private readonly TimeSpan _timeout;
    private readonly HttpClient _http;
    private readonly ClientPipeline _pipeline;
    private readonly ModelCalls _calls;

    public RerankClient(IOptions<RerankerOptions> options, TimeProvider time, ILogger<RerankClient> logger)
    {
        var reranker = options.Value;
        _address = new Uri($"{reranker.Endpoint!.Trim().TrimEnd('/')}/rerank");
        _model = reranker.Model!.Trim();
        _timeout = TimeSpan.FromSeconds(reranker.TimeoutSeconds);
        _http = OpenAIClients.CreateHttp();
        _pipeline = OpenAIClients.CreatePipeline(string.IsNullOrWhiteSpace(reranker.ApiKey) ? null : reranker.ApiKey.Trim(), _http);
        _calls = new ModelCalls(ModelWording.Reranker, _retry, time, logger);
    }

    public async Task<IReadOnlyList<double>> ScoreAsync(string query, IReadOnlyList<string> passages, CancellationToken cancellationToken) =>
        passages.Count == 0 ? [] : await _calls.RunAsync(token => SendAsync(query, passages, token), _timeout, cancellationToken);

    public void Dispose() => _http.Dispose();

    private async Task<double[]> SendAsync(string query, IReadOnlyList<string> passages, CancellationToken cancellationToken)
    {
        using var message = _pipeline.CreateMessage(_address, HttpMethod.Post.Method, PipelineMessageClassifier.Create([200]));
        using var content = new RerankRequest(_model, query, passages, passages.Count).ToContent();
        message.Request.Headers.Set("Content-Type", "application/json");
        message.Request.Content = content;
        message.Apply(new RequestOptions { CancellationToken = cancellationToken });
        await _pipeline.SendAsync(message);
        return message.Response is { IsError: false } response
            ? RerankAnswer.Read(response.Content, passages.Count)
            : throw await ClientResultException.CreateAsync(message.Response!);
    }
}
