using System.Security.Cryptography;
using System.Text;
using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Ingestion;

/// <summary>Everything that decides what a file becomes: its bytes, what is stated about it elsewhere and our own versions.</summary>
internal static class ContentHash
{
    /// <summary>Grows when a reader would give other blocks for the same bytes.</summary>
    private const string ReaderVersion = "1";

    /// <param name="metadata">Fingerprint of side file, folders' defaults and command line.</param>
    public static string Of(ReadOnlySpan<byte> content, ReadOnlySpan<byte> metadata)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, Encoding.UTF8.GetBytes($"{ReaderVersion}/{Chunker.Version}"));
        Append(hash, metadata);
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
