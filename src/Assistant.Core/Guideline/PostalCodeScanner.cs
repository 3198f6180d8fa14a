namespace Assistant.Core.Guideline;

internal static class PostalCodeScanner
{
    public static void Run(Scan scan)
    {
        foreach (var hit in scan.Labels.All)
        {
            if (hit.Label == Label.PostalCode)
            {
                var at = hit.End;
                while (at < hit.End + 4 && scan.At(at) is ' ' or ':' or 'は' or ')' or '\t')
                {
                    at++;
                }

                Report(scan, at, Certainty.Certain);
            }
        }

        // Without the mark only in front of an address.
        var text = scan.Text;
        for (var at = text.IndexOf('-', StringComparison.Ordinal); at >= 0; at = text.IndexOf('-', at + 1))
        {
            if (at >= 3 && scan.At(at - 4) is not '-' && End(scan, at - 3) is > 0 and var end && Municipality.BeginsPrefecture(scan, scan.At(end) is ' ' or '\n' ? end + 1 : end))
            {
                Report(scan, at - 3, Certainty.Likely);
            }
        }
    }

    private static void Report(Scan scan, int start, Certainty certainty)
    {
        if (End(scan, start) is > 0 and var end && !scan.Tables.IsAllowedNumber(Digits(scan.Text.AsSpan(start, end - start))))
        {
            scan.Report(FindingKind.PostalCode, certainty, start, end);
        }
    }

    private static string Digits(ReadOnlySpan<char> code) => code.Length == 7 ? code.ToString() : string.Concat(code[..3], code[^4..]);

    private static int End(Scan scan, int start)
    {
        var first = scan.DigitsEnd(start);
        if (scan.IsDigit(start - 1) || first - start is not (3 or 7))
        {
            return 0;
        }

        var end = first;
        if (first - start == 3)
        {
            var next = scan.At(first) == ' ' ? first + 1 : first;
            next = scan.At(next) == '-' ? next + 1 : next;
            next = scan.At(next) == ' ' ? next + 1 : next;
            end = scan.DigitsEnd(next);
            if (next == first || end - next != 4)
            {
                return 0;
            }
        }

        return scan.At(end) == '-' && scan.IsDigit(end + 1) ? 0 : end;
    }
}
