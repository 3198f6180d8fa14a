using System.Text.Json;
using Assistant.Cli.Evaluation;
using Assistant.Cli.Tests.Running;
using Assistant.Core.Access;
using Assistant.Core.Retrieval;
using Assistant.Infrastructure;
using Assistant.Infrastructure.Storage;
using Assistant.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Cli.Tests.Evaluation;

/// <summary>The repository's own documents, ingested, and the questions of tests/evals/corpus-retrieval.jsonl.</summary>
public sealed class CorpusSearch : IAsyncLifetime
{
    private static readonly JsonSerializerOptions _web = new(JsonSerializerDefaults.Web);

    private readonly TemporaryFolder _folder = new();
    private ServiceProvider? _services;

    public async ValueTask InitializeAsync()
    {
        await Tool.SucceedAsync("ingest", RepositoryFolder.Combine("corpus"), "--data", _folder.Combine("data"));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Data:Directory", _folder.Combine("data"))]).Build();
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton(TimeProvider.System)
            .AddAssistant(configuration)
            .BuildServiceProvider();
        await _services.InitialiseStorageAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
        {
            await _services.DisposeAsync();
        }

        _folder.Dispose();
    }

    internal async Task<RetrievalMetrics> MeasureAsync(CancellationToken cancellationToken)
    {
        const string wanted = "wanted";
        var metrics = new List<RetrievalMetrics>();
        foreach (var question in Questions())
        {
            var hits = await SearchAsync(question.Question, cancellationToken);
            var first = hits.ToList().FindIndex(question.IsAnsweredBy);
            metrics.Add(RetrievalMetrics.Of([.. hits.Select((h, i) => i == first ? wanted : h.Chunk.Id)], new Dictionary<string, double>(StringComparer.Ordinal) { [wanted] = 1 }));
        }

        return RetrievalMetrics.Average(metrics);
    }

    /// <summary>Those whose first hit is another than that of the question as it should be written.</summary>
    internal async Task<IReadOnlyList<string>> DifferingVariantsAsync(CancellationToken cancellationToken)
    {
        var differing = new List<string>();
        foreach (var question in Questions())
        {
            var clean = (await SearchAsync(question.Question, cancellationToken))[0].Chunk.Id;
            foreach (var (kind, text) in question.Variants)
            {
                if ((await SearchAsync(text, cancellationToken)) is not [var first, ..] || first.Chunk.Id != clean)
                {
                    differing.Add($"{question.Id} {kind}");
                }
            }
        }

        return differing;
    }

    private static IReadOnlyList<CorpusQuestion> Questions() =>
        [.. File.ReadLines(RepositoryFolder.Combine("tests", "evals", "corpus-retrieval.jsonl")).Select(line => JsonSerializer.Deserialize<CorpusQuestion>(line, _web)!)];

    private async Task<IReadOnlyList<SearchHit>> SearchAsync(string text, CancellationToken cancellationToken) =>
        (await _services!.GetRequiredService<IPassageSearch>().SearchAsync(new SearchRequest(text, 10, AccessScope.Everything), cancellationToken)).Hits;

    /// <param name="Document">File in which the answer stands.</param>
    /// <param name="Contains">Letters of its heading path or text.</param>
    /// <param name="Variants">The same question, written otherwise: what differs → the question.</param>
    private sealed record CorpusQuestion(string Id, string Question, string Document, string Contains, IReadOnlyDictionary<string, string> Variants)
    {
        public bool IsAnsweredBy(SearchHit hit) =>
            Path.GetFileName(hit.Document.Uri) == Document
            && hit.Chunk.HeadingPath.Append(hit.Chunk.Text).Any(t => t.Contains(Contains, StringComparison.Ordinal));
    }
}
