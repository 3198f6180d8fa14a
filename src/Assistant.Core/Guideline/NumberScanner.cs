using Assistant.Core.Text;

namespace Assistant.Core.Guideline;

/// <summary>Numbers that carry a check digit or a shape of their own: they are found without a label, too.</summary>
internal static class NumberScanner
{
    private const int Reach = 30;
    private const int MostGroups = 5;
    private const int MostBetween = 6;
    private const int LongestNoun = 8;

    private static readonly string[] _numberWords = ["番号", "コード", "ナンバー", "ID", "No.", "No"];

    private static readonly string[] _ownNumbers = ["個人", "本人", "国民", "世帯", "マイ", "社会保障", "共通", "住民", "職員", "家族", "扶養"];

    public static void Run(Scan scan)
    {
        var text = scan.Text;
        Span<(int Start, int End)> groups = stackalloc (int, int)[MostGroups];
        for (var at = 0; at < text.Length;)
        {
            var found = text.AsSpan(at).IndexOfAnyInRange('0', '9');
            if (found < 0)
            {
                return;
            }

            at += found;
            var end = scan.DigitsEnd(at);
            if (end - at >= 4)
            {
                Number(scan, at, end, groups);
            }

            at = end;
        }
    }

    private static void Number(Scan scan, int start, int end, Span<(int Start, int End)> groups)
    {
        var length = end - start;
        if (length == 8)
        {
            ResidenceCard(scan, start, end);
            return;
        }

        if (length is >= 12 and <= 19 && scan.At(end) != '-' && !IsLinkedBefore(scan, start, '-'))
        {
            Judge(scan, start, end, scan.Text.AsSpan(start, length), grouped: false);
            return;
        }

        if (length != 4)
        {
            return;
        }

        var link = LinkAfter(scan, end, out _);
        if (link == '\0' || (link != ' ' && IsLinkedBefore(scan, start, link)))
        {
            return;
        }

        var count = Collect(scan, start, end, link, groups);
        Span<char> digits = stackalloc char[20];
        foreach (var shape in (ReadOnlySpan<int>)[44443, 4444, 4443, 4442, 465, 464, 444])
        {
            var size = SizeOf(shape, groups[..count]);

            // Among spaces a further group of four is more likely a row of figures than the end of a number.
            if (size == 0 || (link != ' ' && size != count) || (link == ' ' && shape is 444 or 4444 && ((count > size && groups[size].End - groups[size].Start == 4) || FourBefore(scan, start))))
            {
                continue;
            }

            var written = 0;
            foreach (var (from, to) in groups[..size])
            {
                scan.Text.AsSpan(from, to - from).CopyTo(digits[written..]);
                written += to - from;
            }

            if (shape is 4443 or 4442 && !CheckDigits.IsCreditCard(digits[..written]))
            {
                continue;
            }

            var isInRow = link == ' ' && (LongBefore(scan, start) || (count > size && groups[size].End - groups[size].Start > 4));
            Judge(scan, start, groups[size - 1].End, digits[..written], grouped: !isInRow && !AreYears(digits[..written]));
            return;
        }
    }

    private static int SizeOf(int shape, ReadOnlySpan<(int Start, int End)> groups)
    {
        Span<int> lengths = stackalloc int[MostGroups];
        var size = 0;
        for (; shape > 0; shape /= 10)
        {
            lengths[size++] = shape % 10;
        }

        for (var i = 0; i < size; i++)
        {
            if (i >= groups.Length || groups[i].End - groups[i].Start != lengths[size - 1 - i])
            {
                return 0;
            }
        }

        return size;
    }

