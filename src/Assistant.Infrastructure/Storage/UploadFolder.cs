using Assistant.Core.Documents;
using Assistant.Infrastructure.Configuration;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Storage;

/// <summary>Where uploaded files are kept: a folder for each document, so that a name can't meet another one there.</summary>
internal sealed class UploadFolder(IOptions<DataOptions> data)
{
    public const string UriPrefix = "upload/";
    private const string FolderName = "uploads";

    public string FullPath => data.Value.Combine(FolderName);

    public static string UriOf(string name) => UriPrefix + name;

    public static bool IsUpload(string uri) => uri.StartsWith(UriPrefix, StringComparison.Ordinal);

    public string PathOf(string uri) => Path.Combine(FolderOf(ChunkId.OfDocument(uri)), uri[UriPrefix.Length..]);

    public string FolderOf(string documentId) => Path.Combine(FullPath, documentId);

    public void Remove(string documentId)
    {
        if (Directory.Exists(FolderOf(documentId)))
        {
            DataFolder.Guard(() =>
            {
                Directory.Delete(FolderOf(documentId), recursive: true);
                return true;
            });
        }
    }
}
