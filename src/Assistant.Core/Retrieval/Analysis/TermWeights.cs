using Assistant.Core.Text;

namespace Assistant.Core.Retrieval.Analysis;

/// <summary>
/// How much a term of the question counts against a word, by its class; found on the development half of the
/// municipal FAQ set, where all of them lie on a plateau.
/// </summary>
/// <param name="Synonym">Words that may stand for a word of the question.</param>
public sealed record TermWeights(float Unigram = 0.3f, float Bigram = 0.5f, float KanaBigram = 0.5f, float Quantity = 0.5f, float Synonym = 0.45f)
{
    public float Of(TermClass termClass) => termClass switch
    {
        TermClass.Unigram => Unigram,
        TermClass.Bigram => Bigram,
        TermClass.KanaBigram => KanaBigram,
        TermClass.Quantity => Quantity,
        _ => 1,
    };
}
