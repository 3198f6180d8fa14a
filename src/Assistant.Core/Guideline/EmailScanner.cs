namespace Assistant.Core.Guideline;

internal static class EmailScanner
{
    private const int LongestLocal = 64;
    private const int LongestDomain = 253;

    public static void Run(Scan scan)
    {
        SpelledMail.Run(scan);
        var text = scan.Text;
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var start = at;
            while (start > 0 && at - start < LongestLocal && IsLocal(text[start - 1]))
            {
                start--;
            }

            while (start < at && text[start] is '.' or '-' or '\'')
            {
                start++;
            }

            var end = DomainEnd(scan, at + 1);
            if (start < at && end > 0 && !scan.Tables.IsAllowedMail(text.AsSpan(start, end - start)))
            {
                // Public bodies publish the addresses of their divisions.
                var official = scan.EndsWith(end, ".lg.jp") || scan.EndsWith(end, ".go.jp");
                scan.Report(FindingKind.Email, official ? Certainty.Likely : Certainty.Certain, start, end);
            }
        }
    }

    internal static bool IsLocal(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '+' or '%' or '\'';

    private static int DomainEnd(Scan scan, int start)
    {
        var end = start;
        while (end - start < LongestDomain && (char.IsAsciiLetterOrDigit(scan.At(end)) || scan.At(end) is '.' or '-'))
        {
            end++;
        }

        while (end > start && scan.At(end - 1) is '.' or '-')
        {
            end--;
        }

        var domain = scan.Text.AsSpan(start, end - start);
        var last = domain[(domain.LastIndexOf('.') + 1)..];
        return domain.Contains('.') && domain[0] != '.' && !domain.Contains("..", StringComparison.Ordinal) && last.Length >= 2 && !last.ContainsAnyExceptInRange('A', 'z') ? end : 0;
    }
}
