namespace Assistant.Core.Guideline;

internal enum AddressForm
{
    None,

    /// <summary>1-2: could be much else.</summary>
    Short,

    /// <summary>1-2-3: an address where a place stands before it.</summary>
    Dashed,

    /// <summary>一丁目23番7号, 123番地: hardly anything else.</summary>
    Full,
}

/// <summary>The numbers at the end of an address.</summary>
internal static class AddressTail
{
    public static AddressForm Read(Scan scan, int start, out int end)
    {
        end = start;
        var at = JapaneseNumeral.Read(scan, start, 5, out var first);
        if (at == start || first == 0)
        {
            return AddressForm.None;
        }

        var unit = Space(scan, at);
        if (scan.StartsWith(unit, "丁目"))
        {
            return AfterChome(scan, unit + 2, out end);
        }

        if (scan.StartsWith(unit, "番地"))
        {
            end = Suffix(scan, unit + 2);
            return AddressForm.Full;
        }

        return scan.At(unit) == '番' ? AfterBan(scan, unit + 1, out end) : Dashed(scan, start, at, first, out end);
    }

    /// <summary>A number alone, where the place before it leaves no doubt.</summary>
    public static (AddressForm Form, int End) Lot(Scan scan, int start)
    {
        var end = JapaneseNumeral.Read(scan, start, 4, out var value);
        var isLot = end > start && value > 0 && scan.At(start) is not ('0' or '百' or '十') && char.IsAsciiDigit(scan.At(start)) && !IsDash(scan, end) && !IsMeasured(scan, end);
        return isLot ? (AddressForm.Dashed, end) : (AddressForm.None, start);
    }

    /// <summary>丁目 alone names a quarter, not a house.</summary>
    private static AddressForm AfterChome(Scan scan, int at, out int end)
    {
        at = Space(scan, at);
        var number = JapaneseNumeral.Read(scan, at, 5, out _);
        end = number;
        if (number == at)
        {
            return AddressForm.None;
        }

        if (scan.StartsWith(number, "番地"))
        {
            end = Suffix(scan, number + 2);
        }
        else if (scan.At(number) == '番')
        {
            end = AfterBan(scan, number + 1, out var stop) == AddressForm.None ? number + 1 : stop;
        }
        else
        {
            end = Suffix(scan, number);
        }

        return scan.IsCounted(end) || scan.At(end) is '月' or '年' or '日' ? AddressForm.None : AddressForm.Full;
    }

    private static AddressForm AfterBan(Scan scan, int at, out int end)
    {
        var number = JapaneseNumeral.Read(scan, Space(scan, at), 5, out _);
        end = at;
        if (number == Space(scan, at))
        {
            return AddressForm.None;
        }

        end = scan.At(number) == '号' ? number + 1 : Suffix(scan, number);
        return scan.At(number) == '号' || end > number ? AddressForm.Full : AddressForm.Short;
    }

    private static AddressForm Dashed(Scan scan, int start, int at, int first, out int end)
    {
        end = at;
        var groups = 1;
        var second = 0;
        var large = first > 999 ? 1 : 0;
        var spelled = false;
        while (groups < 5 && (IsDash(scan, end) || scan.At(end) is 'の' or 'ノ'))
        {
            var next = JapaneseNumeral.Read(scan, end + 1, 5, out var value);
            if (next == end + 1)
            {
                break;
            }

            spelled |= !IsDash(scan, end);
            second = groups == 1 ? value : second;
            large += value > 999 || next - end > 4 ? 1 : 0;
            end = next;
            groups++;
        }

        // 第2の3 is no address, 2の3の4 is one.
        if (groups is 1 or 5 || (spelled && groups == 2) || large > 1 || IsDash(scan, end) || scan.IsDigit(end)
            || IsMeasured(scan, end)
            || (char.IsAsciiLetter(scan.At(end)) && groups == 2) || first is >= 1900 and <= 2100 && second is >= 1900 and <= 2100 || scan.At(start) == '0')
        {
            return AddressForm.None;
        }

        end = scan.At(end) == '号' ? end + 1 : end;
        return groups > 2 ? AddressForm.Dashed : AddressForm.Short;
    }

    /// <summary>の2 and -2 behind 番地, and a number of the house.</summary>
    private static int Suffix(Scan scan, int at)
    {
        at = scan.EndsWith(at, "番地") && scan.IsDigit(at) ? JapaneseNumeral.Read(scan, at, 5, out _) : at;
        while (scan.At(at) is 'の' or '-' or 'ー' or 'ノ')
        {
            var next = JapaneseNumeral.Read(scan, at + 1, 5, out _);
            if (next == at + 1)
            {
                break;
            }

            at = next;
        }

        return scan.At(at) == '号' ? at + 1 : at;
    }

    private static bool IsMeasured(Scan scan, int end) => scan.IsCounted(end)
        || scan.At(end) is '年' or '月' or '日' or '時' or '分' or '名' or '%' or '点' or '位' or '級' or '条' or '項' or ':' or '/' or '~' or '.'
        || (scan.At(end) is 'か' or 'ヶ' or 'カ' or 'ヵ' or 'ケ' && scan.At(end + 1) is '所' or '月' or '年' or '国' or '条' or '村' or '町');

    private static bool IsDash(Scan scan, int at) => scan.At(at) is '-' or 'ー';

    private static int Space(Scan scan, int at) => scan.At(at) == ' ' ? at + 1 : at;
}
