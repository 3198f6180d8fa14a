using System.Globalization;
using Assistant.Core.Documents;

namespace Assistant.Cli.Shell;

/// <summary>A source as a person reads it in a terminal.</summary>
internal static class SourceLine
{
    public static string Describe(string title, DocumentKind kind, int? page)
    {
        var place = page is { } number ? string.Create(CultureInfo.InvariantCulture, $" {number} ページ") : "";
        return $"{TerminalText.Line(title)}（{Name(kind)}）{place}";
    }

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
