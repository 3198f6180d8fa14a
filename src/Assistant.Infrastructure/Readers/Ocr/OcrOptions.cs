namespace Assistant.Infrastructure.Readers.Ocr;

/// <summary>Section <c>Readers:Ocr</c>: character recognition of pages without text and of images, by Tesseract in child processes.</summary>
internal sealed class OcrOptions
{
    public const string Section = "Readers:Ocr";

    /// <summary>Off: pages without text stay empty, and images are refused.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Pages of one document, 1–10000. A page takes seconds.</summary>
    public int MaxPages { get; set; } = 500;

    /// <summary>Pages of a PDF are drawn at so many dots an inch, 100–600; less where the page is huge.</summary>
    public int Resolution { get; set; } = 300;

    /// <summary>Largest picture that is read, in millions of pixels, 1–500.</summary>
    public int MaxMegapixels { get; set; } = 60;

    /// <summary>For one reading of one page; one second to one hour.</summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Address space of a child, 256–16384.</summary>
    public int MemoryLimitMegabytes { get; set; } = 2048;

    /// <summary>Lines that were recognised with less certainty (0–100) on average are no text.</summary>
    public int LowestConfidence { get; set; } = 40;

    public static IEnumerable<string> Check(OcrOptions options)
    {
        if (options.MaxPages is < 1 or > 10_000)
        {
            yield return "Readers:Ocr:MaxPages は 1 から 10000 の間で指定してください。";
        }

        if (options.Resolution is < 100 or > 600)
        {
            yield return "Readers:Ocr:Resolution は 100 から 600 の間で指定してください。";
        }

        if (options.MaxMegapixels is < 1 or > 500)
        {
            yield return "Readers:Ocr:MaxMegapixels は 1 から 500 の間で指定してください。";
        }

        if (options.TimeLimit < TimeSpan.FromSeconds(1) || options.TimeLimit > TimeSpan.FromHours(1))
        {
            yield return "Readers:Ocr:TimeLimit は 00:00:01 から 01:00:00 の間で指定してください。";
        }

        if (options.MemoryLimitMegabytes is < 256 or > 16384)
        {
            yield return "Readers:Ocr:MemoryLimitMegabytes は 256 から 16384 の間で指定してください。";
        }

        if (options.LowestConfidence is < 0 or > 100)
        {
            yield return "Readers:Ocr:LowestConfidence は 0 から 100 の間で指定してください。";
        }
    }
}
