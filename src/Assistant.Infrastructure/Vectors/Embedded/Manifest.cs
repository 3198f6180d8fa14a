using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Assistant.Core.Retrieval.Vectors;

namespace Assistant.Infrastructure.Vectors.Embedded;

/// <summary>What the index is at one moment; replacing it is the commit.</summary>
/// <param name="Commit">Of this commit alone, so that no two manifests are the same.</param>
/// <param name="Folder">Where the segments are.</param>
internal sealed record Manifest(Guid Commit, VectorIndexSpecification Specification, long Generation, string Folder, IReadOnlyList<ManifestSegment> Segments)
{
    private const string FileName = "CURRENT";
    private const string Format = "vector-index 1 ";
    private const int HeadLength = 32;

    /// <summary>Null when there is none.</summary>
    /// <exception cref="BrokenIndexException">It cannot be read, or is of another format.</exception>
    public static (string Mark, Manifest Manifest)? Read(string folder)
    {
        if (Open(folder) is not { } file)
        {
            return null;
        }

        using (file)
        {
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return Parse(bytes);
        }
    }

    /// <summary>Differs from that of every other commit; read in microseconds, so that each query can see whether there is a new one.</summary>
    public static string? ReadMark(string folder)
    {
        using var file = Open(folder);
        if (file is null)
        {
            return null;
        }

        Span<byte> head = stackalloc byte[HeadLength];
        return Mark(head[..file.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false)]);
    }

    public void Write(string folder)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(this, ManifestJson.Default.Manifest);
        var head = string.Create(CultureInfo.InvariantCulture, $"{Format}{XxHash3.HashToUInt64(json):x16}\n");
        IndexFiles.Replace(Path.Combine(folder, FileName), [.. Encoding.ASCII.GetBytes(head), .. json]);
    }

    private static FileStream? Open(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, FileName), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static string Mark(ReadOnlySpan<byte> head) => Encoding.ASCII.GetString(head);

    private static (string Mark, Manifest Manifest) Parse(byte[] bytes)
    {
        var json = bytes.AsSpan(Math.Min(bytes.Length, HeadLength));
        var mark = Mark(bytes.AsSpan(..Math.Min(bytes.Length, HeadLength)));
        if (mark != string.Create(CultureInfo.InvariantCulture, $"{Format}{XxHash3.HashToUInt64(json):x16}\n"))
        {
            throw new BrokenIndexException("The manifest of the index is not what was written.");
        }

        try
        {
            return (mark, JsonSerializer.Deserialize(json, ManifestJson.Default.Manifest)!);
        }
        catch (JsonException exception)
        {
            throw new BrokenIndexException("The manifest of the index cannot be read.", exception);
        }
    }
}

/// <param name="Deletes">Null when all its passages can be found.</param>
internal sealed record ManifestSegment(string File, string? Deletes);

[JsonSerializable(typeof(Manifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
