using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Ingestion;

/// <summary>Loads the bytes of a document, within the limits.</summary>
internal sealed class FileContents(IEnumerable<IArchiveExpander> expanders, IOptions<IngestionOptions> options)
{
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
