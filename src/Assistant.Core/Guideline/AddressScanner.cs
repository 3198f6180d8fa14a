using System.Buffers;
using Assistant.Core.Text;

namespace Assistant.Core.Guideline;

/// <summary>Addresses down to the 番地: the numbers are found first, then the name of the place before them.</summary>
internal static class AddressScanner
{
    private const int LongestPlace = 32;
    private const int LongestAza = 10;

    // 漢字, 文字, 数字, 赤字 …
    private static readonly SearchValues<char> _notAza = SearchValues.Create("漢文数赤黒太細名十点苗習活誤脱ロ英国題綴");

    // Words that no place's name holds: the text speaks of something else.
    private static readonly string[] _noPlaces = ["予算", "計画", "会計", "条例", "規則", "議案", "資料", "事業", "番号", "図面", "調査", "様式", "別表", "図表", "から", "まで", "では", "には", "する", "した", "して", "ある", "いる", "における"];

    public static void Run(Scan scan)
    {
        var text = scan.Text;
        for (var at = 1; at < text.Length; at++)
        {
            var c = text[at];
            if (!(char.IsAsciiDigit(c) || JapaneseNumeral.IsKanji(c)) || char.IsAsciiDigit(text[at - 1]) || JapaneseNumeral.IsKanji(text[at - 1]))
            {
                continue;
            }

            var form = AddressTail.Read(scan, at, out var end);
            if (form is AddressForm.None or AddressForm.Short && BehindAza(scan, at))
            {
                (form, end) = form == AddressForm.None ? AddressTail.Lot(scan, at) : (AddressForm.Dashed, end);
            }

            if (form != AddressForm.None && Report(scan, at, end, form))
            {
                at = end - 1;
            }
        }
    }

    private static bool Report(Scan scan, int tail, int end, AddressForm form)
    {
        var from = PlaceBegin(scan, tail);
        if (from >= tail)
        {
            return false;
        }

        var labelled = scan.Labels.Nearest(from, end, 12, Label.Address) is not null;
        var begin = Municipality.Begin(scan, from, tail, out var isCity);
        var named = begin >= 0 && !HasParticle(scan, begin, tail);
        if (!named)
        {
            // The town alone: 桑野二丁目3番4号.
            if (form != AddressForm.Full && !labelled)
            {
                return false;
            }

            begin = TownBegin(scan, from, tail);
        }

        if (begin < 0 || begin >= tail || scan.Tables.IsAllowedAddress(scan.Text.AsSpan(begin, end - begin)))
        {
            return false;
        }

        end = Building.End(scan, end);
        var certain = named && ((isCity && form != AddressForm.Short) || labelled);
        scan.Report(FindingKind.Address, certain ? Certainty.Certain : Certainty.Likely, begin, end);
        return true;
    }

    /// <summary>大槻町字池ノ台100: behind 字 and its name a number alone is the 番地. 文字 and 赤字 are other words.</summary>
    private static bool BehindAza(Scan scan, int at)
    {
        for (var i = at - 1; i > 0 && at - i <= LongestAza; i--)
        {
            if (scan.At(i) == '字')
            {
                return at - i > 1 && !_notAza.Contains(scan.At(i - 1));
            }

            if (!JapaneseCharacters.IsKanji(scan.At(i)) && !JapaneseCharacters.IsKatakana(scan.At(i)) && !JapaneseCharacters.IsHiragana(scan.At(i)) && scan.At(i) is not 'ヶ')
            {
                return false;
            }
        }

        return false;
    }

    private static int PlaceBegin(Scan scan, int tail)
    {
        var at = tail;
        while (at > 0 && tail - at < LongestPlace)
        {
            var c = scan.At(at - 1);
            var joins = c == ' ' && JapaneseCharacters.IsJapanese(scan.At(at - 2)) && (at == tail || JapaneseCharacters.IsKanji(scan.At(at)) || JapaneseCharacters.IsKatakana(scan.At(at)) || scan.At(at - 2) is '県' or '府' or '都' or '市');
            if (!joins && !(char.IsAsciiDigit(c) && scan.At(at) is '条' or '線') && !JapaneseCharacters.IsKanji(c) && !JapaneseCharacters.IsHiragana(c) && !JapaneseCharacters.IsKatakana(c) && c is not ('ヶ' or 'ヵ' or '々'))
            {
                break;
            }

            at--;
        }

        return at;
    }

    private static int TownBegin(Scan scan, int from, int tail)
    {
        var at = scan.At(tail - 1) == ' ' ? tail - 1 : tail;
        while (at > from && (JapaneseCharacters.IsKanji(scan.At(at - 1)) || JapaneseCharacters.IsKatakana(scan.At(at - 1)) || scan.At(at - 1) is 'ヶ' or 'ヵ'))
        {
            at--;
        }

        return tail - at >= 2 ? at : -1;
    }

    /// <summary>郡山市では1-2 is a sentence, not a place. A town may have Hiragana inside: あさか野, 緑が丘.</summary>
    private static bool HasParticle(Scan scan, int begin, int tail)
    {
        var place = scan.Text.AsSpan(begin, tail - begin);
        var last = place[^1] == ' ' ? place[^2] : place[^1];
        return last is 'は' or 'を' or 'に' or 'で' or 'と' or 'も' or 'が' or 'へ' or 'や'
            || _noPlaces.Any(word => scan.Text.IndexOf(word, begin, tail - begin, StringComparison.Ordinal) >= 0)
            || place.Contains('を') || place.Contains('は') || place.Contains('へ');
    }
}
