using System.Text.RegularExpressions;
using Assistant.Core.Retrieval;
using Assistant.Core.Text;

namespace Assistant.Core.Answering.Generated;

/// <summary>
/// Which numbers of a sentence do not stand in what it cites. Both sides are compared by their search key, so that
/// 「１，７５８」 is 1758 and 令和8年 is 2026年.
/// </summary>
internal static partial class NumberCheck
{
    /// <param name="sentence">Without markers.</param>
    /// <param name="cited">The passages that the sentence names.</param>
    /// <returns>As in the key: ASCII digits without separators.</returns>
    public static IReadOnlyList<string> Unverified(string sentence, IEnumerable<SearchHit> cited)
    {
        var known = cited.SelectMany(hit => Numbers(Given(hit))).ToHashSet(StringComparer.Ordinal);
        return [.. Numbers(Enumeration().Replace(sentence, string.Empty)).Where(number => !known.Contains(number)).Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Numbers(string text) => Number().Matches(SearchKey.Of(text)).Select(match => match.Value);

    private static string Given(SearchHit hit) =>
        string.Join('\t', hit.Chunk.HeadingPath.Prepend(hit.Document.Metadata.Title).Append(hit.Chunk.Text).Concat(hit.Chunk.Segments.Select(s => s.Text)));

    [GeneratedRegex(@"[0-9]+(?:\.[0-9]+)?", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    // The number of a list item is the answer's own. 「1.5倍」 is not one.
    [GeneratedRegex(@"^[・\s]*(?:[0-9０-９]{1,2}[.．)）、](?![0-9０-９])|[（(][0-9０-９]{1,2}[）)]|[①-⑳])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Enumeration();
}
