using System.Text.RegularExpressions;
using Assistant.Browser.Tests.Support;

namespace Assistant.Browser.Tests.Features;

/// <summary>Colours and sizes come from the design tokens and the scale beside them, nowhere else.</summary>
public sealed partial class StyleSheetTests
{
    public static TheoryData<string> Sheets =>
        [.. Directory.GetFiles(Folder, "*.css").Select(Path.GetFileName).OfType<string>().Where(name => name != "scale.css")];

    private static string Folder => Path.Combine(Repository.Root, "src", "Assistant.Web", "Styles");

    [Theory]
    [MemberData(nameof(Sheets))]
    public void StyleSheet_NamesNoColourOfItsOwn(string sheet)
    {
        var text = File.ReadAllText(Path.Combine(Folder, sheet));
        Assert.DoesNotMatch(Colour(), text);
    }

    [GeneratedRegex(@"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(")]
    private static partial Regex Colour();
}
