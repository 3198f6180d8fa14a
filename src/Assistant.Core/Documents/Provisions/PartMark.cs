using System.Text.RegularExpressions;

namespace Assistant.Core.Documents.Provisions;

/// <summary>What stands above articles, the outermost first.</summary>
internal enum PartRank
{
    /// <summary>編</summary>
    Part,

    /// <summary>章, 附則 and 別表</summary>
    Chapter,

    /// <summary>節</summary>
    Section,

    /// <summary>款</summary>
    Subsection,

    /// <summary>目</summary>
    Division,
}

/// <summary>A line that begins a part of a rule: 第1編, 第2章 総則, 第3節, 附則, 別表第1.</summary>
/// <param name="Restarts">The articles after it are counted from 1 again.</param>
internal sealed partial record PartMark(PartRank Rank, bool Restarts)
{
    private const int Longest = 60;

    public static PartMark? Read(string line)
    {
        if (line.Length > Longest || line.Contains('。', StringComparison.Ordinal))
        {
            return null;
        }

        if (Numbered().Match(line) is { Success: true } match)
        {
            var rank = match.Groups["kind"].Value switch
            {
                "編" => PartRank.Part,
                "章" => PartRank.Chapter,
                "節" => PartRank.Section,
                "款" => PartRank.Subsection,
                _ => PartRank.Division,
            };
            return new PartMark(rank, Restarts: false);
        }

        return Supplement().IsMatch(line) ? new PartMark(PartRank.Chapter, Restarts: true) : null;
    }

    [GeneratedRegex("^第[\\s　]?" + ProvisionNumber.Pattern + "[\\s　]?(?<kind>[編章節款目])(?:の" + ProvisionNumber.Pattern + ")*(?:[\\s　]|$)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Numbered();

    [GeneratedRegex("^(?:附[\\s　]*則|付[\\s　]*則|別表(?:第?" + ProvisionNumber.Pattern + ")?(?:の" + ProvisionNumber.Pattern + ")*)(?:[\\s　（(]|$)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Supplement();
}
