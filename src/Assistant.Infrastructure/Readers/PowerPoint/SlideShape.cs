using System.Xml.Linq;
using Assistant.Infrastructure.Readers.Packages;

namespace Assistant.Infrastructure.Readers.PowerPoint;

/// <summary>Something on a slide that may hold text.</summary>
/// <param name="Top">In EMU from the top of the slide; unplaced shapes take the place of their layout, which comes first.</param>
internal sealed record SlideShape(XElement Element, string? Placeholder, long Top, long Left, long Height)
{
    /// <summary>Page furniture that every slide repeats.</summary>
    public bool IsFurniture => Placeholder is "sldNum" or "dt" or "ftr" or "hdr" or "sldImg";

    public bool IsTitle => Placeholder is "title" or "ctrTitle";

    /// <summary>
    /// In reading order: the title, then from top to bottom; what stands side by side from left to right. The members of a
    /// group stay together.
    /// </summary>
    public static List<SlideShape> InOrder(XElement? tree)
    {
        var shapes = new List<SlideShape>();
        Collect(tree, shapes);
        return shapes;
    }

    private static void Collect(XElement? parent, List<SlideShape> shapes)
    {
        var own = (parent?.Elements() ?? []).Select(e => e.Is("AlternateContent") ? Alternative.Of(e).Elements().FirstOrDefault() : e)
            .OfType<XElement>()
            .Where(e => e.Name.LocalName is "sp" or "grpSp" or "graphicFrame" or "cxnSp" && !IsHidden(e))
            .Select(Of)
            .ToList();
        foreach (var shape in own.Where(s => s.IsTitle).Concat(Banded(own.Where(s => !s.IsTitle))))
        {
            if (shape.Element.Is("grpSp"))
            {
                Collect(shape.Element, shapes);
            }
            else
            {
                shapes.Add(shape);
            }
        }
    }

    private static SlideShape Of(XElement element)
    {
        var properties = element.Elements().FirstOrDefault(e => e.Name.LocalName.StartsWith("nv", StringComparison.Ordinal));
        var placeholder = properties.Child("nvPr").Child("ph");
        var frame = element.Child("spPr").Child("xfrm") ?? element.Child("grpSpPr").Child("xfrm") ?? element.Child("xfrm");
        return new SlideShape(
            element,
            placeholder is null ? null : placeholder.Value("type") ?? "body",
            Emu(frame.Child("off"), "y"),
            Emu(frame.Child("off"), "x"),
            Emu(frame.Child("ext"), "cy"));
    }

    /// <summary>Shapes that begin in the upper half of the first of a band stand side by side with it.</summary>
    private static IEnumerable<SlideShape> Banded(IEnumerable<SlideShape> shapes)
    {
        var bands = new List<List<SlideShape>>();
        foreach (var shape in shapes.OrderBy(s => s.Top))
        {
            if (bands.Count == 0 || shape.Top > bands[^1][0].Top + (bands[^1][0].Height / 2))
            {
                bands.Add([]);
            }

            bands[^1].Add(shape);
        }

        return bands.SelectMany(b => b.OrderBy(s => s.Left).ThenBy(s => s.Top));
    }

    private static bool IsHidden(XElement element) =>
        element.Elements().FirstOrDefault(e => e.Name.LocalName.StartsWith("nv", StringComparison.Ordinal)).Child("cNvPr").Value("hidden") is "1" or "true";

    private static long Emu(XElement? element, string name) =>
        long.TryParse(element.Value(name), System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var value) ? Math.Clamp(value, -1_000_000_000_000, 1_000_000_000_000) : 0;
}
