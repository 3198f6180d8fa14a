namespace Assistant.Core.Guideline;

/// <summary>Check digits of Japanese numbers and of cards. Spans hold ASCII digits only.</summary>
public static class CheckDigits
{
    // Set by 公安委員会: the first two digits of a licence.
    private static ReadOnlySpan<byte> LicenceAuthorities =>
    [
        10, 11, 12, 13, 14, 20, 21, 22, 23, 24, 25, 30, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55,
        60, 61, 62, 63, 64, 65, 70, 71, 72, 73, 74, 80, 81, 82, 83, 90, 91, 92, 93, 94, 95, 96, 97,
    ];

    /// <summary>マイナンバー: 12 digits.</summary>
    public static bool IsIndividualNumber(ReadOnlySpan<char> digits)
    {
        if (digits.Length != 12)
        {
            return false;
        }

        var rest = Weigh(digits, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
        return digits[11] - '0' == (rest <= 1 ? 0 : 11 - rest);
    }

    /// <summary>運転免許証: 12 digits. The last one counts issues of a lost card and is not checked.</summary>
    public static bool IsDriverLicence(ReadOnlySpan<char> digits) => digits.Length == 12
        && digits[10] - '0' == (11 - (Weigh(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 10;

    /// <summary>Whether the first two digits name a police authority that issues licences.</summary>
    public static bool HasLicenceAuthority(ReadOnlySpan<char> digits) =>
        digits.Length == 12 && LicenceAuthorities.Contains((byte)(((digits[0] - '0') * 10) + digits[1] - '0'));

    /// <summary>法人番号: 13 digits, the check digit first.</summary>
    public static bool IsCorporateNumber(ReadOnlySpan<char> digits)
    {
        if (digits.Length != 13)
        {
            return false;
        }

        var sum = 0;
        for (var n = 1; n <= 12; n++)
        {
            sum += (digits[13 - n] - '0') * (n % 2 == 1 ? 1 : 2);
        }

        return digits[0] - '0' == 9 - (sum % 9);
    }

    /// <summary>13 to 19 digits that pass Luhn's check and begin as a known issuer's cards do, in that issuer's lengths.</summary>
    public static bool IsCreditCard(ReadOnlySpan<char> digits) => digits.Length is >= 13 and <= 19 && IsIssued(digits) && Luhn(digits);

    private static bool IsIssued(ReadOnlySpan<char> digits)
    {
        var four = int.Parse(digits[..4], System.Globalization.CultureInfo.InvariantCulture);
        var two = four / 100;
        return digits.Length switch
        {
            13 => two / 10 == 4,
            14 => two is 36 or 38 or 39 || four is (>= 3000 and <= 3059) or 3095,
            15 => two is 34 or 37,
            16 => two / 10 == 4 || two is (>= 51 and <= 55) or 62 or 65 || four is (>= 2221 and <= 2720) or (>= 3528 and <= 3589) or 6011 or (>= 6440 and <= 6499),
            19 => two / 10 == 4 || two is 62 or 65 || four is 6011 or (>= 6440 and <= 6499) or (>= 3528 and <= 3589),
            _ => two is 62 || four is (>= 3528 and <= 3589),
        };
    }

    private static bool Luhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            digit = i % 2 == 1 ? digit * 2 : digit;
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum % 10 == 0 && digits.ContainsAnyExcept(digits[0]);
    }

    private static int Weigh(ReadOnlySpan<char> digits, ReadOnlySpan<byte> weights)
    {
        var sum = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += (digits[i] - '0') * weights[i];
        }

        return sum;
    }
}
