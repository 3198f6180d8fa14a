using System.Buffers;
using Assistant.Core.Text;

namespace Assistant.Core.Guideline;

/// <summary>Telephone numbers of the Japanese numbering plan, written in any of the usual ways.</summary>
internal static class PhoneScanner
{
    private const int Reach = 16;

    private static readonly SearchValues<char> _begins = SearchValues.Create("0+(");

    /// <summary>Area codes of three digits; all others with 0 and a digit other than 0 have four or five. 03, 04 and 06 have two.</summary>
    private static readonly SearchValues<string> _threeDigits = SearchValues.Create(
        [
            "011", "015", "017", "018", "019", "022", "023", "024", "025", "026", "027", "028", "029", "042", "043", "044", "045", "046", "047", "048", "049",
            "052", "053", "054", "055", "058", "059", "072", "073", "075", "076", "077", "078", "079", "082", "083", "084", "086", "087", "088", "089",
            "092", "093", "095", "096", "097", "098", "099",
        ],
        StringComparison.Ordinal);

    public static void Run(Scan scan)
    {
        var text = scan.Text;
        Span<char> digits = stackalloc char[12];
        Span<int> groups = stackalloc int[4];
        var officialEnd = -1;
        Local(scan);
        for (var at = 0; at < text.Length; at++)
        {
            var found = text.AsSpan(at).IndexOfAny(_begins);
            if (found < 0)
            {
                return;
            }

            at += found;
            if (!CanBegin(scan, at) || Read(scan, at, digits, groups, out var written, out var count, out var international) is not (> 0 and var end))
            {
                continue;
            }

            var number = digits[..written];
            var spaced = text.AsSpan(at, end - at).Contains(' ') && !text.AsSpan(at, end - at).ContainsAny('-', '(');
            var labelled = scan.Labels.Nearest(at, end, Reach, Label.Phone) is not null;
            if (IsNumber(number, groups[..count], international || labelled) && !scan.IsCounted(end) && scan.At(end) is not ('号' or '条' or '年'))
            {
                // A list of divisions names the division once and then several numbers.
                if (OfficialContact.Is(scan, at) || IsNextOf(scan, officialEnd, at))
                {
                    officialEnd = end;
                }
                else if (!scan.Tables.IsAllowedNumber(number))
                {
                    scan.Report(FindingKind.Phone, (count > 1 && !spaced) || labelled || international ? Certainty.Certain : Certainty.Likely, at, end);
                }

                at = end - 1;
            }
        }
    }

    /// <summary>電話 924-1111: right behind the word a number needs no area code.</summary>
    private static void Local(Scan scan)
    {
        foreach (var hit in scan.Labels.All)
        {
            var at = hit.End;
            while (at < hit.End + 4 && scan.At(at) is ' ' or ':' or '.' or '\t' or '(' or 'は')
            {
                at++;
            }

            var middle = scan.DigitsEnd(at);
            var end = scan.DigitsEnd(middle + 1);
            if (hit.Label == Label.Phone && middle - at is 2 or 3 && scan.At(at) is not ('0' or '1') && scan.At(middle) == '-' && end - middle == 5
                && !scan.IsCounted(end) && scan.At(end) is not ('-' or '.' or '/' or ':') && !OfficialContact.Is(scan, at) && !scan.Tables.EndsAllowedNumber(string.Concat(scan.Text.AsSpan(at, middle - at), scan.Text.AsSpan(middle + 1, 4))))
            {
                scan.Report(FindingKind.Phone, Certainty.Likely, at, end);
            }
        }
    }

