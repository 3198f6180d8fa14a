using System.Reflection;
using Assistant.Core.Text;

namespace Assistant.Cli.Benchmarking;

/// <summary>
/// Real words of administration, the most frequent first: nouns of the sample documents, those that 「する」 can follow,
/// and compounds of two nouns, so that there are as many words as a city's documents have.
/// </summary>
internal sealed class Vocabulary
{
    private const string Prefix = "bench/";
    private const int Compounds = 6000;

    private Vocabulary(IReadOnlyList<string> nouns, IReadOnlyList<string> actions) => (Nouns, Actions) = (nouns, actions);

    public IReadOnlyList<string> Nouns { get; }

    /// <summary>Nouns that become verbs with 「する」.</summary>
    public IReadOnlyList<string> Actions { get; }

    public static Vocabulary Read(IWordSegmenter segmenter)
    {
        var words = Documents()
            .SelectMany(text => segmenter.Segment(SearchKey.Of(text)))
            .Where(IsWord)
            .GroupBy(m => m.Surface, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .ToList();
        var single = words.ConvertAll(g => g.Key);
        var actions = words.Where(g => g.First().SubClass == "サ変接続").Select(g => g.Key).ToList();
        var compounds = Combine(single).Take(Compounds);
        return new Vocabulary([.. single, .. compounds], actions);
    }

    /// <summary>Pairs along the diagonals: of frequent words first, as in life.</summary>
    private static IEnumerable<string> Combine(List<string> words)
    {
        var known = words.ToHashSet(StringComparer.Ordinal);
        for (var sum = 1; sum < words.Count; sum++)
        {
            for (var first = 0; first <= sum; first++)
            {
                if (first != sum - first && known.Add(words[first] + words[sum - first]))
                {
                    yield return words[first] + words[sum - first];
                }
            }
        }
    }

    private static bool IsWord(Morpheme morpheme) => morpheme is { Known: true, Class: "名詞", Surface.Length: > 1 }
        && morpheme.SubClass is "一般" or "サ変接続" or "形容動詞語幹"
        && !morpheme.Surface.Any(char.IsAscii);

    private static IEnumerable<string> Documents()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }
}
