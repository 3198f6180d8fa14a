using System.Numerics.Tensors;

namespace Assistant.Core.Retrieval.Semantic;

/// <summary>A tall matrix of single precision, row by row.</summary>
internal sealed class DenseRows(int rows, int width)
{
    private readonly float[] _values = new float[checked(rows * width)];

    public int Rows { get; } = rows;

    public int Width { get; } = width;

    public Span<float> Row(int row) => _values.AsSpan(row * Width, Width);

    /// <summary>thisᵀ · this: width × width.</summary>
    public double[,] Gram()
    {
        var sums = new double[Width, Width];
        var block = new DenseRows(Width, Width);
        const int blockRows = 256;
        for (var first = 0; first < Rows; first += blockRows)
        {
            // Single precision within a block, double over all of them.
            Array.Clear(block._values);
            for (var row = first; row < Math.Min(Rows, first + blockRows); row++)
            {
                var values = Row(row);
                for (var i = 0; i < Width; i++)
                {
                    var target = block.Row(i)[i..];
                    TensorPrimitives.MultiplyAdd(values[i..], values[i], target, target);
                }
            }

            for (var i = 0; i < Width; i++)
            {
                for (var j = i; j < Width; j++)
                {
                    sums[i, j] += block.Row(i)[j];
                }
            }
        }

        for (var i = 0; i < Width; i++)
        {
            for (var j = 0; j < i; j++)
            {
                sums[i, j] = sums[j, i];
            }
        }

        return sums;
    }

    /// <summary>this · right.</summary>
    /// <param name="right">width × any.</param>
    public DenseRows Multiply(float[][] right)
    {
        var result = new DenseRows(Rows, right[0].Length);
        Parallel.For(0, Rows, row =>
        {
            var source = Row(row);
            var target = result.Row(row);
            for (var i = 0; i < source.Length; i++)
            {
                TensorPrimitives.MultiplyAdd(right[i], source[i], target, target);
            }
        });
        return result;
    }
}
