using System.Xml.Linq;
using Assistant.Infrastructure.Readers.Packages;

namespace Assistant.Infrastructure.Readers.Word;

/// <summary>What a drawing holds of text.</summary>
internal static class WordDrawings
{
    /// <summary>Outermost text boxes in document order.</summary>
    public static IEnumerable<XElement> TextBoxes(XElement drawing)
    {
        foreach (var child in drawing.Elements())
        {
            if (child.Is("txbxContent"))
            {
                yield return child;
                continue;
            }

            foreach (var box in TextBoxes(child.Is("AlternateContent") ? Alternative.Of(child) : child))
            {
                yield return box;
            }
        }
    }

    /// <summary>References to the data of diagrams (SmartArt).</summary>
    public static IEnumerable<string> Diagrams(XElement drawing) =>
        drawing.Descendants().Where(e => e.Is("relIds")).Select(e => e.Reference("dm")).OfType<string>();
}
