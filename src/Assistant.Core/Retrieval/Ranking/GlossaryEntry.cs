using System.Text.RegularExpressions;
using Assistant.Core.Documents;
using Assistant.Core.Text;

namespace Assistant.Core.Retrieval.Ranking;

/// <summary>
/// Reads the names of a thing off its glossary entry: the word itself, what stands behind it in brackets
/// (LGWAN（総合行政ネットワーク）), and the words in Latin letters in brackets in the explanation.
/// </summary>
public static partial class GlossaryEntry
{
    private const int LongestName = 40;

    /// <summary>In the form in which questions are searched; fewer than two when the entry gives no other name.</summary>
    public static IReadOnlyList<string> Names(Chunk chunk)
    {
        if (chunk.Kind != BlockKind.Definition || chunk.Cells is not [.., var term, var meaning])
        {
            return [];
        }

        return [.. NamesOf(term.Value)
            .Concat(Latin().Matches(meaning.Value).Select(m => m.Groups["name"].Value))
            .Select(n => SearchKey.Of(n).Trim())
            .Where(n => n.Length is >= 2 and <= LongestName && n[0] != '-')
            .Distinct(StringComparer.Ordinal)];
    }

    private static string[] NamesOf(string term) =>
        term.Split(['（', '）', '(', ')', '／', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    [GeneratedRegex("[（(](?<name>[A-Za-z][A-Za-z \\-]{3,60})[）)]", RegexOptions.NonBacktracking)]
    private static partial Regex Latin();
}
