using System.Globalization;
using System.Text.RegularExpressions;

namespace Assistant.Core.Documents.Provisions;

/// <summary>
/// The provisions that a passage is, not those that it mentions: 第12条第3項 gives 12 and 12/3, and 12/3/1 for each 号 in it.
/// They are read off its heading path and the marks at its sentences' beginnings.
/// </summary>
internal static partial class ProvisionTerms
{
    private const string Supplement = "附則";

    /// <summary>The beginning of an article stands for the article: whoever asks for 第12条 begins to read there.</summary>
    private const int Opening = 2;

    public static string Article(ProvisionNumber number, bool isSupplement) => (isSupplement ? Supplement : string.Empty) + number;

    public static string Table(int? number) => "別表" + number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>Terms may come twice, where a passage stands for one more than others of the same article do.</summary>
    public static IReadOnlyList<string> Of(Chunk chunk)
    {
        if (chunk.Kind == BlockKind.Heading)
        {
            return [];
        }

        var path = chunk.HeadingPath;
        for (var at = path.Count - 1; at >= 0; at--)
        {
            if (ArticleMark.Read(path[at]) is { } article)
            {
                return OfArticle(chunk, Article(article.Number, path.Take(at).Any(IsSupplement)), at + 1 < path.Count ? ParagraphOf(path[at + 1]) : null);
            }

            if (TableName().Match(path[at]) is { Success: true } table)
            {
                return [Table(table.Groups["n"].Success ? ProvisionNumber.ReadPlain(table.Groups["n"].Value) : null)];
            }
        }

        return [];
    }

    private static List<string> OfArticle(Chunk chunk, string article, int? stated)
    {
        var paragraph = stated ?? 1;
        var terms = new List<string>(Enumerable.Repeat(article, paragraph == 1 && IsOpening(chunk) ? Opening : 1));
        var prefix = string.Create(CultureInfo.InvariantCulture, $"{article}/{paragraph}");
        terms.Add(prefix);
        var item = 0;
        for (var i = 0; i < chunk.Segments.Count && chunk.Cells.Count == 0; i++)
        {
            if (ItemMark.Read(chunk.Segments[i].Text) is not { } mark || (i == 0 && mark.Number == stated))
            {
                continue;
            }

            item = mark.Style == ItemStyle.Letter ? item : mark.Number;
            if (item > 0)
            {
                terms.Add(string.Create(CultureInfo.InvariantCulture, $"{prefix}/{item}{mark.Letter}"));
            }
        }

        return terms;
    }

    /// <summary>The first chunk of its section begins with the number of the article, or with text that no list has announced.</summary>
    private static bool IsOpening(Chunk chunk) => chunk.Kind != BlockKind.TableRow && chunk.Segments.Count > 0
        && (ItemMark.Read(chunk.Segments[0].Text) is not { Style: not (ItemStyle.Plain or ItemStyle.Circled or ItemStyle.Named) });

    private static bool IsSupplement(string heading) => SupplementName().IsMatch(heading);

    /// <summary>The heading is 「第3項」.</summary>
    public static bool IsParagraph(string heading) => ParagraphName().IsMatch(heading);

    private static int? ParagraphOf(string heading) =>
        ParagraphName().Match(heading) is { Success: true } match ? ProvisionNumber.ReadPlain(match.Groups["n"].Value) : null;

    [GeneratedRegex("^第(?<n>[0-9]{1,4})項$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ParagraphName();

    [GeneratedRegex("^[附付][\\s　]*則", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex SupplementName();

    [GeneratedRegex("^別表(?:第?(?<n>" + ProvisionNumber.Pattern + "))?", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex TableName();
}
