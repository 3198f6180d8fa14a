using Assistant.Core.Documents;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Ingestion;

/// <param name="Path">The file on this machine: of a member, its archive.</param>
/// <param name="Member">Name within the archive; null for a file of its own.</param>
internal sealed record DocumentLocation(string Path, string? Member);

/// <summary>Where the file of a document lies. A uri is a path, an upload's name, or either with a member of the archive.</summary>
internal sealed class DocumentLocations(UploadFolder uploads, IEnumerable<IArchiveExpander> archives)
{
    public DocumentLocation Find(string uri)
    {
        var archive = ArchiveOf(uri);
        var file = archive ?? uri;
        return new DocumentLocation(UploadFolder.IsUpload(file) ? uploads.PathOf(file) : file, archive is null ? null : uri[(archive.Length + ArchiveMember.Separator.Length)..]);
    }

    /// <summary>The uri of the archive when <paramref name="uri"/> is that of a member. A folder may be called 「資料!」: then the part before is no archive.</summary>
    public string? ArchiveOf(string uri)
    {
        for (var at = uri.IndexOf(ArchiveMember.Separator, StringComparison.Ordinal); at >= 0; at = uri.IndexOf(ArchiveMember.Separator, at + 1, StringComparison.Ordinal))
        {
            if (IsArchive(uri[..at]))
            {
                return uri[..at];
            }
        }

        return null;
    }

    public bool IsArchive(string path) => archives.Any(a => a.IsArchive(path));
}
