using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Assistant.Infrastructure.Usage.Reporting;

internal static class DocumentStyles
{
    public const string Title = "Title";
    public const string Heading = "Heading1";
    public const string Bullet = "ListBullet";
    public const string Small = "Small";
    public const string Table = "TableGrid";

    private const string Font = "游ゴシック";

    public static Styles Create() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = Font, HighAnsi = Font, EastAsia = Font, ComplexScript = Font }, new FontSize { Val = "21" }, new Languages { Val = "en-US", EastAsia = "ja-JP" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "100", Line = "300", LineRule = LineSpacingRuleValues.Auto }))),
        new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
        Of(Title, "Title", new StyleParagraphProperties(new SpacingBetweenLines { After = "200" }), new StyleRunProperties(new Bold(), new FontSize { Val = "32" })),
        Of(Heading, "heading 1", new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "320", After = "100" }, new OutlineLevel { Val = 0 }), new StyleRunProperties(new Bold(), new FontSize { Val = "26" })),
        Of(Bullet, "List Bullet", new StyleParagraphProperties(new Indentation { Left = "240", Hanging = "240" }), null),
        Of(Small, "Small", new StyleParagraphProperties(new SpacingBetweenLines { Before = "60", After = "60" }), new StyleRunProperties(new FontSize { Val = "17" })),
        new Style(new StyleName { Val = "Table Grid" }, new StyleTableProperties(new TableBorders(
            Line<TopBorder>(), Line<LeftBorder>(), Line<BottomBorder>(), Line<RightBorder>(), Line<InsideHorizontalBorder>(), Line<InsideVerticalBorder>())))
        { Type = StyleValues.Table, StyleId = Table });

    private static Style Of(string id, string name, StyleParagraphProperties? paragraph, StyleRunProperties? run)
    {
        var style = new Style(new StyleName { Val = name }, new BasedOn { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = id };
        style.Append(new OpenXmlElement?[] { paragraph, run }.OfType<OpenXmlElement>());
        return style;
    }

    private static T Line<T>()
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Color = "999999" };
}
