using System.Globalization;
using Assistant.Cli.Shell;
using Assistant.Core.Retrieval;
using Assistant.Core.Retrieval.Analysis;
using Assistant.Core.Text;

namespace Assistant.Cli.Searching;

/// <summary>Says below a hit why it ranks where it does.</summary>
internal static class ExplanationPrinter
{
    private const string Indent = "     ";

    public static void Write(HitExplanation explanation)
    {
        Console.Out.WriteLine($"{Indent}言葉の順位 {Place(explanation.LexicalRank)}（点 {Number(explanation.LexicalScore)}）、意味の順位 {Place(explanation.DenseRank)}{(explanation.DenseScore is { } dense ? $"（近さ {Number(dense)}）" : "")}");
        if (explanation.RerankScore is { } rerank)
        {
            Console.Out.WriteLine($"{Indent}並べかえのモデルの点 {Number(rerank)}");
        }

        foreach (var term in explanation.Terms)
        {
            Console.Out.WriteLine($"{Indent}{Describe(term, explanation.LexicalScore)}");
        }

        if (explanation.NearDuplicates.Count > 0)
        {
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Indent}ほぼ同じ記載を {explanation.NearDuplicates.Count} 件省きました: {string.Join(", ", explanation.NearDuplicates)}"));
        }

        Console.Out.WriteLine();
    }

    private static string Describe(TermExplanation term, double total) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Share(term.Score, total),4} 「{TerminalText.Line(term.Text)}」 {Kind(term)}、重み {Number(term.Weight)} × 珍しさ {Number(term.Rarity)} × 効き {Number(term.Impact)} = {Number(term.Score)}（見出し {term.InContext} 回、本文 {term.InBody} 回）");

    /// <summary>What the term is, or where it comes from when the question does not hold it itself.</summary>
    private static string Kind(TermExplanation term) => term.Origin switch
    {
        TermOrigin.Synonym => "同義語",
        TermOrigin.Glossary => "用語集",
        TermOrigin.Spelling => "つづり",
        _ => term.Class switch
        {
            TermClass.Word => "語",
            TermClass.Quantity => "数量",
            _ => "文字",
        },
    };

    private static string Place(int? rank) => rank is { } place ? string.Create(CultureInfo.InvariantCulture, $"{place} 位") : "圏外";

    private static string Share(double part, double total) => string.Create(CultureInfo.InvariantCulture, $"{(total > 0 ? part / total : 0):P0}").Replace(" ", "", StringComparison.Ordinal);

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
