using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Assistant.Core.Errors;

namespace Assistant.Core.Text;

/// <summary>
/// The reviewable tables behind the search: the factory's own, and what the administrator adds in files of the same
/// names in the data folder. One set a process, because every text of an index must be folded alike.
/// </summary>
public sealed class TextTables
{
    private readonly FrozenDictionary<char, char> _letters;
    private readonly FrozenDictionary<string, string> _pairs;

    private TextTables(IReadOnlyDictionary<string, IReadOnlyList<string[]>> rows)
    {
        // Longest first, so that a longer defect is not half repaired by a shorter one.
        Repairs = [.. rows["repairs"].Select(r => (r[0].ToLowerInvariant(), r[1].ToLowerInvariant())).OrderByDescending(r => r.Item1.Length)];
        var variants = rows["kanji-variants"].GroupBy(r => r[0], StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last()[1], StringComparer.Ordinal);
        _letters = variants.Where(v => v is { Key.Length: 1, Value.Length: 1 }).ToFrozenDictionary(v => v.Key[0], v => v.Value[0]);
        _pairs = variants.Where(v => v.Key.Length == 2).ToFrozenDictionary(StringComparer.Ordinal);
        SynonymGroups = [.. rows["synonyms"].Select(group => Array.ConvertAll(group, Plain))];
        Synonyms = SynonymGroups
            .Select(group => group.Select(WordFolding.Fold).ToArray())
            .SelectMany(group => group.Select(word => (Word: word, Others: group.Where(other => other != word))))
            .GroupBy(entry => entry.Word, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.SelectMany(entry => entry.Others).Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
        AskingWords = rows["asking-words"].Select(r => Plain(r[0])).ToFrozenSet(StringComparer.Ordinal);
        Fingerprint = Hash(Repairs.Select(r => r.Wrong + "\t" + r.Right).Concat(variants.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => v.Key + "\t" + v.Value)));
    }

    public static TextTables Current { get; private set; } = new(TextTableFiles.Read(null, []));

    public IReadOnlyList<(string Wrong, string Right)> Repairs { get; }

    public IReadOnlyList<string[]> SynonymGroups { get; }

    /// <summary>Word to the other words of its groups; keys and values are folded terms.</summary>
    public FrozenDictionary<string, string[]> Synonyms { get; }

    /// <summary>Words of a question that say how it asks, not what about.</summary>
    public FrozenSet<string> AskingWords { get; }

    /// <summary>Changes when the same text would be folded otherwise. Tables that only widen questions don't count.</summary>
    public string Fingerprint { get; }

    /// <summary>Takes in the administrator's tables; once, before the first text is read.</summary>
    /// <param name="folder">Need not exist.</param>
    /// <exception cref="AssistantException"><c>text_table_invalid</c>, naming every faulty line.</exception>
    public static TextTables Use(string folder)
    {
        var errors = new List<string>();
        var rows = TextTableFiles.Read(folder, errors);
        return Current = errors.Count == 0
            ? new TextTables(rows)
            : throw new AssistantException("text_table_invalid", $"検索の表に誤りがあります。{string.Join(' ', errors)}")
            {
                NextStep = $"{folder} の表を直してから、もう一度起動してください。",
            };
    }

    internal char Fold(char kanji) => _letters.GetValueOrDefault(kanji, kanji);

    /// <param name="pair">One character outside the basic plane.</param>
    internal string Fold(string pair) => _pairs.GetValueOrDefault(pair, pair);

    /// <summary>As questions are read, whatever width and case the administrator wrote.</summary>
    private static string Plain(string word) => word.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Trim();

    private static string Hash(IEnumerable<string> lines) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))).AsSpan(0, 4));
}
