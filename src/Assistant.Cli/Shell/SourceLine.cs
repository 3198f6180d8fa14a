using System.Globalization;
using Assistant.Core.Documents;

namespace Assistant.Cli.Shell;

/// <summary>A source as a person reads it in a terminal.</summary>
internal static class SourceLine
{
    /// <param name="label">Name of the sheet or slide; takes the place of the page number.</param>
    /// <param name="place">Cells, paragraph or note.</param>
    public static string Describe(string title, DocumentKind kind, int? page, string? label, string? place, DocumentValidity validity)
    {
        var where = label is not null ? " " + TerminalText.Line(label)
            : page is { } number && place is null ? string.Create(CultureInfo.InvariantCulture, $" {number} ページ")
            : "";
        var within = place is null ? "" : " " + TerminalText.Line(place);
        return $"{TerminalText.Line(title)}（{Name(kind)}）{where}{within}{Name(validity)}";
    }

    private static string Name(DocumentValidity validity) => validity switch
    {
        DocumentValidity.Upcoming => " 【適用前】",
        DocumentValidity.Expired => " 【期限切れ】",
        DocumentValidity.Superseded => " 【旧版】",
        _ => "",
    };

    /// <summary>Heading path and text, indented below the line of the source.</summary>
    public static void WriteDetails(IReadOnlyList<string> headingPath, string text)
    {
        if (headingPath.Count > 0)
        {
            Console.Out.WriteLine($"   {TerminalText.Line(string.Join(" > ", headingPath))}");
        }

        Console.Out.WriteLine($"   「{TerminalText.Line(text)}」");
        Console.Out.WriteLine();
    }

    private static string Name(DocumentKind kind) => kind switch
    {
        DocumentKind.Plan => "計画",
        DocumentKind.Guideline => "ガイドライン",
        DocumentKind.Manual => "マニュアル",
        _ => "その他",
    };
}
