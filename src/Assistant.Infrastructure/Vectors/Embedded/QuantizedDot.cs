using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Assistant.Infrastructure.Vectors.Embedded;

/// <summary>
/// Products of 8 and 16 bits, summed in 32. The rows come from memory, which limits the speed: instructions for 8 by 8 bits
/// would not be faster, and the query would lose precision.
/// </summary>
internal static unsafe class QuantizedDot
{
    /// <param name="length">A multiple of <see cref="SegmentFormat.Alignment"/>.</param>
    public static int Of(sbyte* row, short* query, int length) =>
        Avx512BW.IsSupported ? Of512(row, query, length)
        : Avx2.IsSupported ? Of256(row, query, length)
        : OfAny(row, query, length);

    public static int Of512(sbyte* row, short* query, int length)
    {
        var (even, odd) = (Vector512<int>.Zero, Vector512<int>.Zero);
        for (var i = 0; i < length; i += 64)
        {
            even += Avx512BW.MultiplyAddAdjacent(Avx512BW.ConvertToVector512Int16(Vector256.Load(row + i)), Vector512.Load(query + i));
            odd += Avx512BW.MultiplyAddAdjacent(Avx512BW.ConvertToVector512Int16(Vector256.Load(row + i + 32)), Vector512.Load(query + i + 32));
        }

        return Vector512.Sum(even + odd);
    }

    public static int Of256(sbyte* row, short* query, int length)
    {
        var (even, odd) = (Vector256<int>.Zero, Vector256<int>.Zero);
        for (var i = 0; i < length; i += 32)
        {
            even += Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(Vector128.Load(row + i)), Vector256.Load(query + i));
            odd += Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(Vector128.Load(row + i + 16)), Vector256.Load(query + i + 16));
        }

        return Vector256.Sum(even + odd);
    }

    public static int OfAny(sbyte* row, short* query, int length)
    {
        var sum = Vector128<int>.Zero;
        for (var i = 0; i < length; i += 16)
        {
            var (low, high) = Vector128.Widen(Vector128.Load(row + i));
            sum += Products(low, Vector128.Load(query + i)) + Products(high, Vector128.Load(query + i + 8));
        }

        return Vector128.Sum(sum);
    }

    private static Vector128<int> Products(Vector128<short> left, Vector128<short> right)
    {
        var (leftLow, leftHigh) = Vector128.Widen(left);
        var (rightLow, rightHigh) = Vector128.Widen(right);
        return (leftLow * rightLow) + (leftHigh * rightHigh);
    }
}
