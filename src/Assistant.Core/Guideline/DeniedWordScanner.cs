namespace Assistant.Core.Guideline;

internal static class DeniedWordScanner
{
    public static void Run(Scan scan)
    {
        foreach (var (start, end) in scan.Tables.Denied(scan.Text))
        {
            scan.Report(FindingKind.DeniedWord, Certainty.Likely, start, end);
        }
    }
}
