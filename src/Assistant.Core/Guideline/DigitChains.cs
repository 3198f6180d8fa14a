using System.Text;

namespace Assistant.Core.Guideline;

/// <summary>
/// Numbers as somebody types them who wants them past a filter, or whose mail broke them: over line ends, in other groups, with other
/// signs between, in Kanji. A second reading of the text in which such digits stand together; it knows the way back. Only where a word
/// names the number, where the number is nearly all of the text, or where the groups are the usual ones: figures stand in chains, too.
/// </summary>
internal sealed class DigitChains
{
    private const int Reach = 30;
    private const int LongestLink = 3;
    private const int MostGroups = 16;
    private const int LongestGroup = 20;

    /// <summary>Letters beside a number that is nearly all of a text.</summary>
    private const int FewLetters = 12;

    private readonly Scan _scan;
    private readonly StringBuilder _text = new();
    private readonly List<int> _places = [];
    private int _copied;
    private int _letters = -1;

    private DigitChains(Scan scan) => _scan = scan;

    /// <summary>Reports what the second reading shows to the first one.</summary>
    public static void Run(Scan scan)
    {
        var chains = new DigitChains(scan);
        chains.Read();
        if (chains._places.Count == 0)
        {
            return;
        }

        chains.Copy(scan.Text.Length);
        var again = new Scan(chains._text.ToString(), scan.Tables);
        NumberScanner.Run(again);
        LabelledNumberScanner.Run(again);
        PhoneScanner.Run(again);
        foreach (var found in again.Settled())
        {
            scan.Report(found.Kind, found.Certainty, chains._places[found.Start], chains._places[found.End - 1] + 1);
        }
    }

    private void Read()
    {
        Span<(int Start, int End)> groups = stackalloc (int, int)[MostGroups];
        for (var at = 0; at < _scan.Text.Length;)
        {
            var end = GroupEnd(at, out var kanji);
            if (end == at)
            {
                at++;
                continue;
            }

            var (count, sign, hasKanji) = (1, '\0', kanji);
            groups[0] = (at, end);
            while (count < MostGroups && LinkAfter(end, ref sign) is > 0 and var next && GroupEnd(next, out kanji) is var stop && stop > next)
            {
                groups[count++] = (next, end = stop);
                hasKanji |= kanji;
            }

            if ((count > 1 || hasKanji) && Joins(groups[..count], sign, hasKanji))
            {
                Join(groups[..count]);
            }

            at = end;
        }
    }

    /// <summary>Digits, or three and more of 〇一二三 and digits that are no 三百 or 二十.</summary>
    private int GroupEnd(int start, out bool kanji)
    {
        var (end, digits) = (start, 0);
        while (end - start < LongestGroup && DigitOf(_scan.At(end)) >= 0)
        {
            digits += _scan.IsDigit(end) ? 1 : 0;
            end++;
        }

        kanji = digits < end - start;
        var isNumber = end - start > 2 && _scan.At(end) is not ('十' or '百' or '千' or '万' or '億' or '年') && _scan.At(start - 1) is not ('十' or '百' or '千' or '万' or '億');
        return !kanji || isNumber ? end : _scan.DigitsEnd(start);
    }

    private static int DigitOf(char c) => c is >= '0' and <= '9' ? c - '0' : c == '零' ? 0 : "〇一二三四五六七八九".IndexOf(c, StringComparison.Ordinal);

    /// <summary>The next place of digits behind at most three signs, which are the same throughout a chain; a line may end anywhere.</summary>
    private int LinkAfter(int end, ref char sign)
    {
        var at = end;
        var own = '\0';
        while (at - end < LongestLink && _scan.At(at) is ' ' or '\n' or ',' or '/' or '・' or '_' or '-' or '.' or '、' or '|' or ':' or 'ー')
        {
            var c = _scan.At(at++);
            own = c is ' ' or '\n' ? own : own is '\0' || own == c ? c : '\uFFFF';
        }

        var hasLine = _scan.Text.AsSpan(end, at - end).Contains('\n');
        own = own == '\0' && !hasLine ? ' ' : own;
        if (at == end || own == '\uFFFF' || (own != '\0' && sign != '\0' && own != sign))
        {
            return 0;
        }

        sign = own == '\0' ? sign : own;
        return at;
    }

    private bool Joins(ReadOnlySpan<(int Start, int End)> groups, char sign, bool hasKanji)
    {
        var length = 0;
        foreach (var (from, to) in groups)
        {
            length += to - from;
        }

        var (start, end) = (groups[0].Start, groups[^1].End);
        if (length is not (10 or 11 or 12 or 14 or 15 or 16) || _scan.IsCounted(end))
        {
            return false;
        }

        ReadOnlySpan<Label> wanted = length switch
        {
            10 => [Label.Phone, Label.PensionNumber, Label.InsuranceNumber],
            11 => [Label.Phone, Label.ResidentCode],
            12 => [Label.IndividualNumber, Label.DriverLicence],
            _ => [Label.CreditCard],
        };
        var isPhone = length < 12 && DigitOf(_scan.At(start)) == 0;
        return _scan.Labels.Nearest(start, end, Reach, wanted) is not null
            || ((isPhone || length > 11) && !IsAmount(groups, sign) && (hasKanji || IsNearlyAll(start, end) || IsUsual(groups, sign, isPhone, _scan.Text.AsSpan(start, end - start).Contains('\n'))));
    }

    /// <summary>123,456,789,018 without a word beside it.</summary>
    private static bool IsAmount(ReadOnlySpan<(int Start, int End)> groups, char sign)
    {
        foreach (var (from, to) in groups[1..])
        {
            if (to - from != 3)
            {
                return false;
            }
        }

        return sign == ',' && groups[0].End - groups[0].Start <= 3;
    }

    private bool IsNearlyAll(int start, int end)
    {
        if (_letters < 0)
        {
            _letters = Letters(0, _scan.Text.Length);
        }

        return _letters - Letters(start, end) <= FewLetters;
    }

    private int Letters(int start, int end)
    {
        var letters = 0;
        foreach (var c in _scan.Text.AsSpan(start, end - start))
        {
            letters += c is ' ' or '\n' ? 0 : 1;
        }

        return letters;
    }

    /// <summary>
    /// 4-4-4 of a card or of マイナンバー and 3-4-4 of a telephone, with a sign that parts no cells and no figures. Those in one line with
    /// dashes or spaces were judged at the first reading.
    /// </summary>
    private static bool IsUsual(ReadOnlySpan<(int Start, int End)> groups, char sign, bool isPhone, bool hasLine)
    {
        var shape = 0;
        foreach (var (from, to) in groups)
        {
            shape = groups.Length > 4 || to - from > 9 ? 0 : (shape * 10) + to - from;
        }

        return isPhone ? (sign is '/' or '_' || (hasLine && sign is '・' or '-')) && shape is 344 or 334 or 424 or 244 : (sign == '_' || (hasLine && sign is '・' or '-' or ' ')) && shape is 444 or 4444 or 465 or 464;
    }

    private void Join(ReadOnlySpan<(int Start, int End)> groups)
    {
        Copy(groups[0].Start);
        foreach (var (from, to) in groups)
        {
            for (var i = from; i < to; i++)
            {
                _text.Append((char)('0' + DigitOf(_scan.At(i))));
                _places.Add(i);
            }
        }

        _copied = groups[^1].End;
    }

    private void Copy(int end)
    {
        for (; _copied < end; _copied++)
        {
            _text.Append(_scan.Text[_copied]);
            _places.Add(_copied);
        }
    }
}
