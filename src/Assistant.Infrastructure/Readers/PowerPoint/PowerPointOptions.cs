namespace Assistant.Infrastructure.Readers.PowerPoint;

/// <summary>Section <c>Readers:PowerPoint</c>.</summary>
internal sealed class PowerPointOptions
{
    public const string Section = "Readers:PowerPoint";

    /// <summary>Reads hidden slides as well.</summary>
    public bool IncludeHidden { get; set; }

    /// <summary>1–50000.</summary>
    public int MostSlides { get; set; } = 3000;

    public static IEnumerable<string> Check(PowerPointOptions options) =>
        NumberRange.Check(Section, [(nameof(MostSlides), options.MostSlides, 1, 50_000)]);
}
