using Assistant.Core.Documents;
using Assistant.Core.Errors;
using Assistant.Core.Retrieval;

namespace Assistant.Api.Tests.Fakes;

internal sealed class FakePassageSearch : IPassageSearch
{
    public static readonly Chunk Chunk = new(
        "c1", 0, BlockKind.Paragraph, ["第3章", "目標"], [new Segment("延べ利用者数は1,000人とする。", new SourceSpan(7, 0, 17))], []);

    public List<SearchRequest> Requests { get; } = [];

    public AssistantException? Failure { get; set; }

    public HitExplanation? Explanation { get; set; }

    public int Passages { get; set; } = 3;

    public Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        return Failure is null
            ? Task.FromResult(new SearchResult("lexical", [new SearchHit(1, 4.5, FakeDocumentStore.Plan, Chunk) { Explanation = Explanation }], [], Passages))
            : Task.FromException<SearchResult>(Failure);
    }
}
