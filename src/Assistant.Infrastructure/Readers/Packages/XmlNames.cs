using System.Globalization;
using System.Xml.Linq;

namespace Assistant.Infrastructure.Readers.Packages;

/// <summary>Elements and attributes by their local names: the two dialects of the standard differ in the namespaces only.</summary>
internal static class XmlNames
{
    public static bool Is(this XElement element, string name) => element.Name.LocalName == name;

    public static XElement? Child(this XElement? element, string name) => element?.Elements().FirstOrDefault(e => e.Is(name));

    public static IEnumerable<XElement> Children(this XElement? element, string name) => element?.Elements().Where(e => e.Is(name)) ?? [];

    /// <summary>The attribute, null when it is absent. One with a namespace is taken when none without has the name.</summary>
    public static string? Value(this XElement? element, string name)
    {
        XAttribute? qualified = null;
        for (var attribute = element?.FirstAttribute; attribute is not null; attribute = attribute.NextAttribute)
        {
            if (attribute.Name.LocalName == name)
            {
                if (attribute.Name.Namespace == XNamespace.None)
                {
                    return attribute.Value;
                }

                qualified ??= attribute;
            }
        }

        return qualified?.Value;
    }

    /// <summary>An attribute whose name stands in a namespace, for elements that have both <c>id</c> and <c>r:id</c>.</summary>
    public static string? Reference(this XElement? element, string name) =>
        element?.Attributes().FirstOrDefault(a => a.Name.LocalName == name && a.Name.NamespaceName.EndsWith("/relationships", StringComparison.Ordinal))?.Value;

    public static int? Number(this XElement? element, string name) =>
        int.TryParse(element.Value(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A switch such as <c>w:vanish</c>: on when it is there, unless its value says otherwise; null when it is absent.</summary>
    public static bool? Switch(this XElement? element, string name) =>
        element.Child(name) is { } found ? found.Value("val") is not ("0" or "false" or "off" or "none") : null;
}
