using Assistant.Core.Access;
using Assistant.Core.Documents;

namespace Assistant.Api.Tests.Fakes;

/// <summary>One plan for staff and one manual for the division <c>dx</c>; obeys the scope as a store must.</summary>
internal sealed class FakeDocumentStore : IDocumentStore
{
    public static readonly DocumentRecord Plan = Record("d1", "DX推進計画", DocumentKind.Plan, "staff");
    public static readonly DocumentRecord Manual = Record("d2", "手順書", DocumentKind.Manual, "dx");

    public List<DocumentRecord> Documents { get; } = [Plan, Manual];

    public Exception? Failure { get; set; }

    public Task<IReadOnlyList<DocumentRecord>> ListAsync(AccessScope scope, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<DocumentRecord>>([.. Documents.Where(d => scope.Allows(d.Metadata.Access))]);

    public async Task<DocumentRecord?> FindAsync(string documentId, AccessScope scope, CancellationToken cancellationToken) =>
        (await ListAsync(scope, cancellationToken)).FirstOrDefault(d => d.Id == documentId);

    public async Task<PageText?> GetPageAsync(string documentId, int number, AccessScope scope, CancellationToken cancellationToken) =>
        number == 0 && await FindAsync(documentId, scope, cancellationToken) is { } document
            ? new PageText(0, $"{document.Metadata.Title}の\"本文\"")
            : null;

    public Task<Chunk?> GetChunkAsync(string chunkId, AccessScope scope, CancellationToken cancellationToken) => Task.FromResult<Chunk?>(null);

    public Task<long> GetGenerationAsync(CancellationToken cancellationToken) =>
        Failure is null ? Task.FromResult(1L) : Task.FromException<long>(Failure);

    private static DocumentRecord Record(string id, string title, DocumentKind kind, string access) => new(
        id,
        $"{id}.md",
        new DocumentMetadata { Title = title, Kind = kind, Access = [access] },
        "hash",
        0,
        3,
        DocumentState.Indexed,
        null,
        null,
        new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero));
}
