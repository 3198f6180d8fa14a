using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Ingestion;

/// <summary>Everything that decides what a file becomes: its bytes, its side file, the defaults and our own versions.</summary>
internal static class ContentHash
{
    /// <summary>Grows when a reader would give other blocks for the same bytes.</summary>
    private const string ReaderVersion = "2";

    public static string Versions { get; } = $"{ReaderVersion}/{Chunker.Version}";

    public static string Of(ReadOnlySpan<byte> content, ReadOnlySpan<byte> sideFile, StatedMetadata defaults)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, Encoding.UTF8.GetBytes(Versions));
        Append(hash, JsonSerializer.SerializeToUtf8Bytes(defaults));
        Append(hash, sideFile);
        Append(hash, content);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Each part with its length, so that bytes can't move from one part to the next unnoticed.</summary>
    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        hash.AppendData(BitConverter.GetBytes(part.Length));
        hash.AppendData(part);
    }
}