    private static void Judge(Scan scan, int start, int end, ReadOnlySpan<char> digits, bool grouped)
    {
        if (IsPartOfMore(scan, start, end) || scan.IsCounted(end))
        {
            return;
        }

        var label = scan.Labels.Nearest(start, end, Reach, Label.IndividualNumber, Label.DriverLicence, Label.CorporateNumber, Label.CreditCard, Label.OtherNumber);
        if (digits.Length == 12)
        {
            Twelve(scan, start, end, digits, grouped, label);
        }
        else if (digits.Length == 13 && label is not (Label.CreditCard or Label.OtherNumber) && CheckDigits.IsCorporateNumber(digits)
            && (label is Label.CorporateNumber || !(digits.StartsWith("978") || digits.StartsWith("979"))))
        {
            scan.Report(FindingKind.CorporateNumber, Certainty.Information, start, end);
        }
        else if ((label is null or Label.CreditCard) && CheckDigits.IsCreditCard(digits))
        {
            // Issuer, length and Luhn together leave two of a hundred random numbers of 16 digits.
            var certain = grouped || label is Label.CreditCard || digits.Length is 15 or 16;
            scan.Report(FindingKind.CreditCard, certain ? Certainty.Certain : Certainty.Likely, start, end);
        }
    }

    private static void Twelve(Scan scan, int start, int end, ReadOnlySpan<char> digits, bool grouped, Label? label)
    {
        label ??= IsNumberOfSomethingElse(scan, start) ? Label.OtherNumber : null;
        var individual = CheckDigits.IsIndividualNumber(digits);
        var licence = CheckDigits.IsDriverLicence(digits);
        var (kind, certainty) = label switch
        {
            Label.IndividualNumber => (individual ? FindingKind.IndividualNumber : (FindingKind?)null, Certainty.Certain),
            Label.DriverLicence => (licence ? FindingKind.DriverLicence : null, Certainty.Certain),
            not null => (individual && grouped ? FindingKind.IndividualNumber : null, Certainty.Likely),
            null when individual && grouped => (FindingKind.IndividualNumber, Certainty.Certain),
            null when IsTimestamp(digits) || AreYears(digits) => (null, Certainty.Likely),
            null when individual => (FindingKind.IndividualNumber, Certainty.Likely),

            // Nobody writes a licence in groups of four without saying what it is.
            null when licence && !grouped && CheckDigits.HasLicenceAuthority(digits) => (FindingKind.DriverLicence, Certainty.Likely),
            null => (null, Certainty.Likely),
        };
        if (kind is { } found)
        {
            scan.Report(found, certainty, start, end);
        }
    }

    /// <summary>会員番号：, 備品コード: right before the number. 個人番号 and 本人番号 are no such words, 番号 and 12桁の番号 say nothing.</summary>
    private static bool IsNumberOfSomethingElse(Scan scan, int start)
    {
        var at = start;
        while (start - at < MostBetween && scan.At(at - 1) is ' ' or ':' or '\t' or '\n' or '=' or '|' or '(' or ')' or '"' or '「' or 'は' or '→' or '/' or '【' or '】')
        {
            at--;
        }

        var word = Array.Find(_numberWords, word => scan.EndsWith(at, word));
        if (word is null)
        {
            return false;
        }

        var end = at - word.Length;
        var begin = end;
        while (end - begin < LongestNoun && (JapaneseCharacters.IsKanji(scan.At(begin - 1)) || JapaneseCharacters.IsKatakana(scan.At(begin - 1)) || char.IsAsciiLetter(scan.At(begin - 1))))
        {
            begin--;
        }

        return end - begin >= 2 && !Array.Exists(_ownNumbers, own => scan.Text.AsSpan(begin, end - begin).Contains(own, StringComparison.Ordinal));
    }

    private static void ResidenceCard(Scan scan, int start, int end)
    {
        if (IsLetter(scan.At(start - 1)) && IsLetter(scan.At(start - 2)) && !char.IsAsciiLetterOrDigit(scan.At(start - 3))
            && IsLetter(scan.At(end)) && IsLetter(scan.At(end + 1)) && !char.IsAsciiLetterOrDigit(scan.At(end + 2)))
        {
            // Two letters, eight digits, two letters: nothing else in an office is written so.
            var certainty = scan.Labels.Nearest(start, end, Reach, Label.ResidenceCard) is null ? Certainty.Likely : Certainty.Certain;
            scan.Report(FindingKind.ResidenceCard, certainty, start - 2, end + 2);
        }
    }

