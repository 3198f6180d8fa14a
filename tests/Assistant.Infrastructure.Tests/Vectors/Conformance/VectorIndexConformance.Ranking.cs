using Assistant.Core.Retrieval.Vectors;
using Xunit;
using static Assistant.Infrastructure.Tests.Vectors.Conformance.Passages;

namespace Assistant.Infrastructure.Tests.Vectors.Conformance;

public abstract partial class VectorIndexConformance
{
    [Fact]
    public async Task Lexical_Score_IsTheDocumentedFormula()
    {
        await BuildAsync(Document(1, Passage(1, (1, 255), (2, 51)), Passage(2, (1, 51)), Passage(3, (3, 255))), Document(2, Passage(4, (3, 1))));

        var hits = await FindAsync(Lexical((1, 2f), (2, 0.5f)));

        // N = 4; term 1 is in two passages: ln(1 + 2.5 / 2.5); term 2 is in one: ln(1 + 3.5 / 1.5).
        RankingAssert.Same(
            [
                new VectorHit(Id(1), (2 * 0.693147180559945) + (0.5 * 1.203972804325936 * 0.2)),
                new VectorHit(Id(2), 2 * 0.693147180559945 * 0.2),
            ],
            hits,
            10);
    }

    [Fact]
    public async Task Lexical_Rarity_IsThatOfAllPassagesWhateverTheFilter()
    {
        await BuildAsync(Document(1, ["staff"], [Passage(1, (1, 255))]), Document(2, ["council"], [Passage(2, (1, 255)), Passage(3, (2, 255))]));

        var hits = await FindAsync(Lexical((1, 1)).As(Core.Access.AccessScope.Of("staff")));

        // N = 3, two of them hold the term: ln(1 + 1.5 / 2.5).
        RankingAssert.Same([new VectorHit(Id(1), 0.470003629245736)], hits, 10);
    }

    [Fact]
    public async Task Lexical_WhenTermsAreUnknown_FindsNothingByThem()
    {
        await BuildAsync(Document(1, Passage(1, (1, 10))), Document(2, Passage(2, (uint.MaxValue, 20))));

        Assert.Empty(await FindAsync(Lexical((77, 1))));
        Assert.Equal(await FindAsync(Lexical((1, 1))), await FindAsync(Lexical((1, 1), (77, 3))));
        Assert.Equal([2], await FindIdsAsync(Lexical((uint.MaxValue, 1))));
    }

    [Fact]
    public async Task Dense_Score_IsTheCosine()
    {
        await BuildAsync(Document(1, Passage(1, [1, 0, 0, 0]), Passage(2, [0.6f, 0.8f, 0, 0]), Passage(3, [-1, 0, 0, 0])));

        RankingAssert.Same(
            [new VectorHit(Id(2), 0.96), new VectorHit(Id(1), 0.8), new VectorHit(Id(3), -0.8)],
            await FindAsync(Dense(0.8f, 0.6f, 0, 0)),
            10);
    }

    [Fact]
    public async Task Dense_WhenPassageHasNoVector_IsFoundByTermsOnly()
    {
        await BuildAsync(Document(1, Passage(1, [], (1, 10)), Passage(2, [0, 1, 0, 0], (2, 20)), Passage(3, [0, 0, 1, 0])));

        Assert.Equal([2, 3], (await FindIdsAsync(Dense(0, 0.8f, 0.6f, 0))));
        Assert.Equal([1], await FindIdsAsync(Lexical((1, 1))));
        Assert.Equal(3, (await Index.GetStateAsync(Token))!.Passages);
    }

    [Theory]
    [InlineData(SearchMode.Lexical)]
    [InlineData(SearchMode.Dense)]
    [InlineData(SearchMode.Hybrid)]
    public async Task Query_WhenItSaysNothing_FindsNothing(SearchMode mode)
    {
        await BuildAsync(Document(1, Passage(1, (1, 10))));

        var result = await Index.QueryAsync(Lexical() with { Mode = mode }, Token);

        Assert.Empty(result.Hits);
        Assert.Equal(1, result.Passages);
    }

