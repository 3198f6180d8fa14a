using System.IO.Hashing;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Assistant.Core.Retrieval.Dense;

namespace Assistant.Cli.Benchmarking;

/// <summary>Stands in for an embedding model, whose own time is left aside: a random direction for each text, always the same.</summary>
internal sealed class RandomDenseModel(int dimensions) : IDenseModel
{
    public string Identity => "random-directions";

    public int Dimensions => dimensions;

    public Task<IReadOnlyList<ReadOnlyMemory<float>>> EncodePassagesAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ReadOnlyMemory<float>>>([.. texts.Select(Encode)]);

    public Task<ReadOnlyMemory<float>> EncodeQueryAsync(string text, CancellationToken cancellationToken) => Task.FromResult(Encode(text));

    private ReadOnlyMemory<float> Encode(string text)
    {
        var random = new SeededRandom(XxHash64.HashToUInt64(MemoryMarshal.AsBytes(text.AsSpan())));
        var vector = new float[dimensions];
        for (var i = 0; i < dimensions; i++)
        {
            // A sum of four is near enough to the normal distribution that makes every direction equally likely.
            var bits = random.NextBits();
            vector[i] = (ushort)bits + (ushort)(bits >> 16) + (ushort)(bits >> 32) + (ushort)(bits >> 48) - (2f * ushort.MaxValue);
        }

        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }
}
