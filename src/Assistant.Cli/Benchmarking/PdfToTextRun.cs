using System.Diagnostics;
using Assistant.Core.Errors;

namespace Assistant.Cli.Benchmarking;

/// <summary>The extraction tool alone: what the readers are measured against.</summary>
internal static class PdfToTextRun
{
    /// <exception cref="AssistantException"><c>tool_missing</c>.</exception>
    public static async Task ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-q", "-enc", "UTF-8", file, "/dev/null"]) { UseShellExecute = false, RedirectStandardError = true })!;
            await process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new AssistantException("tool_missing", "pdftotext が入っていません。", exception) { NextStep = "poppler-utils を入れてください。" };
        }
    }
}
