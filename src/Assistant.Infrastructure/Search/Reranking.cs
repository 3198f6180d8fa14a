using Assistant.Core.Answering.Generated;
using Assistant.Core.Retrieval;
using Assistant.Infrastructure.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Search;

/// <summary>Lets a reranking model, where one is connected, order the best hits; without it they keep their order.</summary>
internal sealed partial class Reranking(IOptions<RerankerOptions> options, ILogger<Reranking> logger, IReranker? reranker = null)
{
    /// <summary>Hits that the model reads; 0 without one.</summary>
    public int Candidates => reranker is null ? 0 : options.Value.Candidates;

    public async Task<IReadOnlyList<OrderedHit>> OrderAsync(string question, IReadOnlyList<CollapsedHit> hits, CancellationToken cancellationToken)
    {
        var unchanged = hits.Select(h => new OrderedHit(h.Hit, h.Others, null)).ToList();
        if (reranker is null || hits.Count < 2)
        {
            return unchanged;
        }

        var read = unchanged.Take(Candidates).ToList();
        try
        {
            var scores = await reranker.ScoreAsync(question, read.ConvertAll(h => PassageText.ForModel(h.Hit.Document, h.Hit.Chunk)), cancellationToken);
            return [.. read.Select((h, i) => h with { Score = scores[i] }).OrderByDescending(h => h.Score), .. unchanged.Skip(Candidates)];
        }
        catch (ModelException exception)
        {
            LogWithoutReranker(exception.Code);
            return unchanged;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Ranked without the reranking model: {ErrorCode}")]
    private partial void LogWithoutReranker(string errorCode);
}

/// <param name="Others">Ids of chunks that say the same.</param>
/// <param name="Score">Of the reranking model; null when it did not read the hit.</param>
internal sealed record OrderedHit(SearchHit Hit, IReadOnlyList<string> Others, double? Score);
