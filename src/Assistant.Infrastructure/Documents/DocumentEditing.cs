using System.Data.Common;
using Assistant.Core.Access;
using Assistant.Core.Documents;
using Assistant.Core.Errors;
using Assistant.Core.Ingestion;
using Assistant.Infrastructure.Ingestion;
using Assistant.Infrastructure.Readers;
using Assistant.Infrastructure.Readers.Metadata;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Documents;

internal sealed class DocumentEditing(Database database, IDocumentStore documents, IDocumentWriter writer, MetadataCheck check, ConfidentialityLimit confidentiality, TimeProvider time) : IDocumentEditing
{
    public async Task<DocumentRecord> UpdateAsync(string documentId, StatedMetadata changes, string userId, CancellationToken cancellationToken)
    {
        // Whether there is such a document comes first: an error about its fields would say that there is.
        await RequireAsync(documentId, cancellationToken);
        await check.RequireValidAsync(changes, cancellationToken);
        await database.WriteAsync(connection => UpdateAsync(connection, documentId, changes, userId, cancellationToken), cancellationToken);
        return await RequireAsync(documentId, cancellationToken);
    }

    public Task<StatedMetadata?> FindAsync(string documentId, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => DocumentStatements.FindOverrideAsync(connection, documentId, cancellationToken), cancellationToken);

    public async Task DeleteAsync(string documentId, string userId, CancellationToken cancellationToken)
    {
        await RequireAsync(documentId, cancellationToken);
        await writer.RemoveByHandAsync(documentId, userId, cancellationToken);
    }

    private async Task UpdateAsync(DbConnection connection, string documentId, StatedMetadata changes, string userId, CancellationToken cancellationToken)
    {
        var shown = (await connection
            .Sql($"SELECT {DocumentRows.Columns} {DocumentRows.From} WHERE d.id = @id ORDER BY a.position")
            .With("@id", documentId)
            .ReadDocumentsAsync(cancellationToken)).SingleOrDefault() ?? throw NotFound();
        if (await DocumentStatements.FindFromFilesAsync(connection, documentId, cancellationToken) is not { } files)
        {
            files = shown.Metadata.ToStated();
            await DocumentStatements.SaveFromFilesAsync(connection, documentId, files, cancellationToken);
        }

        var metadata = MetadataResolution.Resolve(changes, files, shown.Metadata.Title);
        await confidentiality.CheckAsync(metadata.Confidentiality, cancellationToken);
        if (metadata.Effective > metadata.Expires)
        {
            throw ReadFailures.Metadata("入力した文書情報", [MetadataRules.Order(metadata.Effective.Value, metadata.Expires.Value)]);
        }

        if (shown is { Chunks: 0, State: DocumentState.Failed })
        {
            // Never searchable so far: it may wait for a decision, and what was found in it stands in its error.
            metadata = metadata with { Access = [] };
        }

        await DocumentStatements.SaveOverrideAsync(connection, documentId, changes, userId, time.GetUtcNow(), cancellationToken);
        await DocumentMetadataRows.UpdateAsync(connection, documentId, metadata, cancellationToken);
        var generation = await Generations.NextAsync(connection, time, cancellationToken);
        await connection
            .Sql("UPDATE documents SET generation = CASE generation WHEN 0 THEN 0 ELSE @generation END WHERE id = @id")
            .With("@id", documentId)
            .With("@generation", generation)
            .RunAsync(cancellationToken);
        await Superseding.FollowAsync(connection, documentId, metadata.Supersedes, generation, cancellationToken);
    }

    private async Task<DocumentRecord> RequireAsync(string documentId, CancellationToken cancellationToken) =>
        await documents.FindAsync(documentId, AccessScope.Everything, cancellationToken) ?? throw NotFound();

    private static AssistantException NotFound() => new("document_not_found", "この文書はありません。") { NextStep = "文書の一覧を開き直してください。" };
}
