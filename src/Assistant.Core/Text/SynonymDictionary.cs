using System.Reflection;

namespace Assistant.Core.Text;

/// <summary>
/// Groups of words that may stand for one another: the city's own table, the Sudachi synonym dictionary, a glossary.
/// Words are kept in the form in which questions are searched and found by their folded form.
/// </summary>
public sealed class SynonymDictionary
{
    /// <summary>A word that stands in more groups is too ambiguous to be widened.</summary>
    private const int MostGroups = 8;

    private const int ShortestWord = 2;

    /// <summary>A word that its group leads to, but that does not lead to the group.</summary>
    private const char OnlyFound = '-';

    private readonly Dictionary<string, List<string[]>> _groups = new(StringComparer.Ordinal);

    /// <param name="groups">Each of two words or more.</param>
    public SynonymDictionary(IEnumerable<IReadOnlyList<string>> groups)
    {
        foreach (var group in groups)
        {
            Add(group);
        }
    }

    /// <param name="own">Groups of the city's own table.</param>
    public static SynonymDictionary Load(IEnumerable<IReadOnlyList<string>> own)
    {
        var dictionary = new SynonymDictionary(own);
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("text/dictionary.tsv")
            ?? throw new InvalidOperationException("The synonym dictionary is not embedded."));
        while (reader.ReadLine() is { } line)
        {
            dictionary.Add(line.Split('\t'));
        }

        return dictionary;
    }

    /// <summary>The other words of the groups of a word; empty when it has none or is too ambiguous.</summary>
    public IEnumerable<string> Find(string word)
    {
        var folded = Fold(word);
        return folded.Length >= ShortestWord && _groups.TryGetValue(folded, out var groups) && groups.Count <= MostGroups
            ? groups.SelectMany(g => g).Where(w => Fold(w) != folded).Distinct(StringComparer.Ordinal)
            : [];
    }

    private static string Fold(string word) => WordFolding.FoldKana(WordFolding.Fold(word));

    private void Add(IReadOnlyList<string> group)
    {
        string[] words = [.. group.Select(w => w.TrimStart(OnlyFound))];
        foreach (var leading in group.Where(w => w.Length > 0 && w[0] != OnlyFound).Select(Fold).Distinct(StringComparer.Ordinal))
        {
            if (!_groups.TryGetValue(leading, out var groups))
            {
                _groups.Add(leading, groups = []);
            }

            groups.Add(words);
        }
    }
}
