using Assistant.Core.Retrieval.Semantic;
using MathNet.Numerics.LinearAlgebra;
using Xunit;

namespace Assistant.Core.Tests.Retrieval.Semantic;

public sealed class RandomizedSvdTests
{
    [Fact]
    public void RightSingularVectors_OfASmallMatrix_SpanTheExactDirections()
    {
        var random = new Random(3);
        var exact = Matrix<double>.Build.Dense(40, 30);
        var rows = new SparseRows(30);
        for (var row = 0; row < 40; row++)
        {
            var values = Enumerable.Range(0, 30).Where(_ => random.Next(4) == 0).Select(c => (Column: c, Value: (float)(1 + random.NextDouble()))).ToList();
            var norm = Math.Sqrt(values.Sum(v => v.Value * v.Value));
            values.ForEach(v => exact[row, v.Column] = v.Value / norm);
            rows.AddUnit(values);
        }

        var expected = exact.Svd().VT;
        var actual = RandomizedSvd.RightSingularVectors(rows, 5, CancellationToken.None);

        Assert.Equal(5, actual.Width);
        for (var direction = 0; direction < 5; direction++)
        {
            var cosine = Enumerable.Range(0, 30).Sum(c => expected[direction, c] * actual.Row(c)[direction]);
            Assert.InRange(Math.Abs(cosine), 0.98, 1.001);
        }
    }

    [Fact]
    public void RightSingularVectors_OfFewerDirectionsThanAsked_GivesThose()
    {
        var rows = new SparseRows(4);
        rows.AddUnit([(0, 1f), (1, 1f)]);
        rows.AddUnit([(2, 1f)]);
        rows.AddUnit([(0, 2f), (1, 2f)]);

        Assert.Equal(2, RandomizedSvd.RightSingularVectors(rows, 10, CancellationToken.None).Width);
    }
}
