using System.Xml;
using System.Xml.Linq;

namespace Assistant.Infrastructure.Readers.Packages;

/// <summary>Builds a tree in a loop and refuses depth and numbers that no document needs.</summary>
internal static class XmlTree
{
    public static XElement Build(XmlReader reader, int deepest, int mostElements)
    {
        XElement? root = null;
        XElement? current = null;
        var count = 0;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (reader.Depth > deepest || ++count > mostElements)
                    {
                        throw ReadFailures.OfficeTooLarge();
                    }

                    var isEmpty = reader.IsEmptyElement;
                    var element = Element(reader);
                    root ??= element;
                    current?.Add(element);
                    current = isEmpty ? current : element;
                    break;
                case XmlNodeType.EndElement:
                    current = current?.Parent;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    current?.Add(new XText(reader.Value));
                    break;
            }
        }

        return root ?? throw ReadFailures.OfficeBroken();
    }

    private static XElement Element(XmlReader reader)
    {
        var element = new XElement(XName.Get(reader.LocalName, reader.NamespaceURI));
        while (reader.MoveToNextAttribute())
        {
            if (reader.Prefix != "xmlns" && reader.Name != "xmlns")
            {
                element.SetAttributeValue(XName.Get(reader.LocalName, reader.NamespaceURI), reader.Value);
            }
        }

        return element;
    }
}
