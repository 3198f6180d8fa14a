using System.Globalization;
using Assistant.Core.Retrieval.Analysis;
using Assistant.Core.Retrieval.Vectors;

namespace Assistant.Infrastructure.Configuration;

/// <summary>
/// Section <c>Search</c>: how passages are ranked. The defaults were found on the development half of the municipal
/// FAQ set; <c>docs/measurements.md</c> says what each is worth.
/// </summary>
public sealed class SearchOptions
{
    public const string Section = "Search";
    public const string ReciprocalRank = "reciprocal-rank";
    public const string WeightedScores = "weighted-scores";

    /// <summary>Where Debian installs IPADIC in UTF-8.</summary>
    public string MeCabDictionary { get; set; } = "/var/lib/mecab/dic/ipadic-utf8";

    public string Fusion { get; set; } = ReciprocalRank;

    public double LexicalWeight { get; set; } = 1;

    /// <summary>Weight of the dense list; null for 0.3 with the built-in model, which is weak alone, and 1 with an embedding model.</summary>
    public double? DenseWeight { get; set; }

    /// <summary>k of reciprocal rank fusion. Small: the first places of either list count most.</summary>
    public int RankConstant { get; set; } = 2;

    /// <summary>How many of the best passages of each list are fused.</summary>
    public int Prefetch { get; set; } = 100;

    public double UnigramWeight { get; set; } = new TermWeights().Unigram;

    public double BigramWeight { get; set; } = new TermWeights().Bigram;

    public double KanaBigramWeight { get; set; } = new TermWeights().KanaBigram;

    public double QuantityWeight { get; set; } = new TermWeights().Quantity;

    /// <summary>Of words that may stand for a word of the question; 0 leaves them out.</summary>
    public double SynonymWeight { get; set; } = new TermWeights().Synonym;

    /// <summary>Of verbs, adjectives and nouns of doing (申請, 確認) in a question, against 1 for other words.</summary>
    public double VerbWeight { get; set; } = new TermWeights().Verb;

    public double AdjectiveWeight { get; set; } = new TermWeights().Adjective;

    public double ActionNounWeight { get; set; } = new TermWeights().ActionNoun;

    /// <summary>Passages that share at least this part of their letters are one; 1 collapses only equal ones.</summary>
    public double NearDuplicate { get; set; } = 0.9;

    /// <summary>Another dictionary cuts texts otherwise: questions and index must be cut by the same one. 0 when there is none.</summary>
    internal long DictionarySize() => new FileInfo(Path.Combine(MeCabDictionary, "sys.dic")) is { Exists: true } file ? file.Length : 0;

    internal TermWeights TermWeights => new((float)UnigramWeight, (float)BigramWeight, (float)KanaBigramWeight, (float)QuantityWeight, (float)SynonymWeight, (float)VerbWeight, (float)AdjectiveWeight, (float)ActionNounWeight);

    internal FusionOptions FusionFor(bool hasEmbeddingModel) => new(
        Fusion == WeightedScores ? FusionMethod.WeightedScores : FusionMethod.ReciprocalRank,
        (float)LexicalWeight,
        (float)(DenseWeight ?? (hasEmbeddingModel ? 1 : 0.3)),
        Prefetch,
        RankConstant);

    internal static IEnumerable<string> Check(SearchOptions options)
    {
        if (options.Fusion is not (ReciprocalRank or WeightedScores))
        {
            yield return $"Search:Fusion「{options.Fusion}」は使えません。{ReciprocalRank}、{WeightedScores} のいずれかを指定してください。";
        }

        foreach (var (name, value) in options.Weights())
        {
            if (!double.IsFinite(value) || value is < 0 or > 10)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"Search:{name}「{value}」は 0 から 10 までの数値で指定してください。");
            }
        }

        if (options.LexicalWeight <= 0 || options.DenseWeight is <= 0)
        {
            yield return "Search:LexicalWeight と Search:DenseWeight には 0 より大きい数値を指定してください。";
        }

        if (options.RankConstant is < 1 or > 1000)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Search:RankConstant「{options.RankConstant}」は 1 から 1000 までの整数で指定してください。");
        }

        if (options.Prefetch is < 10 or > 1000)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Search:Prefetch「{options.Prefetch}」は 10 から 1000 までの整数で指定してください。");
        }

        if (options.NearDuplicate is not (>= 0.5 and <= 1))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Search:NearDuplicate「{options.NearDuplicate}」は 0.5 から 1 までの数値で指定してください。");
        }
    }

    private IEnumerable<(string Name, double Value)> Weights() =>
    [
        (nameof(LexicalWeight), LexicalWeight), (nameof(DenseWeight), DenseWeight ?? 1), (nameof(UnigramWeight), UnigramWeight),
        (nameof(BigramWeight), BigramWeight), (nameof(KanaBigramWeight), KanaBigramWeight), (nameof(QuantityWeight), QuantityWeight), (nameof(SynonymWeight), SynonymWeight), (nameof(VerbWeight), VerbWeight),
        (nameof(AdjectiveWeight), AdjectiveWeight), (nameof(ActionNounWeight), ActionNounWeight),
    ];
}