    [Theory]
    [InlineData(FusionMethod.ReciprocalRank, 1 / 2.5, 1 / 2.0)]
    [InlineData(FusionMethod.WeightedScores, 2 * 0.287682072451781, 0.5)]
    public async Task Hybrid_WhenOneListIsEmpty_WeighsTheOtherAlone(FusionMethod method, double lexicalOnly, double denseOnly)
    {
        await BuildAsync(Document(1, Passage(1, (1, 255))));
        var fusion = new FusionOptions(method, LexicalWeight: 2, DenseWeight: 0.5f, Prefetch: 10, K: 3);
        var byTerms = Lexical((1, 1)) with { Mode = SearchMode.Hybrid, Fusion = fusion };
        var byVector = Dense(1, 0, 0, 0) with { Mode = SearchMode.Hybrid, Fusion = fusion with { K = 1 } };

        // One passage of one holds the term: ln(1 + 0.5 / 1.5).
        RankingAssert.Same([new VectorHit(Id(1), lexicalOnly)], await FindAsync(byTerms), 10);
        RankingAssert.Same([new VectorHit(Id(1), denseOnly)], await FindAsync(byVector), 10);
    }

    [Fact]
    public async Task Hybrid_Prefetch_CutsBothListsBeforeTheyAreFused()
    {
        await BuildAsync(Document(1, Passage(1, [1, 0, 0, 0], (1, 30)), Passage(2, [0.6f, 0.8f, 0, 0], (1, 20)), Passage(3, [0, 1, 0, 0], (1, 10))));
        var fusion = new FusionOptions(FusionMethod.ReciprocalRank, 1, 1, Prefetch: 1, K: 1);

        var hits = await FindAsync(Lexical((1, 1)) with { Mode = SearchMode.Hybrid, Dense = new float[] { 0, 1, 0, 0 }, Fusion = fusion });

        RankingAssert.Same([new VectorHit(Id(1), 1), new VectorHit(Id(3), 1)], hits, 10);
    }

    [Fact]
    public async Task Top_Limits()
    {
        await BuildAsync(Document(1, [.. Enumerable.Range(1, 30).Select(i => Passage(i, (1, i)))]));

        Assert.Equal([30, 29, 28], await FindIdsAsync(Lexical((1, 1)) with { Top = 3 }));
        Assert.Equal(30, (await FindIdsAsync(Lexical((1, 1)) with { Top = 1000 })).Count);
    }

    [Fact]
    public async Task Query_OverARandomCorpus_RanksLikeExhaustiveSearch()
    {
        var corpus = new RandomCorpus();
        var oracle = new ExhaustiveSearch();
        var first = corpus.Documents(1, 100);
        await BuildAsync(RandomCorpus.Specification, 1, first);
        oracle.Apply(new VectorIndexChange(first, [], 1));
        foreach (var change in new[]
        {
            new VectorIndexChange(corpus.Documents(90, 30), [.. Enumerable.Range(1, 12).Select(Id)], 2),
            new VectorIndexChange([.. corpus.Documents(5, 3), .. corpus.Documents(40, 5)], [Id(60), Id(119)], 3),
        })
        {
            await Index.ApplyAsync(change, Token);
            oracle.Apply(change);
        }

        Assert.InRange(oracle.Passages, 400, 700);
        Assert.Equal(new VectorIndexState(RandomCorpus.Specification, 3, oracle.Passages), await Index.GetStateAsync(Token));
        foreach (var (mode, method) in new[]
        {
            (SearchMode.Lexical, FusionMethod.ReciprocalRank),
            (SearchMode.Dense, FusionMethod.ReciprocalRank),
            (SearchMode.Hybrid, FusionMethod.ReciprocalRank),
            (SearchMode.Hybrid, FusionMethod.WeightedScores),
        })
        {
            for (var i = 0; i < 12; i++)
            {
                var query = corpus.Query(mode, method);
                query = (i % 3) switch
                {
                    0 => query,
                    1 => query.As(corpus.Scope()),
                    _ => query.As(corpus.Scope()).Narrowed(corpus.Filters()),
                };
                RankingAssert.Same(oracle.Rank(query), await FindAsync(query), query.Top);
            }
        }
    }
}
