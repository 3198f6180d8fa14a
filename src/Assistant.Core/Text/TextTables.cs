using System.Collections.Frozen;
using System.Reflection;

namespace Assistant.Core.Text;

/// <summary>The reviewable tables behind the search key, embedded as tab-separated text.</summary>
internal static class TextTables
{
    /// <summary>Longest first, so that a longer defect is not half repaired by a shorter one.</summary>
    public static IReadOnlyList<(string Wrong, string Right)> Repairs { get; } =
        [.. Read("repairs").Select(r => (r[0].ToLowerInvariant(), r[1].ToLowerInvariant())).OrderByDescending(r => r.Item1.Length)];

    public static FrozenDictionary<string, string> KanjiVariants { get; } =
        Read("kanji-variants").ToFrozenDictionary(r => r[0], r => r[1], StringComparer.Ordinal);

    /// <summary>Word to the other words of its groups; keys and values are folded terms.</summary>
    public static FrozenDictionary<string, string[]> Synonyms { get; } =
        Read("synonyms")
            .Select(group => group.Select(WordFolding.Fold).ToArray())
            .SelectMany(group => group.Select(word => (Word: word, Others: group.Where(other => other != word))))
            .GroupBy(entry => entry.Word, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.SelectMany(entry => entry.Others).Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);

    /// <summary>Words of a question that say how it asks, not what about.</summary>
    public static FrozenSet<string> AskingWords { get; } = Read("asking-words").Select(r => r[0]).ToFrozenSet(StringComparer.Ordinal);

    private static List<string[]> Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"text/{name}.tsv")
            ?? throw new InvalidOperationException($"The table {name} is not embedded.");
        using var reader = new StreamReader(stream);
        var rows = new List<string[]>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                rows.Add(line.Split('\t'));
            }
        }

        return rows;
    }
}
