using System.ComponentModel.DataAnnotations;

namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>Limits on the child process that reads a PDF: a hostile or huge file ends its process, never the service.</summary>
internal sealed class PdfOptions
{
    public const string Section = "Readers:Pdf";

    /// <summary>For one range of pages.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ErrorMessage = "Readers:Pdf:TimeLimit は 1 秒から 1 時間の間にしてください。")]
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Address space of the child in MB.</summary>
    [Range(128, 16384, ErrorMessage = "Readers:Pdf:MemoryLimitMegabytes は 128 から 16384 の間にしてください。")]
    public int MemoryLimitMegabytes { get; set; } = 1024;

    /// <summary>Largest output of one range of pages in MB.</summary>
    [Range(1, 4096, ErrorMessage = "Readers:Pdf:OutputLimitMegabytes は 1 から 4096 の間にしてください。")]
    public int OutputLimitMegabytes { get; set; } = 128;

    /// <summary>Pages read by one child process.</summary>
    [Range(1, 1000, ErrorMessage = "Readers:Pdf:PagesPerProcess は 1 から 1000 の間にしてください。")]
    public int PagesPerProcess { get; set; } = 64;
}
