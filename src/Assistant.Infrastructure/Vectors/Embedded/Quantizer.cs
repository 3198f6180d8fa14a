using System.IO.Hashing;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Assistant.Infrastructure.Vectors.Embedded;

/// <summary>Dense vectors in 8 bits a value, with what the rounding can have cost.</summary>
internal static class Quantizer
{
    private const float Steps = 127;

    /// <summary>Queries keep more bits, so that only the rows are rounded noticeably; products of both still fit 32 bits.</summary>
    private const float QuerySteps = 4_095;

    /// <summary>What float arithmetic may lose in the distance itself.</summary>
    private const float Slack = 1.0001f;

    public static RowInfo Quantize(ReadOnlySpan<float> row, Span<sbyte> quantized)
    {
        quantized.Clear();
        var hash = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(row));
        var (scale, rounded) = Round(row, Steps);
        TensorPrimitives.ConvertTruncating<float, sbyte>(rounded, quantized);
        return new RowInfo(scale, Distance(row, rounded, scale), hash);
    }

    public static RowInfo None(ReadOnlySpan<float> zeros) =>
        new(0, float.NegativeInfinity, XxHash3.HashToUInt64(MemoryMarshal.AsBytes(zeros)));

    public static QuantizedQuery QuantizeQuery(ReadOnlySpan<float> query)
    {
        var values = new short[SegmentFormat.RowBytes(query.Length)];
        var (scale, rounded) = Round(query, QuerySteps);
        TensorPrimitives.ConvertTruncating<float, short>(rounded, values);
        return new QuantizedQuery(values, scale, Distance(query, rounded, scale), TensorPrimitives.Norm(query) * Slack);
    }

    private static (float Scale, float[] Rounded) Round(ReadOnlySpan<float> values, float steps)
    {
        var rounded = new float[values.Length];
        var largest = MathF.Abs(TensorPrimitives.MaxMagnitude(values));
        var scale = largest / steps;
        if (scale > 0)
        {
            TensorPrimitives.Divide(values, scale, rounded);
            TensorPrimitives.Round(rounded, rounded);
        }

        return (scale, rounded);
    }

    private static float Distance(ReadOnlySpan<float> values, float[] rounded, float scale)
    {
        TensorPrimitives.Multiply(rounded, scale, rounded);
        return TensorPrimitives.Distance(values, rounded) * Slack;
    }
}

/// <param name="Error">Distance between the query and its quantised form.</param>
/// <param name="Norm">Length of the query.</param>
internal sealed record QuantizedQuery(short[] Values, float Scale, float Error, float Norm);
