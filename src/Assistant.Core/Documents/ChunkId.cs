using System.Security.Cryptography;
using System.Text;

namespace Assistant.Core.Documents;

/// <summary>Stable identifiers: the same document read again gets the same ids.</summary>
public static class ChunkId
{
    private const int Bytes = 16;

    /// <summary>32 lower-case hexadecimal digits of document, ordinal and content.</summary>
    public static string Of(string documentId, int ordinal, IReadOnlyList<string> headingPath, IEnumerable<Segment> segments) =>
        Hash(string.Join('\u001F', [documentId, ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture), .. headingPath, .. segments.Select(s => s.Text)]));

    /// <summary>32 lower-case hexadecimal digits of where the document came from.</summary>
    public static string OfDocument(string uri) => Hash("document\u001F" + uri);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, Bytes));
}
