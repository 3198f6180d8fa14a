using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers;
using Assistant.Infrastructure.Readers.Metadata;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Ingestion;

/// <summary>Loads the bytes of a document and of its side file, within the limits.</summary>
internal sealed class FileContents(IEnumerable<IArchiveExpander> expanders, IOptions<IngestionOptions> options)
{
    public const string SideFileName = "文書情報のファイル（.meta.yaml）";

    /// <exception cref="DocumentReadException"><c>file_too_large</c>, what is wrong with the archive or this member of it.</exception>
    public async Task<ReadOnlyMemory<byte>> LoadAsync(DocumentLocation location, CancellationToken cancellationToken)
    {
        var content = await LoadAsync(location.Path, cancellationToken);
        if (location.Member is null)
        {
            return content;
        }

        var member = expanders.First(e => e.IsArchive(location.Path)).Expand(new SourceFile(location.Path, content), cancellationToken).FirstOrDefault(m => m.Name == location.Member)
            ?? throw new FileNotFoundException(null, location.Path);
        return ContentOf(member);
    }

    public static ReadOnlyMemory<byte> ContentOf(ArchiveMember member) => member.Failure is { } failure ? throw failure : member.Content;

    /// <summary>The side file of an archive stands beside it and speaks for all its members.</summary>
    public static async Task<ReadOnlyMemory<byte>> LoadSideFileAsync(string path, CancellationToken cancellationToken)
    {
        var sideFile = new FileInfo(path + SourceFolder.SideFileEnding);
        if (!sideFile.Exists)
        {
            return default;
        }

        return sideFile.Length > MetadataYaml.LargestBytes
            ? throw ReadFailures.Metadata(SideFileName, ["16 KB を超えています。"])
            : await File.ReadAllBytesAsync(sideFile.FullName, cancellationToken);
    }

    private async Task<ReadOnlyMemory<byte>> LoadAsync(string path, CancellationToken cancellationToken)
    {
        var limit = options.Value.LargestFileMegabytes * 1024L * 1024L;
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, useAsync: true);
        if (stream.Length > limit)
        {
            throw ReadFailures.TooLarge(limit);
        }

        var content = new byte[stream.Length];
        var length = await stream.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellationToken);
        return content.AsMemory(0, length);
    }
}
