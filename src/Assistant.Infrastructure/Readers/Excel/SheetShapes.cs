using System.Xml.Linq;
using Assistant.Infrastructure.Readers.Packages;

namespace Assistant.Infrastructure.Readers.Excel;

/// <summary>Text boxes and shapes that float over a sheet.</summary>
internal static class SheetShapes
{
    public static List<(string Text, string Place)> Read(SafePackage package, string sheetPart)
    {
        var drawing = package.Load(Relationships.Of(package, sheetPart).First("drawing"));
        var texts = new List<(string, string)>();
        foreach (var anchor in drawing?.Elements() ?? [])
        {
            var row = Math.Clamp(anchor.Child("from").Child("row")?.Value is { } r && int.TryParse(r, System.Globalization.CultureInfo.InvariantCulture, out var top) ? top : 0, 0, CellArea.MostRows - 1);
            var column = Math.Clamp(anchor.Child("from").Child("col")?.Value is { } c && int.TryParse(c, System.Globalization.CultureInfo.InvariantCulture, out var left) ? left : 0, 0, CellArea.MostColumns - 1);
            foreach (var body in Bodies(anchor))
            {
                var text = string.Join('\n', DrawingText.Lines(body));
                if (text.Length > 0)
                {
                    texts.Add((text, new CellArea(row, column, row, column).ToString()));
                }
            }
        }

        return texts;
    }

    private static IEnumerable<XElement> Bodies(XElement parent)
    {
        foreach (var child in parent.Elements())
        {
            if (child.Is("txBody"))
            {
                yield return child;
                continue;
            }

            foreach (var body in Bodies(child.Is("AlternateContent") ? Alternative.Of(child) : child))
            {
                yield return body;
            }
        }
    }
}
