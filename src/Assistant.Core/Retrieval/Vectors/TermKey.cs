using System.IO.Hashing;
using System.Text;

namespace Assistant.Core.Retrieval.Vectors;

/// <summary>
/// Terms as numbers: sparse vectors are keyed by 32 bits in every index. Two terms of one key are rare (about one
/// term in four thousand when there are a million) and cost a little precision, never a wrong citation.
/// </summary>
public static class TermKey
{
    public static uint Of(string term)
    {
        Span<byte> bytes = stackalloc byte[256];
        return Encoding.UTF8.TryGetBytes(term, bytes, out var written)
            ? XxHash32.HashToUInt32(bytes[..written])
            : XxHash32.HashToUInt32(Encoding.UTF8.GetBytes(term));
    }
}
