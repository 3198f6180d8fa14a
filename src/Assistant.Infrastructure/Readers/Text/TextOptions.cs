namespace Assistant.Infrastructure.Readers.Text;

/// <summary>Section <c>Readers:Text</c>: for all formats that are text as a whole (plain text, Markdown, CSV, HTML).</summary>
internal sealed class TextOptions
{
    public const string Section = "Readers:Text";

    /// <summary>1–1024. A text takes about twenty-five times its size in memory while it is read.</summary>
    public int LargestMegabytes { get; set; } = 32;

    public static IEnumerable<string> Check(TextOptions options) => NumberRange.Check(Section, [(nameof(LargestMegabytes), options.LargestMegabytes, 1, 1024)]);
}
