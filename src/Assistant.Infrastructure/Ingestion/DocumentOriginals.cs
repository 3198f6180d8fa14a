using System.Security.Cryptography;
using Assistant.Core.Access;
using Assistant.Core.Documents;
using Assistant.Core.Errors;
using Assistant.Core.Ingestion;
using Microsoft.AspNetCore.StaticFiles;

namespace Assistant.Infrastructure.Ingestion;

/// <summary>Hands out the file that a document was read from, and only that: what the record cites must be what is opened.</summary>
internal sealed class DocumentOriginals(IDocumentStore documents, DocumentLocations locations, IEnumerable<IArchiveExpander> archives) : IDocumentOriginals
{
    private const string AnyType = "application/octet-stream";
    private static readonly FileExtensionContentTypeProvider _types = new();

    public async Task<OriginalFile?> OpenAsync(string documentId, AccessScope scope, CancellationToken cancellationToken)
    {
        if (await documents.FindAsync(documentId, scope, cancellationToken) is not { } document)
        {
            return null;
        }

        var location = locations.Find(document.Uri);
        var name = UploadName.Of(location.Member ?? location.Path);
        var content = await OpenAsync(location, cancellationToken);
        try
        {
            // The same open file is hashed and handed out: nobody can put another in between. A record of an earlier release has no hash.
            if (document.FileHash.Length > 0 && Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken)) != document.FileHash)
            {
                throw new AssistantException("original_changed", "元のファイルは、登録したあとで変わっています。") { NextStep = "取り込み直してから、もう一度開いてください。" };
            }

            content.Position = 0;
            return new OriginalFile(name, _types.TryGetContentType(name, out var type) ? type : AnyType, content, content.Length);
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    public static AssistantException Missing(Exception? inner = null) =>
        new("original_missing", "元のファイルが見つかりません。", inner) { NextStep = "ファイルが移動や削除をされていないか、共有フォルダーがつながっているかを確かめてください。" };

    private async Task<Stream> OpenAsync(DocumentLocation location, CancellationToken cancellationToken)
    {
        try
        {
            if (location.Member is null)
            {
                return new FileStream(location.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 64 * 1024, useAsync: true);
            }

            var archive = new SourceFile(location.Path, await File.ReadAllBytesAsync(location.Path, cancellationToken));
            var member = archives.First(a => a.IsArchive(location.Path)).Expand(archive, cancellationToken).FirstOrDefault(m => m.Name == location.Member);
            return member is { Failure: null } ? new MemoryStream(member.Content.ToArray(), writable: false) : throw Missing();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DocumentReadException)
        {
            throw Missing(e);
        }
    }
}
