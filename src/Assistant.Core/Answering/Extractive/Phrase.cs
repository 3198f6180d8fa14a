using Assistant.Core.Text;

namespace Assistant.Core.Answering.Extractive;

/// <summary>A run of nouns in the question (超過勤務, オンライン申請件数), or one verb or adjective.</summary>
/// <param name="Key">As it stands in the question's search key.</param>
/// <param name="Weight">How much the question hangs on it: rare words weigh more than common ones.</param>
/// <param name="IsNominal">Nouns name the subject; verbs are paraphrased too freely to be demanded.</param>
/// <param name="IsPlace">The name of a municipality or prefecture: evidence must name it too.</param>
/// <param name="OnlyAsks">Says how the answer is to be given (説明, 一覧, 目標値), not what the question is about.</param>
internal sealed record Phrase(string Key, IReadOnlyList<PhraseWord> Words, double Weight, bool IsNominal, bool IsPlace, bool OnlyAsks);

/// <param name="Term">Folded base form.</param>
/// <param name="Rarity">Inverse document frequency, at least 0.</param>
/// <param name="IsAbsent">No passage of the whole index holds it.</param>
internal sealed record PhraseWord(string Term, string Surface, double Rarity, bool IsAbsent, IReadOnlyList<string> Synonyms);
