using Assistant.Core.Access;
using Assistant.Core.Answering.Generated;
using Assistant.Core.Documents;
using Assistant.Core.Errors;
using Assistant.Core.Retrieval;
using Assistant.Core.Retrieval.Analysis;
using Assistant.Core.Retrieval.Dense;
using Assistant.Core.Retrieval.Vectors;
using Assistant.Core.Time;
using Assistant.Infrastructure.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Search;

/// <summary>
/// Question → terms and vector → the index, with the person's scope inside the query → passages from the record, which
/// is asked again with the same scope → one of each group of near duplicates → reranked where a model for it is connected.
/// </summary>
internal sealed partial class HybridPassageSearch(
    IndexSynchronizer synchronizer,
    IVectorIndex index,
    IPassageRecord record,
    QueryAnalyzer analyzer,
    PassageAnalyzer reader,
    HitExplainer explainer,
    Reranking reranking,
    IOptions<SearchOptions> options,
    TimeProvider time,
    ILogger<HybridPassageSearch> logger,
    IDenseModel? dense = null) : IPassageSearch
{
    /// <summary>More than asked for: some hits are gone from the record, some are near duplicates.</summary>
    private const int Spare = 10;

    /// <summary>How often an index may be swapped under one search.</summary>
    private const int MostSwaps = 3;

    private readonly FusionOptions _fusion = options.Value.FusionFor(dense is not null);

    public async Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        var ranked = await synchronizer.EnsureUsableAsync(cancellationToken);
        for (var swaps = 0; ; swaps++)
        {
            try
            {
                return await SearchAsync(request, ranked, cancellationToken);
            }
            catch (VectorIndexReplacedException exception)
            {
                ranked = swaps < MostSwaps ? await synchronizer.RefreshAsync(cancellationToken) : throw BeingRebuilt(exception);
            }
        }
    }

    private async Task<SearchResult> SearchAsync(SearchRequest request, RankedIndex ranked, CancellationToken cancellationToken)
    {
        var query = analyzer.Analyze(request.Query, ranked.Vectorizer.Model, await record.FilterReadableAsync(ranked.Vectorizer.Model.Glossary.Documents, request.Access, cancellationToken));
        var vector = request.Mode == SearchMode.Lexical ? default : await EncodeAsync(query, ranked, request.Mode, cancellationToken);
        var mode = request.Mode == SearchMode.Hybrid && vector.IsEmpty ? SearchMode.Lexical : request.Mode;
        var wanted = Math.Max(request.Top, reranking.Candidates) + Spare;
        var plan = new ExplainedQuery(query, vector, [], 0, request, ranked, _fusion with { Prefetch = Math.Max(_fusion.Prefetch, wanted) }, JapaneseDay.Today(time));
        var found = await index.QueryAsync(plan.ToVectorQuery(mode) with { Top = wanted }, cancellationToken);

        var hits = NearDuplicates.Collapse(await FetchAsync(found.Hits, plan, cancellationToken), options.Value.NearDuplicate, wanted - Spare);
        var ordered = ProvisionsFirst.Order(request.Query, await reranking.OrderAsync(request.Query, hits, cancellationToken));
        var terms = QueryTerms.Describe(query, found, ranked.Vectorizer.Model, () => ordered.SelectMany(h => reader.Analyze(h.Hit.Document, [h.Hit.Chunk])));
        var shown = ordered.Take(request.Top).ToList();

        // Scores of the two models can't be compared: those of the reranker only where it has read all that is shown.
        var isReranked = shown.TrueForAll(h => h.Score is not null);
        var result = shown.Select((h, i) => h.Hit with { Rank = i + 1, Score = isReranked ? h.Score!.Value : h.Hit.Score }).ToList();
        if (request.Explain)
        {
            result = await explainer.ExplainAsync(result, ordered, plan with { Terms = terms, Passages = found.Passages }, cancellationToken);
        }

        return new SearchResult(SearchModes.NameOf(mode), result, terms, found.Passages);
    }

    private static AssistantException BeingRebuilt(Exception exception) => new("index_unavailable", "検索の索引が作りなおされているため、検索できません。", exception)
    {
        NextStep = "少し待ってから、もう一度お試しください。",
    };

    /// <summary>An embedding model that is away costs the search its dense half, not its answer.</summary>
    private async Task<ReadOnlyMemory<float>> EncodeAsync(AnalyzedQuery query, RankedIndex ranked, SearchMode mode, CancellationToken cancellationToken)
    {
        if (dense is null)
        {
            return ranked.Vectorizer.Dense(query);
        }

        try
        {
            return await dense.EncodeQueryAsync(query.Text, cancellationToken);
        }
        catch (ModelException exception) when (mode == SearchMode.Hybrid)
        {
            LogWithoutModel(exception.Code);
            return default;
        }
    }

    /// <summary>In the order of the ranking. What the record no longer holds, or no longer shows this person or this day, is left out.</summary>
    private async Task<IEnumerable<SearchHit>> FetchAsync(IReadOnlyList<VectorHit> found, ExplainedQuery plan, CancellationToken cancellationToken)
    {
        var filter = plan.ToVectorQuery(SearchMode.Lexical).Filter;
        var passages = (await record.FindAsync([.. found.Select(h => h.ChunkId)], plan.Request.Access, cancellationToken))
            .Where(p => PassageFilter.Allows(filter, p.Document.Metadata)).ToDictionary(p => p.Chunk.Id, StringComparer.Ordinal);
        return found
            .Where(h => passages.ContainsKey(h.ChunkId))
            .Select((h, i) => new SearchHit(i + 1, h.Score, passages[h.ChunkId].Document, passages[h.ChunkId].Chunk) { Validity = passages[h.ChunkId].Document.Metadata.ValidityOn(plan.Today) });
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Searched without the embedding model: {ErrorCode}")]
    private partial void LogWithoutModel(string errorCode);
}
