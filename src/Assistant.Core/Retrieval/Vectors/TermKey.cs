using System.IO.Hashing;
using System.Runtime.InteropServices;
using Assistant.Core.Text;

namespace Assistant.Core.Retrieval.Vectors;

/// <summary>
/// Terms as numbers: sparse vectors are keyed by 32 bits in every index. Two terms of one key are rare (about one
/// term in four thousand when there are a million) and cost a little precision, never a wrong citation.
/// </summary>
public static class TermKey
{
    private const int Longest = 256;
    private const int Usual = 15;

    /// <summary>XxHash32 over class and UTF-16 letters; letters after the 256th are left out.</summary>
    public static uint Of(TermClass termClass, ReadOnlySpan<char> text)
    {
        // Nearly all terms are short: clearing the large buffer for each would take longer than hashing.
        if (text.Length <= Usual)
        {
            return Hash(termClass, text, stackalloc char[Usual + 1]);
        }

        return Hash(termClass, text[..Math.Min(text.Length, Longest)], new char[Longest + 1]);
    }

    private static uint Hash(TermClass termClass, ReadOnlySpan<char> text, Span<char> letters)
    {
        letters[0] = (char)('0' + (int)termClass);
        text.CopyTo(letters[1..]);
        return XxHash32.HashToUInt32(MemoryMarshal.AsBytes(letters[..(text.Length + 1)]));
    }
}
