using Assistant.Core.Retrieval.Analysis;
using Assistant.Core.Text;

namespace Assistant.Core.Retrieval.Semantic;

/// <summary>Trains the latent semantic model on a sample of the corpus.</summary>
internal sealed class LatentSemanticTrainer(TermWeights weights)
{
    /// <summary>Dimensions; more fit the corpus's noise, fewer lose its subjects.</summary>
    public const int Dimensions = 256;

    /// <summary>Title and headings say what a passage is about: they count more here than in ranking by words.</summary>
    public const double ContextWeight = 3;

    /// <summary>The rarer terms beyond it would cost memory and say little about the company that words keep.</summary>
    private const int MostTerms = 60_000;

    /// <summary>Below it a term that stands once may still be all that a passage has.</summary>
    private const int SmallCorpus = 200;

    public LatentSemanticModel Train(IReadOnlyList<FieldTerms> passages, TermFrequencies frequencies, Bm25Impacts impacts, CancellationToken cancellationToken)
    {
        var leastFrequency = passages.Count < SmallCorpus ? 1 : 2;
        uint[] keys = [.. frequencies.Where(leastFrequency)
            .OrderByDescending(t => t.Frequency).ThenBy(t => t.Key)
            .Take(MostTerms)
            .Select(t => t.Key)
            .Order()];
        if (keys.Length == 0)
        {
            return new LatentSemanticModel([], [], [], 0);
        }

        var rarities = Array.ConvertAll(keys, k => (float)frequencies.Rarity(k));
        var matrix = new SparseRows(keys.Length);
        foreach (var passage in passages)
        {
            matrix.AddUnit(Values(passage, impacts)
                .Select(t => (Column: Array.BinarySearch(keys, t.Key), t.Value))
                .Where(t => t.Column >= 0)
                .Select(t => (t.Column, t.Value * rarities[t.Column])));
        }

        if (!matrix.HasValues)
        {
            return new LatentSemanticModel([], [], [], 0);
        }

        var vectors = RandomizedSvd.RightSingularVectors(matrix, Dimensions, cancellationToken);
        var directions = new float[keys.Length * vectors.Width];
        for (var row = 0; row < keys.Length; row++)
        {
            vectors.Row(row).CopyTo(directions.AsSpan(row * vectors.Width));
        }

        return new LatentSemanticModel(keys, rarities, directions, vectors.Width);
    }

    /// <summary>Opening hours and telephone numbers stand beside every subject: they say nothing about it.</summary>
    public static bool HasMeaning(TermClass termClass) => termClass is not (TermClass.Quantity or TermClass.Provision);

    /// <summary>A passage's terms as the model reads them, also when it is folded in later.</summary>
    public IEnumerable<(uint Key, float Value)> Values(FieldTerms passage, Bm25Impacts impacts) =>
        impacts.Exact(passage, ContextWeight)
            .Where(t => HasMeaning(t.Class))
            .Select(t => (t.Key, t.Value * weights.Of(t.Class)));
}
