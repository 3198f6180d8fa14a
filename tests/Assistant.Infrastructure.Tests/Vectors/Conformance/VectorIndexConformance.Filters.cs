using Assistant.Core.Access;
using Assistant.Core.Documents;
using Assistant.Core.Retrieval;
using Assistant.Core.Retrieval.Vectors;
using Xunit;
using static Assistant.Infrastructure.Tests.Vectors.Conformance.Passages;

namespace Assistant.Infrastructure.Tests.Vectors.Conformance;

public abstract partial class VectorIndexConformance
{
    private static readonly VectorQuery[] _allWays =
    [
        Lexical((1, 1)),
        Dense(1, 0, 0, 0),
        Lexical((1, 1)) with { Mode = SearchMode.Hybrid, Dense = new float[] { 1, 0, 0, 0 } },
        Lexical((1, 1)) with { Mode = SearchMode.Hybrid, Dense = new float[] { 1, 0, 0, 0 }, Fusion = Ranks with { Method = FusionMethod.WeightedScores } },
    ];

    [Fact]
    public async Task Access_WhenScopeHasNoCode_FindsNothing()
    {
        await BuildAsync(Document(1, ["staff"], [Passage(1, (1, 10))]), Document(2, [], [Passage(2, (1, 20))]));

        foreach (var query in _allWays)
        {
            Assert.Empty(await FindAsync(query.As(AccessScope.Nothing)));
        }
    }

    [Fact]
    public async Task Access_WhenListIsEmpty_IsForAdministratorsOnly()
    {
        await BuildAsync(Document(1, ["staff"], [Passage(1, (1, 10))]), Document(2, [], [Passage(2, (1, 20))]));

        foreach (var query in _allWays)
        {
            Assert.Equal([1], await FindIdsAsync(query.As(AccessScope.Of("staff", "council"))));
            Assert.Equal([1, 2], (await FindIdsAsync(query.As(AccessScope.Everything))).Order());
        }
    }

    [Fact]
    public async Task Access_NeverCostsAPlaceAmongThePrefetched()
    {
        await BuildAsync(Document(1, ["staff"], [Passage(1, [0.6f, 0.8f, 0, 0], (1, 10))]), Document(2, ["council"], [.. Enumerable.Range(2, 20).Select(i => Passage(i, (1, 100 + i)))]));

        foreach (var query in _allWays)
        {
            Assert.Equal([1], await FindIdsAsync(query.As(AccessScope.Of("staff")) with { Fusion = query.Fusion with { Prefetch = 2 } }));
        }
    }

    [Fact]
    public async Task Access_IsComparedLetterByLetter()
    {
        string[] codes = ["staff", "Staff", "総務課", "総務課 ", "総\u3099務課", "dx\"戦略\\課", "𠮷野課"];
        await BuildAsync([.. codes.Select((code, i) => Document(i + 1, [code], [Passage(i + 1, (1, i + 1))], department: code))]);

        for (var i = 0; i < codes.Length; i++)
        {
            Assert.Equal([i + 1], await FindIdsAsync(Lexical((1, 1)).As(AccessScope.Of(codes[i]))));
            Assert.Equal([i + 1], await FindIdsAsync(Lexical((1, 1)).Narrowed(new SearchFilters { Departments = [codes[i]] })));
        }
    }

    [Fact]
    public async Task Access_WhenOneCodeOfManyIsShared_IsEnough()
    {
        await BuildAsync(Document(1, ["a", "b", "c"], [Passage(1, (1, 10))]), Document(2, ["d"], [Passage(2, (1, 20))]));

        Assert.Equal([1], await FindIdsAsync(Lexical((1, 1)).As(AccessScope.Of("x", "c"))));
        Assert.Equal([2, 1], await FindIdsAsync(Lexical((1, 1)).As(AccessScope.Of("d", "a"))));
    }

