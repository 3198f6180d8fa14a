using System.Globalization;
using System.Security.Claims;
using Assistant.Api.Problems;
using Assistant.Api.RateLimiting;
using Assistant.Core.Access;
using Assistant.Core.Catalog;
using Assistant.Core.Documents;
using Assistant.Core.Errors;
using Assistant.Core.Ingestion;
using Assistant.Infrastructure.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Assistant.Api.Documents;

/// <summary>What administrators change about a document.</summary>
internal static class DocumentChanges
{
    public static void MapDocumentChanges(this RouteGroupBuilder documents)
    {
        documents.MapPut("/{id}/metadata", UpdateAsync)
            .RequireAuthorization(Roles.Admin)
            .WithName("setMetadata")
            .WithSummary("文書の情報（読める人など）を変えます。書いた項目は、ファイルの記載より優先します。書かない項目は、ファイルの記載に戻ります。")
            .ProducesFailures(400, 404, 429);
        documents.MapDelete("/{id}", DeleteAsync)
            .RequireAuthorization(Roles.Admin)
            .WithName("deleteDocument")
            .WithSummary("文書を消します。元に戻せません。")
            .ProducesFailures(404, 429);
        documents.MapPost("/{id}/retry", RetryAsync)
            .RequireAuthorization(Roles.Admin)
            .WithName("retryDocument")
            .WithSummary("ファイルを読み直します。隔離されたものは、最初からやり直します。")
            .ProducesFailures(404, 429);
        documents.MapPost("/{id}/cancel", CancelAsync)
            .RequireAuthorization(Roles.Admin)
            .WithName("cancelDocument")
            .WithSummary("待っている、または読み取り中の処理をやめます。")
            .ProducesFailures(404, 429);
    }

    private static async Task<DocumentResponse> UpdateAsync(
        string id,
        MetadataBody body,
        ClaimsPrincipal person,
        IDocumentEditing editing,
        DocumentCatalog catalog,
        UserQuota quota,
        CancellationToken cancellationToken)
    {
        var requester = person.ToRequester();
        quota.TakeDocument(requester.UserId);
        await editing.UpdateAsync(id, body.Read(), requester.UserId, cancellationToken);
        var changed = await catalog.FindAsync(id, requester, cancellationToken) ?? throw DocumentEndpoints.NotFound();
        return DocumentResponse.From(changed, catalog.Today, requester);
    }

    private static async Task<NoContent> DeleteAsync(
        string id, ClaimsPrincipal person, DocumentRemoval removal, UserQuota quota, CancellationToken cancellationToken)
    {
        var requester = person.ToRequester();
        quota.TakeDocument(requester.UserId);
        await removal.RemoveAsync(id, requester, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Accepted> RetryAsync(string id, ClaimsPrincipal person, IIngestionQueue queue, UserQuota quota, CancellationToken cancellationToken)
    {
        quota.TakeDocument(person.ToRequester().UserId);
        return await queue.RetryAsync(id, cancellationToken) ? TypedResults.Accepted(Address(id)) : throw DocumentEndpoints.NotFound();
    }

    private static async Task<NoContent> CancelAsync(string id, ClaimsPrincipal person, IIngestionQueue queue, UserQuota quota, CancellationToken cancellationToken)
    {
        quota.TakeDocument(person.ToRequester().UserId);
        return await queue.CancelAsync(id, cancellationToken)
            ? TypedResults.NoContent()
            : throw new AssistantException("job_not_found", "この文書の処理はありません。もう終わったか、始まっていません。") { NextStep = "文書の一覧で状態を確認してください。" };
    }

    internal static string Address(string documentId) => string.Create(CultureInfo.InvariantCulture, $"{ApiPaths.Api}/v1/documents/{Uri.EscapeDataString(documentId)}");
}
