using Assistant.Core.Retrieval.Vectors;
using Assistant.Core.Text;

namespace Assistant.Core.Retrieval.Analysis;

/// <summary>The part of BM25F that depends on the passage alone; see <see cref="Bm25Options"/>.</summary>
public sealed class Bm25Impacts(Bm25Options options, FieldAverages averages)
{
    /// <summary>One impact a term, keys ascending.</summary>
    public TermImpact[] Of(FieldTerms passage)
    {
        var norms = Norms(passage, options.ContextWeight);
        var impacts = new TermImpact[passage.Count];
        for (var i = 0; i < impacts.Length; i++)
        {
            impacts[i] = new TermImpact(passage.Keys[i], Quantise(Impact(passage.Counts[i], norms)));
        }

        return impacts;
    }

    /// <summary>The same without rounding, with another weight of the context, for the latent semantic model.</summary>
    internal IEnumerable<(uint Key, TermClass Class, float Value)> Exact(FieldTerms passage, double contextWeight)
    {
        var norms = Norms(passage, contextWeight);
        for (var i = 0; i < passage.Count; i++)
        {
            yield return (passage.Keys[i], passage.Counts[i].Class, (float)Impact(passage.Counts[i], norms));
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
