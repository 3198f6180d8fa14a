using Assistant.Core.Text;

namespace Assistant.Core.Retrieval.Analysis;

/// <summary>
/// How much a term of the question counts against a word, by its class; found on the development half of the
/// municipal FAQ set, where all of them lie on a plateau.
/// </summary>
/// <param name="Synonym">Words that may stand for a word of the question.</param>
/// <param name="Verb">Verbs of the question: what one does with the subject is said in many ways.</param>
/// <param name="Adjective">Adjectives of the question.</param>
/// <param name="ActionNoun">Nouns of doing (サ変接続: 申請, 確認), which many passages share.</param>
/// <param name="Provision">Whoever names 第12条第3項 wants it and nothing that merely speaks of it: more than all other words together.</param>
public sealed record TermWeights(
    float Unigram = 0.3f,
    float Bigram = 0.5f,
    float KanaBigram = 0.5f,
    float Quantity = 0.5f,
    float Synonym = 0.45f,
    float Verb = 1,
    float Adjective = 1,
    float ActionNoun = 0.8f,
    float Provision = 12)
{
    /// <summary>The same for questions of any kind: what the vectors of passages depend on.</summary>
    public TermWeights ForPassages() => this with { Synonym = 0, Verb = 0, Adjective = 0, ActionNoun = 0, Provision = 0 };

    /// <summary>By the part of speech of a word of the question.</summary>
    public float Of(Morpheme word) => word switch
    {
        { Class: "動詞" } => Verb,
        { Class: "形容詞" } => Adjective,
        { Class: "名詞", SubClass: "サ変接続" } => ActionNoun,
        _ => 1,
    };

    public float Of(TermClass termClass) => termClass switch
    {
        TermClass.Unigram => Unigram,
        TermClass.Bigram => Bigram,
        TermClass.KanaBigram => KanaBigram,
        TermClass.Quantity => Quantity,
        TermClass.Provision => Provision,
        _ => 1,
    };
}
