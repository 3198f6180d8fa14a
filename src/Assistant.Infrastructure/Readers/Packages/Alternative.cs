using System.Xml.Linq;

namespace Assistant.Infrastructure.Readers.Packages;

/// <summary>The same content written for newer and for older programs: one of them is read, never both.</summary>
internal static class Alternative
{
    private static readonly XElement Nothing = new("none");

    public static XElement Of(XElement alternateContent) => alternateContent.Child("Choice") ?? alternateContent.Child("Fallback") ?? Nothing;
}
