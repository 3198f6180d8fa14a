using System.Xml.Linq;

namespace Assistant.Infrastructure.Readers.Packages;

/// <summary>Words of a diagram (SmartArt) in the order of its data.</summary>
internal static class DiagramText
{
    public static List<string> Read(XElement? data) =>
    [
        .. data.Child("ptLst").Children("pt")
            .Where(p => p.Value("type") is null or "node" or "asst")
            .SelectMany(p => p.Child("t").Children("p"))
            .Select(p => string.Concat(p.Descendants().Where(e => e.Is("t")).Select(t => t.Value)).Trim())
            .Where(t => t.Length > 0),
    ];
}
