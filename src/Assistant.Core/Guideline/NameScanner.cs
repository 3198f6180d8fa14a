using System.Buffers;
using Assistant.Core.Text;

namespace Assistant.Core.Guideline;

/// <summary>Names are warned about, never certain: a surname before 様, 氏, さん, or a name behind a label.</summary>
internal static class NameScanner
{
    private const int LongestName = 8;
    private const int LongestGiven = 4;

    /// <summary>Letters of the shortest surname with a given name in Katakana.</summary>
    private const int FullKatakana = 5;

    private static readonly string[] _honorifics = ["様", "さん", "氏", "殿", "さま", "くん", "ちゃん", "君", "夫妻", "と申し"];

    private static readonly SearchValues<string> _anyHonorific = SearchValues.Create(_honorifics, StringComparison.Ordinal);

    // Behind these letters 様, 氏 and さん are part of another word: 様式, 氏名, さんぽ.
    private static readonly SearchValues<char> _otherWord = SearchValues.Create("式々子相態名族ぽ神ざ");

    // A surname before one of these names a place, a firm, a body or a post.
    private static readonly SearchValues<char> _bodies = SearchValues.Create("県市町村区郡課部係局室会社店院校園所団駅川橋線港業組庁館長員職様氏殿者的性化用型都屋");

    private static readonly string[] _firms = ["銀行", "建設", "商事", "電機", "製作", "不動産", "運輸", "物産", "技研", "設備", "住宅", "旅館", "酒造", "石油", "自動車", "デンキ", "ホーム", "フーズ", "印刷", "議員", "先生", "主任", "主査", "監督", "教授", "博士", "大臣", "知事", "副市"];

    private static readonly SearchValues<char> _roleEnds = SearchValues.Create("者人主員父母妻夫故当担任名職民徒童男女方の");

    private static readonly string[] _formWords =
    [
        "住所", "電話", "フリガナ", "カナ", "メール", "生年", "月日", "職業", "性別", "年齢", "所属", "職名", "役職", "番号", "記入", "記載", "続柄", "備考", "連絡先", "及び", "変更", "公表", "漢字", "自署", "省略", "必須", "任意",
        "一覧", "氏名", "名前", "不明", "仮称", "未定", "不詳", "匿名", "非公開", "該当", "同上", "以下", "本人", "代理", "確認", "入力", "押印", "署名", "事業", "施設", "団体", "法人", "部署", "職員", "担当",
    ];

    public static void Run(Scan scan)
    {
        foreach (var hit in scan.Labels.All)
        {
            if (hit.Label is Label.Name or Label.Person)
            {
                AfterLabel(scan, hit);
            }
        }

        var text = scan.Text;
        for (var at = 0; at < text.Length; at++)
        {
            var found = text.AsSpan(at).IndexOfAny(_anyHonorific);
            if (found < 0)
            {
                return;
            }

            at += found;
            var honorific = Array.Find(_honorifics, h => scan.StartsWith(at, h))!;
            if (!_otherWord.Contains(scan.At(at + honorific.Length)) && !(honorific == "君" && JapaneseCharacters.IsKanji(scan.At(at + 1))))
            {
                BeforeHonorific(scan, scan.At(at - 1) == ' ' ? at - 1 : at);
            }
        }
    }

    private static void BeforeHonorific(Scan scan, int end)
    {
        for (var start = Math.Max(0, end - LongestName - 1); start < end; start++)
        {
            var surname = scan.Tables.SurnameAt(scan.Text, start, end);
            if (surname > 0 && CanBegin(scan, start, surname) && IsGiven(scan, start + surname, end) && !IsInflected(scan, start, surname))
            {
                Report(scan, start, end);
                return;
            }
        }
    }

