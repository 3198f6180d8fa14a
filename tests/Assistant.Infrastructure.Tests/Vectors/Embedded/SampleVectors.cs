using System.Globalization;
using System.Numerics.Tensors;
using Assistant.Core.Access;
using Assistant.Core.Documents;
using Assistant.Core.Retrieval;
using Assistant.Core.Retrieval.Vectors;

namespace Assistant.Infrastructure.Tests.Vectors.Embedded;

/// <summary>Documents made of a seed: terms as uneven as those of a language, dense vectors in clusters.</summary>
internal static class SampleVectors
{
    public const int Dimensions = 70;
    public const int Vocabulary = 3_000;
    private const int Clusters = 20;

    public static VectorIndexSpecification Specification { get; } = new("sample", Dimensions);

    public static FusionOptions Fusion { get; } = new(FusionMethod.ReciprocalRank, 1, 0.7f, 50, 60);

    public static string Id(int number) => number.ToString("x32", CultureInfo.InvariantCulture);

    /// <param name="version">Another one has other passages under other ids.</param>
    public static IndexedDocument Document(int number, int passages = 5, int version = 0, params string[] access)
    {
        var random = new Random((number * 31) + version);
        var metadata = new DocumentMetadata
        {
            Title = "題",
            Kind = (DocumentKind)(number % 4),
            Department = number % 3 == 0 ? null : $"課{number % 5}",
            Access = access.Length == 0 ? ["staff"] : access,
        };
        return new IndexedDocument(Id(number), metadata, [.. Enumerable.Range(0, passages).Select(p => Passage(random, (number * 1_000) + (version * 100) + p))]);
    }

    public static VectorQuery Query(int seed, SearchMode mode, int top = 10, AccessScope? access = null, SearchFilters? filters = null)
    {
        var random = new Random(seed);
        var terms = Terms(random, 12).Select(t => new QueryTermWeight(t.Key, 0.5f + random.NextSingle())).ToList();
        return new VectorQuery(Specification.Version, mode, terms, Dense(random), new VectorFilter(access ?? AccessScope.Everything, filters ?? new SearchFilters()), top, Fusion);
    }

    private static IndexedPassage Passage(Random random, int id)
    {
        // Few impacts, so that scores are equal now and then; a passage in twenty has no dense vector.
        return new IndexedPassage(Id(id), Terms(random, 5 + random.Next(60)), random.Next(20) == 0 ? ReadOnlyMemory<float>.Empty : Dense(random));
    }

    private static List<TermImpact> Terms(Random random, int count) => [.. Enumerable.Range(0, count)
        .Select(_ => (uint)(5 * (Math.Exp(random.NextDouble() * Math.Log(Vocabulary / 5.0)) - 1)))
        .Distinct()
        .Order()
        .Select(key => new TermImpact(key, (byte)(1 + (60 * random.Next(4)))))];

    private static float[] Dense(Random random)
    {
        var centre = new Random(random.Next(Clusters));
        var values = new float[Dimensions];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = centre.NextSingle() - 0.5f + ((random.NextSingle() - 0.5f) * 0.6f);
        }

        TensorPrimitives.Divide(values, TensorPrimitives.Norm(values), values);
        return values;
    }
}
