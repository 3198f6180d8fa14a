using Assistant.Core.Retrieval.Vectors;

namespace Assistant.Core.Retrieval.Analysis;

/// <summary>The part of BM25F that depends on the passage alone; see <see cref="Bm25Options"/>.</summary>
public sealed class Bm25Impacts(Bm25Options options, FieldAverages averages)
{
    /// <summary>One impact a term, keys ascending.</summary>
    public TermImpact[] Of(FieldTerms passage)
    {
        var norms = Norms(passage, options.ContextWeight);
        var keys = new uint[passage.Counts.Count];
        var impacts = new TermImpact[keys.Length];
        var i = 0;
        foreach (var (key, count) in passage.Counts)
        {
            keys[i] = key;
            impacts[i++] = new TermImpact(key, Quantise(Impact(count, norms)));
        }

        // With the keys apart the framework sorts them as numbers, without calling a comparison.
        Array.Sort(keys, impacts);
        return impacts;
    }

    /// <summary>The same without rounding, with another weight of the context, for the latent semantic model.</summary>
    internal IEnumerable<(uint Key, float Value)> Exact(FieldTerms passage, double contextWeight)
    {
        var norms = Norms(passage, contextWeight);
        foreach (var (key, count) in passage.Counts)
        {
            yield return (key, (float)Impact(count, norms));
        }
    }

    private (double Context, double Body) Norms(FieldTerms passage, double contextWeight) => (
        contextWeight / (1 - options.ContextB + (options.ContextB * passage.ContextLength / averages.Context)),
        1 / (1 - options.BodyB + (options.BodyB * passage.BodyLength / averages.Body)));

    private double Impact(TermCount count, (double Context, double Body) norms)
    {
        var frequency = (count.Context * norms.Context) + (count.Body * norms.Body);
        return frequency / (options.K1 + frequency);
    }

    private static byte Quantise(double impact) => (byte)Math.Clamp((int)Math.Round(impact * byte.MaxValue), 1, byte.MaxValue);
}
