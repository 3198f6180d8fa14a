using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers.Metadata;

namespace Assistant.Infrastructure.Ingestion;

/// <summary>
/// The state of everything that decides what a file becomes, without reading it: the file, its side file, folders' defaults, what was stated
/// for it elsewhere, and our own versions. Two equal stamps mean equal content hashes.
/// </summary>
/// <param name="Value">Text to be compared.</param>
/// <param name="IsSettled">False when a later change could leave the same stamp: it must not be relied upon.</param>
internal readonly record struct FileStamp(string Value, bool IsSettled, long Bytes)
{
    public string? Trusted => IsSettled ? Value : null;
}

internal static class FileStamps
{
    /// <summary>Null when there is no such file.</summary>
    /// <param name="context"><see cref="ContextOf"/>.</param>
    /// <param name="root">See <see cref="MetadataFiles.About"/>.</param>
    /// <param name="seen">Looks at files that speak for many; a scan gives the same one for all.</param>
    public static FileStamp? Of(string path, string? root, string context, DateTimeOffset now, Dictionary<string, FileStatus?>? seen = null)
    {
        if (FileStatus.Of(path) is not { } file)
        {
            return null;
        }

        var (stamp, isSettled) = (file.ToString(), file.IsSettled(now));
        foreach (var about in MetadataFiles.About(path, root))
        {
            var status = Look(about, seen);
            stamp += $"|{status}";
            isSettled &= status?.IsSettled(now) != false;
        }

        return new FileStamp($"{stamp}|{context}", isSettled, file.Size);
    }

    private static FileStatus? Look(string path, Dictionary<string, FileStatus?>? seen)
    {
        if (seen is null || path.EndsWith(MetadataFiles.SideFileEnding, StringComparison.Ordinal))
        {
            return FileStatus.Of(path);
        }

        if (!seen.TryGetValue(path, out var status))
        {
            seen[path] = status = FileStatus.Of(path);
        }

        return status;
    }

    /// <summary>What was stated outside the file, in short.</summary>
    public static string ContextOf(StatedMetadata defaults) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ContentHash.Versions + JsonSerializer.Serialize(defaults))).AsSpan(0, 8));
}