    [Fact]
    public async Task Validity_OnADay_LeavesOutWhatHasEndedBefore()
    {
        var today = new DateOnly(2026, 11, 23);
        await BuildAsync(
            Valid(1, m => m),
            Valid(2, m => m with { Expires = today.AddDays(-1) }),
            Valid(3, m => m with { Expires = today }),
            Valid(4, m => m with { SupersededFrom = today }),
            Valid(5, m => m with { SupersededFrom = today.AddDays(1), Expires = today.AddYears(1) }),
            Valid(6, m => m with { Effective = today.AddDays(10) }),
            Valid(7, m => m with { Expires = DateOnly.MaxValue }),
            Valid(8, m => m with { Expires = DateOnly.MinValue }));

        foreach (var query in _allWays)
        {
            Assert.Equal([1, 3, 5, 6, 7], (await FindIdsAsync(query with { Filter = query.Filter with { ValidOn = today } })).Order());
            Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], (await FindIdsAsync(query)).Order());
        }

        static IndexedDocument Valid(int id, Func<DocumentMetadata, DocumentMetadata> change)
        {
            var document = Document(id, ["staff"], [Passage(id, (1, 10 + id))]);
            return document with { Metadata = change(document.Metadata) };
        }
    }

    [Fact]
    public async Task Validity_AfterMergesAndChanges_IsThatOfTheLastWriting()
    {
        var today = new DateOnly(2026, 11, 23);
        var document = Document(1, ["staff"], [Passage(1, (1, 10))]);
        await BuildAsync(document, Document(2, ["staff"], [Passage(2, (1, 20))]));
        var query = Lexical((1, 1));
        query = query with { Filter = query.Filter with { ValidOn = today } };

        Assert.Equal([2, 1], await FindIdsAsync(query));
        await Index.ApplyAsync(Change(2, document with { Metadata = document.Metadata with { SupersededFrom = today } }), TestContext.Current.CancellationToken);
        Assert.Equal([2], await FindIdsAsync(query));
        await Index.ApplyAsync(Change(3, document), TestContext.Current.CancellationToken);
        Assert.Equal([2, 1], await FindIdsAsync(query));
    }

    [Fact]
    public async Task Filters_NarrowByKindDepartmentAndDocument()
    {
        await BuildAsync(
            Document(1, ["staff"], [Passage(1, (1, 40))], DocumentKind.Plan, "総務課"),
            Document(2, ["staff"], [Passage(2, (1, 30))], DocumentKind.Manual, "総務課"),
            Document(3, ["staff"], [Passage(3, (1, 20))], DocumentKind.Manual, "会計課"),
            Document(4, ["staff"], [Passage(4, (1, 10))], DocumentKind.Other));

        Assert.Equal([1, 2, 3, 4], await FindAsNarrowed(new SearchFilters()));
        Assert.Equal([2, 3], await FindAsNarrowed(new SearchFilters { Kinds = [DocumentKind.Manual] }));
        Assert.Equal([1, 4], await FindAsNarrowed(new SearchFilters { Kinds = [DocumentKind.Plan, DocumentKind.Other] }));
        Assert.Equal([1, 2], await FindAsNarrowed(new SearchFilters { Departments = ["総務課"] }));
        Assert.Equal([1, 2, 3], await FindAsNarrowed(new SearchFilters { Departments = ["総務課", "会計課"] }));
        Assert.Equal([3, 4], await FindAsNarrowed(new SearchFilters { DocumentIds = [Id(3), Id(4), Id(99)] }));
        Assert.Equal([2], await FindAsNarrowed(new SearchFilters { Kinds = [DocumentKind.Manual], Departments = ["総務課"], DocumentIds = [Id(1), Id(2)] }));
        Assert.Empty(await FindAsNarrowed(new SearchFilters { Kinds = [DocumentKind.Guideline] }));

        async Task<IReadOnlyList<int>> FindAsNarrowed(SearchFilters filters) => await FindIdsAsync(Lexical((1, 1)).As(AccessScope.Of("staff")).Narrowed(filters));
    }
}
