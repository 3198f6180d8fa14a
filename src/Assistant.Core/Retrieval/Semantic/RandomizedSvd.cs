using MathNet.Numerics.LinearAlgebra;

namespace Assistant.Core.Retrieval.Semantic;

/// <summary>
/// Leading right singular vectors of a sparse matrix by random projection with power iterations (Halko, Martinsson,
/// Tropp: "Finding structure with randomness", 2011, algorithms 4.4 and 5.1).
/// </summary>
internal static class RandomizedSvd
{
    private const int Oversampling = 16;
    private const int PowerIterations = 2;
    private const int Seed = 20260401;

    /// <summary>Directions whose share of the strongest is smaller are rounding, not structure.</summary>
    private const double LeastShare = 1e-6;

    /// <returns>One row a column of <paramref name="matrix"/>, at most <paramref name="dimensions"/> wide, strongest direction first.</returns>
    public static DenseRows RightSingularVectors(SparseRows matrix, int dimensions, CancellationToken cancellationToken)
    {
        var width = Math.Max(1, Math.Min(Math.Min(matrix.Rows, matrix.Columns), dimensions + Oversampling));
        var range = Orthonormalise(matrix.Multiply(Signs(matrix.Columns, width)));
        for (var i = 0; i < PowerIterations; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            range = Orthonormalise(matrix.Multiply(matrix.TransposeMultiply(range)));
        }

        cancellationToken.ThrowIfCancellationRequested();
        return Scale(matrix.TransposeMultiply(range), dimensions);
    }

    private static DenseRows Orthonormalise(DenseRows values) => Scale(values, values.Width);

    /// <summary>values · U · S⁻¹ of the values' own singular directions: orthonormal columns, strongest first.</summary>
    private static DenseRows Scale(DenseRows values, int most)
    {
        var decomposition = Matrix<double>.Build.DenseOfArray(values.Gram()).Evd(Symmetricity.Symmetric);
        var eigenvalues = decomposition.EigenValues.Select(v => v.Real).ToArray();
        var largest = eigenvalues.Max();
        int[] kept = [.. Enumerable.Range(0, eigenvalues.Length)
            .Where(i => eigenvalues[i] > largest * LeastShare)
            .OrderByDescending(i => eigenvalues[i])
            .Take(most)];
        var vectors = decomposition.EigenVectors;
        var rotation = Enumerable.Range(0, values.Width)
            .Select(row => Array.ConvertAll(kept, column => (float)(vectors[row, column] / Math.Sqrt(eigenvalues[column]))))
            .ToArray();
        return values.Multiply(rotation);
    }

    /// <summary>Random signs do what normal deviates do (Achlioptas, 2003) and cost a bit each.</summary>
    private static DenseRows Signs(int rows, int width)
    {
        // The same corpus gives the same model.
        var random = new Random(Seed);
        var result = new DenseRows(rows, width);
        Span<byte> bits = new byte[(width + 7) / 8];
        for (var row = 0; row < rows; row++)
        {
            random.NextBytes(bits);
            var values = result.Row(row);
            for (var i = 0; i < width; i++)
            {
                values[i] = (bits[i >> 3] >> (i & 7) & 1) == 0 ? -1 : 1;
            }
        }

        return result;
    }
}