    private static void AfterLabel(Scan scan, LabelHit hit)
    {
        // 患者名 and 児童名 ask for a name as 氏名 does.
        var asksForName = hit.Label == Label.Name || (scan.At(hit.End) == '名' && scan.At(hit.End + 1) is ':' or ' ' or '\t' or '(' or '|' or ')' or '"');
        var behind = SkipRemark(scan, hit.Label == Label.Name || !asksForName ? hit.End : hit.End + 1);
        var at = behind;
        var colon = hit.IsColumn;
        while (at - behind < 5 && scan.At(at) is ':' or ' ' or '\t' or '(' or '「' or '『' or 'は' or 'の' or 'が' or '、' or '|' or ')' or '】' or '》' or '>' or '=' or '"' or '\n')
        {
            colon |= scan.At(at) is ':' or '\t' or '|' or '=' or ')' or '】' or '》' or '>' or '"';
            at++;
        }

        var surname = scan.Tables.SurnameAt(scan.Text, at, scan.Text.Length);
        var joined = at == hit.End && !colon;
        if (surname > 0)
        {
            var end = GivenEnd(scan, at + surname, mayBeKana: colon || scan.At(at - 1) is ' ' or '(');
            var hasGiven = end > at + surname;
            var ends = !JapaneseCharacters.IsKanji(scan.At(end)) && !(JapaneseCharacters.IsKatakana(scan.At(at)) && (scan.At(end) == '・' || JapaneseCharacters.IsKatakana(scan.At(end))));
            var spaced = scan.At(at + surname) == ' ';
            var strong = asksForName || colon;

            // 東京都 and 乾物屋 begin with surnames of one letter: in a column of whatever, that is too little.
            if (ends && (surname > 1 || spaced || asksForName || !hit.IsColumn) && IsGiven(scan, at + surname, end) && (strong ? (hasGiven || colon || !joined) : hasGiven && (surname > 1 || spaced || (scan.At(at - 1) is ' ' or '(' && end - at is 3 or 4))) && !(joined && !hasGiven))
            {
                Report(scan, at, end);
                return;
            }
        }

        // 正式な名前, ファイルの名前: of a thing.
        if ((colon || IsReading(scan, hit, at)) && !(scan.At(hit.Start - 1) is 'な' or 'の' or '語' && scan.StartsWith(hit.Start, "名前")) && (asksForName || JapaneseCharacters.IsKatakana(scan.At(at))))
        {
            // 名前 heads columns of all sorts of things: there only two words are a name.
            Unlisted(scan, at, fewest: asksForName ? 2 : FullKatakana, mayBeOne: asksForName && !hit.IsColumn);
        }
    }

    /// <summary>氏名（カナ）：, 氏名（漢字）：: what stands in the brackets says how the name is written.</summary>
    private static int SkipRemark(Scan scan, int at)
    {
        for (var i = at; scan.At(at) == '(' && i < at + 8; i++)
        {
            if (scan.At(i) == ')' && scan.At(i + 1) is ':' or ' ' or '|' or '\t' or '=')
            {
                return i + 1;
            }
        }

        return at;
    }

    /// <summary>Behind 氏名: whatever is short, Kanji or Katakana and no word of a form.</summary>
    /// <param name="fewest">Letters.</param>
    /// <param name="mayBeOne">Whether surname and given name may be one word.</param>
    private static void Unlisted(Scan scan, int start, int fewest, bool mayBeOne)
    {
        var end = Run(scan, start);
        if (scan.At(end) is ' ' or '・' && Run(scan, end + 1) is var second && second > end + 1)
        {
            end = second;
            if (scan.At(end) is '・' && Run(scan, end + 1) is var third && third > end + 1)
            {
                end = third;
            }
        }

        var name = scan.Text.AsSpan(start, end - start);
        if (name.Length < fewest || name.Length > 20 || Array.Exists(_formWords, word => scan.Text.AsSpan(start, end - start).Contains(word, StringComparison.Ordinal))
            || (!mayBeOne && !name.ContainsAny(' ', '・'))
            || (JapaneseCharacters.IsKanji(name[0]) && name.Length > LongestName)
            || scan.At(end) is not ('\0' or ' ' or '\n' or '\t' or '、' or '。' or ',' or ')' or '(' or '」' or '|' or '/' or '"' or '<' or '様' or '氏' or '殿'))
        {
            return;
        }

        Report(scan, start, end);
    }

    private static int Run(Scan scan, int start)
    {
        Func<char, bool> same = scan.At(start) switch
        {
            var c when JapaneseCharacters.IsKanji(c) => JapaneseCharacters.IsKanji,
            var c when JapaneseCharacters.IsKatakana(c) => JapaneseCharacters.IsKatakana,
            var c when char.IsAsciiLetterUpper(c) => char.IsAsciiLetter,
            _ => static _ => false,
        };
        var end = start;
        while (end - start < 12 && scan.At(end) is not ('様' or '氏' or '殿') && same(scan.At(end)))
        {
            end++;
        }

        return end;
    }

