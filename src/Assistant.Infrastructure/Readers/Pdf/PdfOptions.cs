namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>Section <c>Readers:Pdf</c>: limits on the child processes that read a PDF. A hostile or huge file ends its process, never the service.</summary>
internal sealed class PdfOptions
{
    public const string Section = "Readers:Pdf";

    /// <summary>A file that says it has more is refused before any work; 1–100000.</summary>
    public int MaxPages { get; set; } = 5000;

    /// <summary>For one range of pages; one second to one hour.</summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Address space of a child, 128–16384.</summary>
    public int MemoryLimitMegabytes { get; set; } = 1024;

    /// <summary>Largest output of the tools for one document, 1–4096; 100 pages of dense text give about 4.</summary>
    public int OutputLimitMegabytes { get; set; } = 256;

    /// <summary>Pages read by one child process, 1–1000.</summary>
    public int PagesPerProcess { get; set; } = 128;

    public static IEnumerable<string> Check(PdfOptions options)
    {
        if (options.MaxPages is < 1 or > 100_000)
        {
            yield return "Readers:Pdf:MaxPages は 1 から 100000 の間で指定してください。";
        }

        if (options.TimeLimit < TimeSpan.FromSeconds(1) || options.TimeLimit > TimeSpan.FromHours(1))
        {
            yield return "Readers:Pdf:TimeLimit は 00:00:01 から 01:00:00 の間で指定してください。";
        }

        if (options.MemoryLimitMegabytes is < 128 or > 16384)
        {
            yield return "Readers:Pdf:MemoryLimitMegabytes は 128 から 16384 の間で指定してください。";
        }

        if (options.OutputLimitMegabytes is < 1 or > 4096)
        {
            yield return "Readers:Pdf:OutputLimitMegabytes は 1 から 4096 の間で指定してください。";
        }

        if (options.PagesPerProcess is < 1 or > 1000)
        {
            yield return "Readers:Pdf:PagesPerProcess は 1 から 1000 の間で指定してください。";
        }
    }
}
