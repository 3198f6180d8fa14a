using AngleSharp.Dom;

namespace Assistant.Infrastructure.Readers.Html;

internal static class HtmlElements
{
    private static readonly HashSet<string> Dropped = new(StringComparer.Ordinal)
    {
        "script", "style", "nav", "noscript", "template", "svg", "iframe", "object", "embed", "canvas", "video", "audio", "select", "button", "textarea",
    };

    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "dialog", "div", "dt", "fieldset", "figcaption", "figure",
        "footer", "form", "header", "hgroup", "hr", "legend", "li", "main", "menu", "ol", "p", "section", "summary", "ul",
    };

    /// <summary>What a reader of the page does not see as its text.</summary>
    public static bool IsDropped(IElement element) => Dropped.Contains(element.LocalName)
        || element.HasAttribute("hidden")
        || element.GetAttribute("role") == "navigation"
        || (element.GetAttribute("style") is { } style && Hides(style));

    public static bool IsBlock(string name) => Blocks.Contains(name);

    public static int HeadingLevel(string name) => name is ['h', >= '1' and <= '6'] ? name[1] - '0' : 0;

    private static bool Hides(string style)
    {
        var rules = string.Concat(style.Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant();
        return rules.Contains("display:none", StringComparison.Ordinal) || rules.Contains("visibility:hidden", StringComparison.Ordinal);
    }
}