    private static bool IsLetter(char c) => char.IsAsciiLetter(c);

    private static int Collect(Scan scan, int start, int end, char link, Span<(int Start, int End)> groups)
    {
        groups[0] = (start, end);
        var count = 1;
        while (LinkAfter(scan, groups[count - 1].End, out var next) is var found && found == link)
        {
            if (count == MostGroups)
            {
                // A chain longer than any number is a row of figures.
                return link == ' ' ? count : 0;
            }

            groups[count++] = (next, scan.DigitsEnd(next));
        }

        return count;
    }

    /// <summary>What joins the digits before <paramref name="end"/> to the next ones: - or . (a space may stand about it), a space, or \0 for nothing.</summary>
    private static char LinkAfter(Scan scan, int end, out int next)
    {
        var at = end;
        if (scan.At(at) == ' ')
        {
            at++;
        }

        if (scan.At(at) is '-' or '.' or '・')
        {
            var link = scan.At(at++);
            next = scan.At(at) == ' ' ? at + 1 : at;
            return scan.IsDigit(next) ? link : '\0';
        }

        next = at;
        return at > end && scan.IsDigit(at) ? ' ' : '\0';
    }

    private static bool IsLinkedBefore(Scan scan, int start, char link)
    {
        var at = scan.At(start - 1) == ' ' ? start - 2 : start - 1;
        if (scan.At(at) != link)
        {
            return false;
        }

        return scan.IsDigit(at - 1) || (scan.At(at - 1) == ' ' && scan.IsDigit(at - 2));
    }

    private static bool FourBefore(Scan scan, int start) =>
        scan.At(start - 1) == ' ' && scan.IsDigit(start - 2) && scan.IsDigit(start - 3) && scan.IsDigit(start - 4) && scan.IsDigit(start - 5) && !scan.IsDigit(start - 6);

    /// <summary>Right after five or more digits and a space: one of a row of figures, whose places happen to be four.</summary>
    private static bool LongBefore(Scan scan, int start)
    {
        const int figure = 5;
        for (var i = 0; i < figure; i++)
        {
            if (!scan.IsDigit(start - 2 - i))
            {
                return false;
            }
        }

        return scan.At(start - 1) == ' ';
    }

    /// <summary>12.5 and ABC123: the digits are a part of something longer. T before 13 digits is the registration of an invoice issuer.</summary>
    private static bool IsPartOfMore(Scan scan, int start, int end)
    {
        var before = scan.At(start - 1);
        var after = scan.At(end);
        return (before == '.' && scan.IsDigit(start - 2))
            || (after == '.' && scan.IsDigit(end + 1))
            || before is '_' or '#' or '\\' || after is '_'
            || (before == '/' && !JapaneseCharacters.IsJapanese(scan.At(start - 2)))
            || (before == '=' && char.IsAsciiLetter(scan.At(start - 2)))
            || (char.IsAsciiLetter(before) && !(before == 'T' && !char.IsAsciiLetterOrDigit(scan.At(start - 2))))
            || char.IsAsciiLetter(after);
    }

    private static bool AreYears(ReadOnlySpan<char> digits)
    {
        for (var i = 0; i + 4 <= digits.Length; i += 4)
        {
            if (!(digits[i..].StartsWith("19") || digits[i..].StartsWith("20")))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>202604011530: year, month, day, hour and minute.</summary>
    private static bool IsTimestamp(ReadOnlySpan<char> digits)
    {
        static int Two(ReadOnlySpan<char> digits, int at) => ((digits[at] - '0') * 10) + digits[at + 1] - '0';
        return Two(digits, 0) is 19 or 20 && Two(digits, 4) is >= 1 and <= 12 && Two(digits, 6) is >= 1 and <= 31 && Two(digits, 8) <= 24 && Two(digits, 10) < 60;
    }
}
