using System.Text.RegularExpressions;

namespace Assistant.Core.Documents.Provisions;

/// <summary>
/// The beginning of an article: 第12条, 第十二条の二, with its 見出し where it stands on the same line. A sentence that only
/// begins with a reference (「第12条の規定により」, 「第12条に」) is none: behind the number and the 見出し stands a space or nothing.
/// </summary>
/// <param name="Title">見出し without its brackets; null when the line has none.</param>
/// <param name="Rest">What follows on the line, trimmed; empty when nothing does.</param>
internal sealed partial record ArticleMark(ProvisionNumber Number, string? Title, string Rest)
{
    private const int LongestTitle = 60;

    /// <summary>How the article is called in a path, whatever letters the document writes its number with.</summary>
    public string Label => Title is null ? $"第{Number.Main}条{Number.Branch}" : $"第{Number.Main}条{Number.Branch}（{Title}）";

    public static ArticleMark? Read(string text)
    {
        var match = Mark().Match(text);
        if (!match.Success || ProvisionNumber.Read(match.Groups["n"].Value, match.Groups["b"].Value) is not { } number)
        {
            return null;
        }

        var title = match.Groups["t"].Success ? match.Groups["t"].Value : match.Groups["above"].Success ? match.Groups["above"].Value : null;
        return new ArticleMark(number, title?.Trim(), text[match.Length..].Trim());
    }

    /// <summary>The 見出し of a line that holds nothing else: 「（目的）」; null for other lines.</summary>
    public static string? TitleOf(string line)
    {
        var match = TitleLine().Match(line.Trim());
        return match.Success && match.Groups["t"].Length <= LongestTitle ? match.Groups["t"].Value.Trim() : null;
    }

    [GeneratedRegex(
        "^(?:[（(](?<above>[^（）()。]{1,60})[）)][\\s　]*)?第[\\s　]?(?<n>" + ProvisionNumber.Pattern + ")[\\s　]?条(?<b>(?:の" + ProvisionNumber.Pattern + ")*)"
        + "(?:[\\s　]*[（(](?<t>[^（）()。]{1,60}(?:[（(][^（）()]{1,30}[）)][^（）()。]{0,30})?)[）)])?(?=[\\s　]|$)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark();

    [GeneratedRegex("^[（(](?<t>[^（）()。※]{1,60}(?:[（(][^（）()]{1,30}[）)][^（）()。]{0,30})?)[）)]$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TitleLine();
}
