namespace Assistant.Core.Guideline;

internal static class CopyrightScanner
{
    public static void Run(Scan scan)
    {
        foreach (var (start, end) in scan.Tables.Copyright.Find(scan.Text))
        {
            scan.Report(FindingKind.Copyright, Certainty.Likely, start, end);
        }
    }
}
