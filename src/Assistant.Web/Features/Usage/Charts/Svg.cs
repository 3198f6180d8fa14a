using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Assistant.Web.Features.Usage.Charts;

/// <summary>
/// Numbers of pictures. Across, pictures are drawn in per cent of their place and down in pixels: they fit a telephone and a wide screen,
/// and their letters stay as large as the page's.
/// </summary>
internal static class Svg
{
    private static readonly decimal[] Steps = [1m, 1.5m, 2m, 3m, 4m, 5m, 6m, 8m, 10m];

    public static string Percent(double value) => value.ToString("0.###", CultureInfo.InvariantCulture) + "%";

    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A round number at or above the largest value; never 0.</summary>
    public static decimal Ceiling(decimal largest)
    {
        if (largest <= 0)
        {
            return 1;
        }

        var unit = 1m;
        while (unit * 10 <= largest)
        {
            unit *= 10;
        }

        while (unit > largest)
        {
            unit /= 10;
        }

        return Steps.Select(step => step * unit).First(top => top >= largest);
    }
}

/// <summary>Letters in a picture. Written in code because Razor takes the element's name for one of its own.</summary>
public sealed class SvgText : ComponentBase
{
    [Parameter, EditorRequired] public string X { get; set; } = default!;

    [Parameter, EditorRequired] public double Y { get; set; }

    [Parameter, EditorRequired] public string Value { get; set; } = default!;

    /// <summary>start, middle or end.</summary>
    [Parameter] public string Anchor { get; set; } = "start";

    [Parameter] public string Class { get; set; } = "chart-text";

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", X);
        builder.AddAttribute(2, "y", Svg.Number(Y));
        builder.AddAttribute(3, "text-anchor", Anchor);
        builder.AddAttribute(4, "class", Class);
        builder.AddContent(5, Value);
        builder.CloseElement();
    }
}
