using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Ingestion;

/// <summary>
/// The state of everything that decides what a file becomes, without reading it: the file, its side file, what was stated
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
    public static FileStamp? Of(string path, string context, DateTimeOffset now)
    {
        if (FileStatus.Of(path) is not { } file)
        {
            return null;
        }

        var side = FileStatus.Of(path + SourceFolder.SideFileEnding);
        return new FileStamp($"{file}|{side}|{context}", file.IsSettled(now) && side?.IsSettled(now) != false, file.Size);
    }

    /// <summary>What was stated outside the file, in short.</summary>
    public static string ContextOf(StatedMetadata defaults) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ContentHash.Versions + JsonSerializer.Serialize(defaults))).AsSpan(0, 8));
}
