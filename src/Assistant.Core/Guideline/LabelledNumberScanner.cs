namespace Assistant.Core.Guideline;

/// <summary>Numbers without a public check digit: only beside the word that names them.</summary>
internal static class LabelledNumberScanner
{
    private const int Ahead = 24;
    private const int Back = 14;

    public static void Run(Scan scan)
    {
        foreach (var hit in scan.Labels.All)
        {
            _ = hit.Label switch
            {
                Label.ResidentCode => Beside(scan, hit, FindingKind.ResidentCode, ["99999999999", "9999-9999-999", "99999-999999"]),
                Label.PensionNumber => Beside(scan, hit, FindingKind.PensionNumber, ["9999-999999"]),
                Label.Passport => Beside(scan, hit, FindingKind.Passport, ["AA-9999999"]),
                Label.ResidenceCard => Beside(scan, hit, FindingKind.ResidenceCard, ["AA-99999999-AA"]),
                Label.Account => Beside(scan, hit, FindingKind.BankAccount, ["9999999", "99999-99999999", "99999-9999999"]),
                Label.Bank => Ahead7(scan, hit),
                Label.InsuranceNumber => Insurance(scan, hit),
                _ => false,
            };
        }
    }

    private static bool Ahead7(Scan scan, LabelHit hit) =>
        AheadOf(scan, hit, FindingKind.BankAccount, ["9999999", "99999-99999999", "99999-番号-99999999", "99999-番号:99999999"]);

    private static bool Beside(Scan scan, LabelHit hit, FindingKind kind, ReadOnlySpan<string> shapes) =>
        AheadOf(scan, hit, kind, shapes) || (!hit.IsColumn && BackOf(scan, hit, kind, shapes));

    private static bool AheadOf(Scan scan, LabelHit hit, FindingKind kind, ReadOnlySpan<string> shapes)
    {
        for (var at = hit.End; at <= hit.End + hit.Ahead(Ahead) && at < scan.Text.Length; at++)
        {
            if (Match(scan, at, shapes) is var end && end > at)
            {
                scan.Report(kind, IsVague(scan, hit) && end - at == 7 ? Certainty.Likely : Certainty.Certain, at, end);
                return true;
            }
        }

        return false;
    }

    /// <summary>銀行 or 普通 alone says little: only both together, or 口座番号 and 普通預金, name an account.</summary>
    private static bool IsVague(Scan scan, LabelHit hit) => hit.Label == Label.Bank
        || (hit.Label == Label.Account && hit.End - hit.Start < 4 && scan.Labels.Nearest(hit.Start, hit.End, Ahead, Label.Bank) is null);

    private static bool BackOf(Scan scan, LabelHit hit, FindingKind kind, ReadOnlySpan<string> shapes)
    {
        for (var at = Math.Max(0, hit.Start - Back - 10); at < hit.Start; at++)
        {
            // The next number's label doesn't name this one: 口座 1234567 住民票コード …
            if (Match(scan, at, shapes) is var end && end > at && end <= hit.Start && hit.Start - end <= 3)
            {
                scan.Report(kind, Certainty.Certain, at, end);
                return true;
            }
        }

        return false;
    }

    private static int Match(Scan scan, int start, ReadOnlySpan<string> shapes)
    {
        foreach (var shape in shapes)
        {
            if (Match(scan, start, shape) is var end && end > start)
            {
                return end;
            }
        }

        return start;
    }

    /// <summary>9 is a digit, A a letter, - an optional dash or space, all else stands for itself. Returns the end, or the start when it doesn't match.</summary>
    private static int Match(Scan scan, int start, string shape)
    {
        var before = scan.At(start - 1);
        if (char.IsAsciiLetterOrDigit(before) || (before is '-' or '.' && scan.IsDigit(start - 2)))
        {
            return start;
        }

        var at = start;
        foreach (var c in shape)
        {
            var given = scan.At(at);
            var fits = c switch { '9' => char.IsAsciiDigit(given), 'A' => char.IsAsciiLetter(given), '-' => given is '-' or ' ', _ => given == c };
            if (!fits && c != '-')
            {
                return start;
            }

            at += fits ? 1 : 0;
        }

        var after = scan.At(at);
        return char.IsAsciiLetterOrDigit(after) || (after is '-' or '.' && scan.IsDigit(at + 1)) || scan.IsCounted(at) || after == '年' ? start : at;
    }

    /// <summary>記号 12 番号 3456, 1234・567, 8 or 10 digits of the long-term care: any short numbers after the word.</summary>
    private static bool Insurance(Scan scan, LabelHit hit)
    {
        var start = hit.End;
        while (start < hit.End + hit.Ahead(16) && start < scan.Text.Length && !scan.IsDigit(start) && scan.At(start) is not ('\n' or '。'))
        {
            start++;
        }

        if (!scan.IsDigit(start) || scan.At(start - 1) is '第' or '令' or '-' || char.IsAsciiLetter(scan.At(start - 1)))
        {
            return false;
        }

        // ゆうちょ銀行, too, has a 記号 and a 番号.
        if (scan.Labels.IsBefore(start, Ahead, Label.Bank) || scan.Labels.IsBefore(start, Ahead, Label.Account))
        {
            return false;
        }

        var end = scan.DigitsEnd(start);
        var first = end - start;
        var second = end;
        while (second < end + 8 && scan.At(second) is '・' or '-' or ' ' or ':' or '、' or '番' or '号' or '(' or ')' or '枝')
        {
            second++;
        }

        if (IsScheme(scan, hit) && !Names(scan, hit, start))
        {
            return false;
        }

        if (second > end && scan.IsDigit(second) && scan.DigitsEnd(second) - second <= 8)
        {
            end = scan.DigitsEnd(second);
        }
        else if (first < 6 && !Names(scan, hit, start))
        {
            return false;
        }

        if (first > 10 || end - start < 3 || scan.IsCounted(end) || scan.IsThousands(end) || scan.At(end) is '年' or '月' or '条' or '割')
        {
            return false;
        }

        scan.Report(FindingKind.InsuranceNumber, Certainty.Certain, start, end);
        return true;
    }

    /// <summary>国民健康保険 is about much else than a card.</summary>
    private static bool IsScheme(Scan scan, LabelHit hit) => scan.EndsWith(hit.End, "保険") || scan.EndsWith(hit.End, "医療") || scan.EndsWith(hit.End, "被保険者");

    /// <summary>Few digits count only behind 番号 or 記号.</summary>
    private static bool Names(Scan scan, LabelHit hit, int start) =>
        hit.IsColumn || scan.Text.AsSpan(hit.Start, start - hit.Start) is var between
        && (between.Contains("番号", StringComparison.Ordinal) || between.Contains("記号", StringComparison.Ordinal));
}
