using Assistant.Api.Problems;
using Assistant.Core.Audit;
using Assistant.Core.Catalog;
using Assistant.Core.Documents;
using Assistant.Core.Errors;
using Assistant.Core.Ingestion;
using Assistant.Infrastructure.Audit;
using Assistant.Infrastructure.Identity;
using System.Security.Claims;

namespace Assistant.Api.Documents;

/// <summary>Reading documents: everybody what the access lists grant, administrators all of it and how it stands.</summary>
internal static class DocumentEndpoints
{
    private const int LargestPage = 1000;

    public static RouteGroupBuilder MapDocumentEndpoints(this RouteGroupBuilder api)
    {
        var documents = api.MapGroup("/documents").WithTags("documents");
        documents.MapGet("", ListAsync)
            .WithName("listDocuments")
            .WithSummary("あなたが読める文書の一覧です。続きは nextCursor を cursor に入れて読みます。")
            .WithDescription(
                $"state は {QueryValue.Names<DocumentStanding>()}、kind は {QueryValue.Names<DocumentKind>()} です。text は、文書名・ファイル名・担当課の言葉です。"
                + "期限切れの文書と、新しい文書に置き換えられた文書は、includeOutdated=true のときだけ入ります。")
            .ProducesFailures(400);
        documents.MapGet("/{id}", FindAsync)
            .WithName("getDocument")
            .WithSummary("文書ひとつの情報です。管理者には、読める人、処理の状態、見つかった個人情報の件数も返します。")
            .ProducesFailures(404);
        documents.MapGet("/{id}/pages/{number:int}", GetPageAsync)
            .WithName("getPage")
            .WithSummary("保存されたページの文章です。ページのない形式は0を指定します。")
            .WithMetadata(new AuditedAttribute(AuditActions.DocumentRead))
            .ProducesFailures(404);
        documents.MapOriginal();
        documents.MapUpload();
        documents.MapDocumentChanges();
        documents.MapReviews();
        return api;
    }

    internal static AssistantException NotFound() =>
        new("document_not_found", "文書がないか、あなたには見えません。") { NextStep = "文書の一覧で確認してください。" };

    private static async Task<DocumentList> ListAsync(
        ClaimsPrincipal person,
        DocumentCatalog catalog,
        CancellationToken cancellationToken,
        string? state = null,
        string? kind = null,
        string? text = null,
        bool includeOutdated = false,
        int limit = 100,
        string? cursor = null)
    {
        if (limit is < 1 or > LargestPage)
        {
            throw new AssistantException("limit_out_of_range", $"件数は1から{LargestPage}までです。") { NextStep = "limit の値を直してください。" };
        }

        var after = ListCursor.Read(cursor);
        var requester = person.ToRequester();
        var filter = new CatalogFilter { Standing = QueryValue.Parse<DocumentStanding>(state), Kind = QueryValue.Parse<DocumentKind>(kind), Text = text, IncludeOutdated = includeOutdated };
        var found = await catalog.ListAsync(requester, filter, cancellationToken);
        var page = found.OrderBy(e => e.Uri, StringComparer.Ordinal)
            .SkipWhile(e => after is not null && string.CompareOrdinal(e.Uri, after) <= 0)
            .Take(limit + 1)
            .ToArray();
        return new DocumentList(
            [.. page.Take(limit).Select(e => DocumentResponse.From(e, catalog.Today, requester))],
            found.Count,
            page.Length > limit ? ListCursor.Write(page[limit - 1].Uri) : null);
    }

    private static async Task<DocumentResponse> FindAsync(
        string id, ClaimsPrincipal person, DocumentCatalog catalog, IDocumentReviews reviews, IDocumentEditing editing, CancellationToken cancellationToken)
    {
        var requester = person.ToRequester();
        var entry = await catalog.FindAsync(id, requester, cancellationToken) ?? throw NotFound();
        var document = DocumentResponse.From(entry, catalog.Today, requester) with { Warnings = entry.Record is { Warnings.Count: > 0 } read ? read.Warnings : null };
        return requester.IsIn(Core.Access.Roles.Admin)
            ? document with
            {
                Findings = (await reviews.FindAsync(id, cancellationToken))?.Findings.Count ?? 0,
                Stated = await editing.FindAsync(id, cancellationToken),
            }
            : document;
    }

    private static async Task<PageResponse> GetPageAsync(string id, int number, ClaimsPrincipal person, IDocumentStore store, CancellationToken cancellationToken) =>
        await store.GetPageAsync(id, number, person.ToRequester().Scope, cancellationToken) is { } page
            ? PageResponse.From(id, page)
            : throw new AssistantException("page_not_found", "ページがないか、あなたには見えません。") { NextStep = "文書の一覧でページ数を確認してください。" };
}
