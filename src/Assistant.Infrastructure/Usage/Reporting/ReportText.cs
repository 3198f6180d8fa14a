using System.Xml;

namespace Assistant.Infrastructure.Usage.Reporting;

internal static class ReportText
{
    /// <summary>Names come from imported files: what XML can't hold would make an Office file unreadable.</summary>
    public static string Clean(string text) => text.All(IsHeld) ? text : string.Concat(text.Select(c => IsHeld(c) ? c : '\uFFFD'));

    private static bool IsHeld(char c) => XmlConvert.IsXmlChar(c);
}
