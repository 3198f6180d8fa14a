using System.Text;
using System.Xml.Linq;

namespace Assistant.Infrastructure.Readers.Packages;

/// <summary>Text inside shapes (DrawingML).</summary>
internal static class DrawingText
{
    /// <summary>Lines of all paragraphs that have any.</summary>
    public static IEnumerable<string> Lines(XElement? body) =>
        body.Children("p").SelectMany(p => OfParagraph(p).Split('\n')).Select(l => l.Trim()).Where(l => l.Length > 0);

    /// <summary>A line break is <c>\n</c>.</summary>
    public static string OfParagraph(XElement paragraph)
    {
        var text = new StringBuilder();
        foreach (var child in paragraph.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "r" or "fld":
                    text.Append(child.Child("t")?.Value.Replace('\t', ' '));
                    break;
                case "br":
                    text.Append('\n');
                    break;
                case "AlternateContent" or "m":
                    // A formula, written for newer programs first.
                    text.Append(string.Concat((child.Is("m") ? child : Alternative.Of(child)).Descendants().Where(e => e.Is("t")).Select(t => t.Value)));
                    break;
            }
        }

        return text.ToString();
    }
}
