using System.Text.RegularExpressions;
using System.Xml.Linq;
using Assistant.Infrastructure.Readers.Packages;

namespace Assistant.Infrastructure.Readers.Word;

/// <summary>What styles say about paragraphs and runs; what a style does not say, the style it is based on does.</summary>
internal sealed partial class WordStyles
{
    /// <summary>Word allows fewer; a circle of styles ends here.</summary>
    private const int LongestChain = 20;

    private readonly Dictionary<string, XElement> _byId = new(StringComparer.Ordinal);
    private readonly string? _default;

    public WordStyles(XElement? styles)
    {
        foreach (var style in styles.Children("style"))
        {
            if (style.Value("styleId") is { } id)
            {
                _byId.TryAdd(id, style);
                _default = style.Value("type") == "paragraph" && style.Value("default") is "1" or "true" or "on" ? _default ?? id : _default;
            }
        }
    }

    /// <summary>1–6, or 0 for text.</summary>
    public int HeadingLevel(XElement? properties)
    {
        if (properties.Child("outlineLvl").Number("val") is { } stated)
        {
            return Level(stated);
        }

        foreach (var style in Chain(properties.Child("pStyle").Value("val") ?? _default))
        {
            if (style.Child("pPr").Child("outlineLvl").Number("val") is { } level)
            {
                return Level(level);
            }

            if (NameOf(style) is var name && HeadingName().Match(name) is { Success: true } match)
            {
                return Level(match.Groups["level"].Value[0] - '1');
            }

            if (name is "title" or "表題")
            {
                return 1;
            }
        }

        return 0;
    }

    /// <summary>A line of the table of contents.</summary>
    public bool IsContents(XElement? properties) =>
        properties.Child("pStyle").Value("val") is { } id && _byId.TryGetValue(id, out var style) && ContentsName().IsMatch(NameOf(style));

    /// <summary>Numbering that a style brings: its list and level, and the styles that stand for it.</summary>
    public (int? List, int? Level, List<string> Styles) Numbering(XElement? properties)
    {
        int? list = null;
        int? level = null;
        var styles = new List<string>();
        foreach (var style in Chain(properties.Child("pStyle").Value("val") ?? _default))
        {
            var numbering = style.Child("pPr").Child("numPr");
            list ??= numbering.Child("numId").Number("val");
            level ??= numbering.Child("ilvl").Number("val");
            styles.Add(style.Value("styleId")!);
        }

        return (list, level, styles);
    }

    public bool IsHidden(XElement? runProperties, string? paragraphStyle) =>
        runProperties.Switch("vanish")
        ?? Chain(runProperties.Child("rStyle").Value("val")).Select(s => s.Child("rPr").Switch("vanish")).FirstOrDefault(v => v is not null)
        ?? Chain(paragraphStyle).Select(s => s.Child("rPr").Switch("vanish")).FirstOrDefault(v => v is not null)
        ?? false;

    /// <summary>List that a numbering style stands for.</summary>
    public int? ListOf(string? numberingStyle) =>
        numberingStyle is not null && _byId.TryGetValue(numberingStyle, out var style) ? style.Child("pPr").Child("numPr").Child("numId").Number("val") : null;

    private IEnumerable<XElement> Chain(string? id)
    {
        for (var i = 0; i < LongestChain && id is not null && _byId.TryGetValue(id, out var style); i++)
        {
            yield return style;
            id = style.Child("basedOn").Value("val");
        }
    }

    private static string NameOf(XElement style) => (style.Child("name").Value("val") ?? string.Empty).Trim().ToLowerInvariant();

    /// <summary>The outline has nine levels and one for text; headings here have six.</summary>
    private static int Level(int outline) => outline is >= 0 and < 9 ? Math.Min(outline + 1, 6) : 0;

    [GeneratedRegex("^(?:heading|見出し|標題)[ 　]*(?<level>[1-9])$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex HeadingName();

    [GeneratedRegex("^(?:(?:toc|目次)[ 　]*[1-9]|table of figures|図表目次|index [1-9])$", RegexOptions.NonBacktracking)]
    private static partial Regex ContentsName();
}