    private static bool IsNextOf(Scan scan, int officialEnd, int at)
    {
        if (officialEnd < 0 || at - officialEnd > 12)
        {
            return false;
        }

        foreach (var c in scan.Text.AsSpan(officialEnd, at - officialEnd))
        {
            if (c is '\n' || (c is not (' ' or '\t' or '/' or ',' or '、' or '|' or ':' or '(' or ')' or '・') && !char.IsAsciiLetter(c) && !JapaneseCharacters.IsKatakana(c)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool CanBegin(Scan scan, int at)
    {
        var before = scan.At(at - 1);
        return !(char.IsAsciiDigit(before) || before is '_' or '#' or '第' or '+' or '&' || (before == '.' && char.IsAsciiLetterOrDigit(scan.At(at - 2)) && !scan.Labels.IsBefore(at, 1, Label.Phone))
            || (before == ',' && scan.IsThousands(at - 1) && scan.At(scan.DigitsEnd(at)) is not ('-' or '('))
            || (before is '-' or '/' && scan.IsDigit(at - 2)) || (before == '=' && char.IsAsciiLetter(scan.At(at - 2)))
            || (before == '(' && IsBracketed(scan, at))
            || (before == ' ' && scan.IsDigit(at - 2) && scan.At(at) == '0' && scan.IsDigit(at - 3) && scan.IsDigit(at - 4) && scan.IsDigit(at - 5) && !scan.IsDigit(at - 6) && scan.DigitsEnd(at) - at == 4));
    }

    /// <summary>Whether an area code begins here and a bracket closes behind it.</summary>
    private static bool IsBracketed(Scan scan, int at) => scan.DigitsEnd(at) is var end && end - at is >= 2 and <= 5 && scan.At(end) == ')';

    /// <summary>Returns the end, or 0; the digits are written as in the country, with the leading 0.</summary>
    private static int Read(Scan scan, int at, Span<char> digits, Span<int> groups, out int written, out int count, out bool international)
    {
        (written, count, international) = (0, 0, false);
        if (scan.StartsWith(at, "+81") || scan.StartsWith(at, "(+81)"))
        {
            international = true;
            at += scan.At(at) == '(' ? 5 : 3;
            at = scan.StartsWith(at, " (0)") ? at + 4 : scan.StartsWith(at, "(0)") ? at + 3 : at;
            at = Skip(scan, at);
            if (scan.At(at) != '0')
            {
                digits[written++] = '0';
            }
        }
        else if (scan.At(at) == '(')
        {
            // Only a bracket about the area code is a part of the number.
            if (scan.At(at + 1) != '0' || !IsBracketed(scan, at + 1))
            {
                return 0;
            }

            at++;
        }

        if (scan.At(at) is '+')
        {
            return 0;
        }

        var end = at;
        while (count < 4 && scan.IsDigit(at))
        {
            var stop = scan.DigitsEnd(at);
            if (written + stop - at > 11)
            {
                return 0;
            }

            scan.Text.AsSpan(at, stop - at).CopyTo(digits[written..]);
            written += stop - at;
            groups[count] = count == 0 ? written : stop - at;
            count++;
            end = stop;
            if (written >= 10 && (written == 11 || !IsMobile(digits)))
            {
                break;
            }

            at = Skip(scan, stop);
        }

        return scan.IsDigit(end) || (scan.At(end) == '-' && scan.IsDigit(end + 1)) || (scan.At(end) == '.' && scan.IsDigit(end + 1)) || scan.IsThousands(end) || char.IsAsciiLetter(scan.At(end)) ? 0 : end;
    }

    /// <summary>Over at most one dash with a space at each side, or a bracket.</summary>
    private static int Skip(Scan scan, int at)
    {
        var begin = at;
        while (at - begin < 3 && scan.At(at) is '-' or ' ' or '(' or ')' or '.' or '・' && (at == begin || scan.At(at) != scan.At(at - 1)))
        {
            at++;
        }

        return at;
    }

    private static bool IsMobile(ReadOnlySpan<char> digits) => digits.StartsWith("090") || digits.StartsWith("080") || digits.StartsWith("070") || digits.StartsWith("050") || digits.StartsWith("0800") || digits.StartsWith("060");

    private static bool IsNumber(ReadOnlySpan<char> digits, ReadOnlySpan<int> groups, bool vouched)
    {
        if (digits.Length is not (10 or 11) || digits[0] != '0' || digits[1] == '0' || !digits.ContainsAnyExcept(digits[0]))
        {
            return false;
        }

        if (digits.Length == 11)
        {
            return digits.StartsWith("0800") ? groups is [11] or [4, 3, 4] : IsMobile(digits) && groups is [11] or [3, 4, 4] or [3, 8];
        }

        if (IsMobile(digits))
        {
            return false;
        }

        if (digits.StartsWith("0120") || digits.StartsWith("0570") || digits.StartsWith("0990") || digits.StartsWith("0180"))
        {
            return groups is [10] or [4, 3, 3] or [4, 2, 4] or [4, 6];
        }

        var two = digits[1] is '3' or '6' || digits.StartsWith("04");
        var three = IsThree(digits);
        return groups switch
        {
            [10] => vouched || three || digits[1] is '3' or '6',
            [2, 4, 4] or [2, 8] => two,
            [3, 3, 4] or [3, 7] => three,
            [4, 2, 4] or [4, 6] => !(digits[1] is '3' or '6'),
            [5, 1, 4] => !(digits[1] is '3' or '6'),
            _ => false,
        };
    }

    private static bool IsThree(ReadOnlySpan<char> digits) => digits[..3].ContainsAny(_threeDigits);
}