    /// <param name="mayBeKana">Whether Hiragana may follow the surname without a space: not inside a sentence.</param>
    private static int GivenEnd(Scan scan, int at, bool mayBeKana)
    {
        var start = scan.At(at) == ' ' ? at + 1 : at;
        var end = start;
        while (end - start < LongestGiven && JapaneseCharacters.IsKanji(scan.At(end)) && scan.At(end) is not ('様' or '氏' or '殿'))
        {
            end++;
        }

        if (end == start && (start > at || mayBeKana))
        {
            while (end - start < LongestGiven && !IsHonorific(scan, end) && (JapaneseCharacters.IsHiragana(scan.At(end)) || JapaneseCharacters.IsKatakana(scan.At(end))))
            {
                end++;
            }

            // A longer run is a sentence: 山田からの申出.
            end = JapaneseCharacters.IsHiragana(scan.At(end)) || JapaneseCharacters.IsKatakana(scan.At(end)) ? start : end;
        }

        return end == start ? at : end;
    }

    /// <summary>Nothing, or one to four letters of one script that name no body.</summary>
    private static bool IsGiven(Scan scan, int start, int end)
    {
        start = start < end && scan.At(start) == ' ' ? start + 1 : start;
        var given = scan.Text.AsSpan(start, end - start);
        if (given.IsEmpty)
        {
            return true;
        }

        return (given.Length <= LongestGiven || given.Contains('・')) && !given.ContainsAny(_bodies) && !StartsWithFirm(scan, start)
            && (All(given, JapaneseCharacters.IsKanji) || (given.Length > 1 && All(given, static c => JapaneseCharacters.IsKatakana(c) || c == '・')) || (given.Length > 1 && All(given, JapaneseCharacters.IsHiragana) && given[0] is not ('の' or 'が' or 'を' or 'に' or 'で' or 'へ' or 'や' or 'お' or 'は')));
    }

    /// <summary>関わる is a verb: Hiragana right behind one Kanji is its ending, not a given name.</summary>
    private static bool IsInflected(Scan scan, int start, int surname) => surname == 1 && JapaneseCharacters.IsHiragana(scan.At(start + 1)) && !IsHonorific(scan, start + 1);

    private static bool IsHonorific(Scan scan, int at) => Array.Exists(_honorifics, honorific => scan.StartsWith(at, honorific));

    /// <summary>フリガナ サトウ タロウ, 氏名 サトウ タロウ: two words in Katakana need no colon.</summary>
    private static bool IsReading(Scan scan, LabelHit hit, int at)
    {
        var end = at;
        while (JapaneseCharacters.IsKatakana(scan.At(end)) && end - at < 12)
        {
            end++;
        }

        return hit.Label == Label.Name && end > at && scan.At(at - 1) == ' ' && (scan.StartsWith(hit.Start, "フリガナ") || (scan.At(end) == ' ' && JapaneseCharacters.IsKatakana(scan.At(end + 1))));
    }

    private static bool StartsWithFirm(Scan scan, int at) => Array.Exists(_firms, firm => scan.StartsWith(at, firm));

    private static bool All(ReadOnlySpan<char> text, Func<char, bool> same)
    {
        foreach (var c in text)
        {
            if (!same(c))
            {
                return false;
            }
        }

        return true;
    }

    private static bool CanBegin(Scan scan, int start, int surname)
    {
        var before = scan.At(start - 1);
        if (JapaneseCharacters.IsKatakana(scan.At(start)))
        {
            return !JapaneseCharacters.IsKatakana(before) && before != '・';
        }

        return !JapaneseCharacters.IsKanji(before) && !(surname == 1 && JapaneseCharacters.IsKatakana(before)) || (surname > 1 ? _roleEnds.Contains(before) : before is '人' or '者');
    }

    private static void Report(Scan scan, int start, int end)
    {
        if (!scan.Tables.IsAllowedName(scan.Text.AsSpan(start, end - start)))
        {
            scan.Report(FindingKind.PersonName, Certainty.Likely, start, end);
        }
    }
}
