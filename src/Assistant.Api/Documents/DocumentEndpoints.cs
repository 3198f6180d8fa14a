using System.Security.Claims;
using Assistant.Api.Problems;
using Assistant.Core.Audit;
using Assistant.Core.Documents;
using Assistant.Core.Errors;
using Assistant.Infrastructure.Audit;
using Assistant.Infrastructure.Identity;

namespace Assistant.Api.Documents;

internal static class DocumentEndpoints
{
    public static RouteGroupBuilder MapDocumentEndpoints(this RouteGroupBuilder api)
    {
        var documents = api.MapGroup("/documents").WithTags("documents");
        documents.MapGet("", ListAsync)
            .WithName("listDocuments")
            .WithSummary("あなたが読める文書の一覧です。");
        documents.MapGet("/{id}", FindAsync)
            .WithName("getDocument")
            .WithSummary("文書ひとつの情報です。")
            .ProducesFailures(404);
        documents.MapGet("/{id}/pages/{number:int}", GetPageAsync)
            .WithName("getPage")
            .WithSummary("保存されたページの文章です。ページのない形式は0を指定します。")
            .WithMetadata(new AuditedAttribute(AuditActions.DocumentRead))
            .ProducesFailures(404);
        return api;
    }

    private static async Task<DocumentList> ListAsync(ClaimsPrincipal person, IDocumentStore store, CancellationToken cancellationToken) =>
        new([.. (await store.ListAsync(person.ToRequester().Scope, cancellationToken)).Select(DocumentResponse.From)]);

    private static async Task<DocumentResponse> FindAsync(string id, ClaimsPrincipal person, IDocumentStore store, CancellationToken cancellationToken) =>
        await store.FindAsync(id, person.ToRequester().Scope, cancellationToken) is { } document
            ? DocumentResponse.From(document)
            : throw new AssistantException("document_not_found", "文書がないか、あなたには見えません。") { NextStep = "文書の一覧で確認してください。" };

    private static async Task<PageResponse> GetPageAsync(string id, int number, ClaimsPrincipal person, IDocumentStore store, CancellationToken cancellationToken) =>
        await store.GetPageAsync(id, number, person.ToRequester().Scope, cancellationToken) is { } page
            ? new PageResponse(id, page.Number, page.Text)
            : throw new AssistantException("page_not_found", "ページがないか、あなたには見えません。") { NextStep = "文書の一覧でページ数を確認してください。" };
}
