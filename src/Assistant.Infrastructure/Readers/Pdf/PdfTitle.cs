using System.Text.RegularExpressions;
using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Pdf;

internal static partial class PdfTitle
{
    /// <summary>The stated title unless it is what a program put there by itself; then the first heading.</summary>
    public static string? Choose(string? stated, List<Block> blocks)
    {
        var heading = blocks.Find(b => b.Kind == BlockKind.Heading)?.Text;
        return string.IsNullOrWhiteSpace(stated) || MadeByProgram().IsMatch(stated) ? heading : stated;
    }

    [GeneratedRegex(@"^(?:Microsoft |untitled|無題|Document[0-9]*$|スライド|PowerPoint)|\.(?:docx?|xlsx?|pptx?|pdf|jtd|tex|dvi)$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex MadeByProgram();
}
