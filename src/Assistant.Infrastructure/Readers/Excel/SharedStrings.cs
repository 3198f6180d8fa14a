using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Assistant.Infrastructure.Readers.Excel;

/// <summary>Texts of cells without the reading that Japanese input leaves beside them.</summary>
internal static partial class SharedStrings
{
    public static List<string> Read(XmlReader reader, int deepest)
    {
        using (reader)
        {
            var strings = new List<string>();
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "si")
                {
                    strings.Add(ReadItem(reader, deepest));
                }
            }

            return strings;
        }
    }

    /// <summary>Text of the element that the reader stands on, up to its end.</summary>
    public static string ReadItem(XmlReader reader, int deepest)
    {
        if (reader.IsEmptyElement)
        {
            return string.Empty;
        }

        var depth = reader.Depth;
        var text = new StringBuilder();
        var phonetic = int.MaxValue;
        var inText = false;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.Depth > deepest)
            {
                throw ReadFailures.OfficeTooLarge();
            }

            phonetic = reader.Depth < phonetic || (reader.NodeType == XmlNodeType.EndElement && reader.Depth == phonetic) ? int.MaxValue : phonetic;
            if (reader.NodeType == XmlNodeType.Element)
            {
                phonetic = reader.LocalName == "rPh" && !reader.IsEmptyElement ? Math.Min(phonetic, reader.Depth) : phonetic;
                inText = reader.LocalName == "t";
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                text.Append(inText && phonetic == int.MaxValue ? reader.Value : string.Empty);
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                inText = false;
            }
        }

        return Unescape(text.ToString());
    }

    /// <summary>Control characters are written as _x000D_.</summary>
    public static string Unescape(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escape().Replace(text, m => (char)int.Parse(m.Groups["code"].ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) is var c && c is '\n' or '\t' or (>= ' ' and < '\uD800') ? c.ToString() : string.Empty)
        : text;

    [GeneratedRegex("_x(?<code>[0-9A-Fa-f]{4})_", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Escape();
}
