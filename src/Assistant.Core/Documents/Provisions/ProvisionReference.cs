using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Core.Text;

namespace Assistant.Core.Documents.Provisions;

/// <summary>A provision that a question names: 「就業規則第12条第3項」, 「12条3項」, 「第十二条の二」, 「附則第2条」, 「別表第1」.</summary>
/// <param name="Term">As <see cref="ProvisionTerms"/> writes it: 12の2/3/1.</param>
/// <param name="Article">The term of the article alone.</param>
/// <param name="Rule">The name of the rule right before it, as a search key; null when the question names none.</param>
/// <param name="Start">Where the reference begins in the question's search key, without the rule's name.</param>
/// <param name="Length">Of the reference alone.</param>
internal sealed partial record ProvisionReference(string Term, string Article, string? Rule, int Start, int Length)
{
    /// <summary>More references than this are a text about provisions, not a question for one.</summary>
    private const int Most = 4;

    /// <summary>Letters of a rule's name with its kind and 「の」.</summary>
    private const int LongestRule = 48;

    private static readonly string[] Generic = ["規則", "規程", "規定", "条例", "法", "法律", "要綱", "要領", "要項", "ガイドライン", "基準", "協定", "約款", "憲章", "令", "マニュアル", "手引", "手引き", "本規則", "本規程", "本条例", "本要綱", "同法", "本法", "当規則", "同規則"];

    /// <summary>The question says of which rule, not only of which kind of rule.</summary>
    public bool IsOfNamedRule => Rule is not null && !Generic.Contains(Rule, StringComparer.Ordinal);

    /// <summary>
    /// The passage is the provision, in the rule that the question names. 「就業規則第12条」 is not 第12条 of another rule; a name
    /// that says only what kind of rule it is (「規則第12条」) fits every one.
    /// </summary>
    public bool Is(DocumentRecord document, Chunk chunk) => Is(Term, document, chunk);

    /// <summary>The passage belongs to the article; for a question that names a 項 which is not set apart.</summary>
    public bool IsInArticle(DocumentRecord document, Chunk chunk) => Is(Article, document, chunk);

    private bool Is(string term, DocumentRecord document, Chunk chunk) =>
        ProvisionTerms.Of(chunk).Contains(term, StringComparer.Ordinal)
        && (!IsOfNamedRule
            || chunk.HeadingPath.Prepend(document.Metadata.Title).Any(h => SearchKey.Of(h).Contains(Rule!, StringComparison.Ordinal)));

    /// <param name="key">Search key of the question.</param>
    public static IReadOnlyList<ProvisionReference> FindAll(string key)
    {
        var found = new List<ProvisionReference>();
        var free = 0;
        foreach (var match in Reference().Matches(key).Take(Most))
        {
            if (Read(match, RuleBefore(key, free, match.Index)) is { } reference)
            {
                found.Add(reference);
            }

            free = match.Index + match.Length;
        }

        return found;
    }

    /// <summary>Looked for where a reference stands and nowhere else: any run of Kanji may be a name, and a long question is nothing but runs of Kanji.</summary>
    private static string? RuleBefore(string key, int free, int end)
    {
        var from = Math.Max(free, end - LongestRule);
        return RuleName().Match(key[from..end]) is { Success: true } match ? match.Groups["rule"].Value : null;
    }

    private static ProvisionReference? Read(Match match, string? rule)
    {
        var groups = match.Groups;
        var start = groups["ref"].Index;
        var length = groups["ref"].Length;
        if (groups["table"].Success)
        {
            var number = groups["tn"].Success ? ProvisionNumber.ReadPlain(groups["tn"].Value) : null;
            var table = ProvisionTerms.Table(number);
            return new ProvisionReference(table, table, rule, start, length);
        }

        var isOrdinal = groups["first"].Success;
        var isExact = groups["p"].Success || groups["i"].Success;
        if ((!isOrdinal && !isExact && !groups["n"].Value.All(char.IsAsciiDigit)) || ProvisionNumber.Read(groups["n"].Value, groups["b"].Value) is not { } article)
        {
            return null;
        }

        var name = ProvisionTerms.Article(article, groups["supplement"].Success);
        var item = Number(groups["i"]);
        var paragraph = Number(groups["p"]) ?? (item is null ? null : "1");
        var term = paragraph is null ? name : item is null ? $"{name}/{paragraph}" : $"{name}/{paragraph}/{item}{groups["letter"].Value}";
        return new ProvisionReference(term, name, rule, start, length);
    }

    private static string? Number(Group group) =>
        group.Success && ProvisionNumber.ReadPlain(group.Value) is { } number ? number.ToString(CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(
        "(?<rule>[\\p{IsCJKUnifiedIdeographs}ァ-ヶーa-z・]{0,40}(?:規則|規程|規定|条例|法律|法|要綱|要領|要項|ガイドライン|基準|協定|約款|憲章|憲法|令|マニュアル|手引き?))の?\\z",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex RuleName();

    [GeneratedRegex(
        "(?<ref>(?<supplement>附則の?)?(?<first>第)?(?<n>[0-9〇一二三四五六七八九十百千]{1,6})条(?<b>(?:の[0-9〇一二三四五六七八九十百千]{1,6}(?![項号条年月日人件円]))*)"
        + "(?:の?第?(?<p>[0-9〇一二三四五六七八九十]{1,4})項)?(?:の?第?(?<i>[0-9〇一二三四五六七八九十]{1,4})号(?<letter>[ア-ンa-z](?![ァ-ヶーa-z]))?)?"
        + "|(?<table>別表)(?:第?(?<tn>[0-9〇一二三四五六七八九十]{1,4}))?)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}
