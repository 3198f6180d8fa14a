using System.Numerics.Tensors;

namespace Assistant.Core.Retrieval.Semantic;

/// <summary>A matrix of passages (rows) by terms (columns), row by row without its zeros.</summary>
internal sealed class SparseRows(int columns)
{
    private readonly List<int> _starts = [0];
    private readonly List<int> _columns = [];
    private readonly List<float> _values = [];

    public int Rows => _starts.Count - 1;

    public int Columns { get; } = columns;

    public bool HasValues => _values.Count > 0;

    /// <summary>Adds a row scaled to unit length; one without any value stays zero.</summary>
    public void AddUnit(IEnumerable<(int Column, float Value)> row)
    {
        var start = _values.Count;
        foreach (var (column, value) in row)
        {
            _columns.Add(column);
            _values.Add(value);
        }

        var added = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_values)[start..];
        var norm = TensorPrimitives.Norm(added);
        if (norm > 0)
        {
            TensorPrimitives.Divide(added, norm, added);
        }

        _starts.Add(_values.Count);
    }

    /// <summary>this · right: rows × width.</summary>
    public DenseRows Multiply(DenseRows right)
    {
        var result = new DenseRows(Rows, right.Width);
        InSlices(right.Width, (from, length) =>
        {
            for (var row = 0; row < Rows; row++)
            {
                var target = result.Row(row).Slice(from, length);
                for (var i = _starts[row]; i < _starts[row + 1]; i++)
                {
                    TensorPrimitives.MultiplyAdd(right.Row(_columns[i]).Slice(from, length), _values[i], target, target);
                }
            }
        });
        return result;
    }

    /// <summary>thisᵀ · right: columns × width.</summary>
    public DenseRows TransposeMultiply(DenseRows right)
    {
        var result = new DenseRows(Columns, right.Width);
        InSlices(right.Width, (from, length) =>
        {
            for (var row = 0; row < Rows; row++)
            {
                var source = right.Row(row).Slice(from, length);
                for (var i = _starts[row]; i < _starts[row + 1]; i++)
                {
                    var target = result.Row(_columns[i]).Slice(from, length);
                    TensorPrimitives.MultiplyAdd(source, _values[i], target, target);
                }
            }
        });
        return result;
    }

    /// <summary>Each processor has columns of its own, so that no two write to one place and sums keep their order.</summary>
    private static void InSlices(int width, Action<int, int> work)
    {
        var slices = Math.Clamp(Environment.ProcessorCount, 1, width);
        Parallel.For(0, slices, slice =>
        {
            var from = width * slice / slices;
            work(from, (width * (slice + 1) / slices) - from);
        });
    }
}
