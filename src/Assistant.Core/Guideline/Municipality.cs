using Assistant.Core.Text;

namespace Assistant.Core.Guideline;

/// <summary>Where the name of a place begins: prefecture, else city, ward, town, village or district.</summary>
internal static class Municipality
{
    private const int LongestName = 6;

    private static readonly string[] _prefectures =
    [
        "北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県", "茨城県", "栃木県", "群馬県", "埼玉県", "千葉県", "東京都", "神奈川県", "新潟県", "富山県",
        "石川県", "福井県", "山梨県", "長野県", "岐阜県", "静岡県", "愛知県", "三重県", "滋賀県", "京都府", "大阪府", "兵庫県", "奈良県", "和歌山県", "鳥取県", "島根県",
        "岡山県", "広島県", "山口県", "徳島県", "香川県", "愛媛県", "高知県", "福岡県", "佐賀県", "長崎県", "熊本県", "大分県", "宮崎県", "鹿児島県", "沖縄県",
    ];

    // Names with Hiragana: everywhere else Hiragana before 市 or 町 is a particle.
    private static readonly string[] _hiragana =
    [
        "いわき", "さいたま", "つくば", "つくばみらい", "ひたちなか", "かすみがうら", "みどり", "ふじみ野", "あきる野", "かほく", "あわら", "いなべ", "みよし", "あま", "たつの",
        "さぬき", "うきは", "みやま", "えびの", "いちき串木野", "むつ", "つがる", "にかほ", "さくら", "いすみ", "南あわじ", "南さつま", "東かがわ", "うるま", "せたな", "おいらせ",
        "みなかみ", "ときがわ", "おおい", "おおい町", "つるぎ", "まんのう", "いの", "みやき", "あさぎり", "さつま", "むかわ", "えりも", "ニセコ", "えびの", "せたな", "かつらぎ", "すさみ", "みなべ",
        "うねめ", "みずほ", "あおば", "ひばり", "もみじ", "けやき", "さつき",
    ];

    private static readonly string[] _labels = ["現住所", "住所地", "住所", "所在地", "居所", "居住地", "本籍地", "本籍", "転居先", "転入先", "転出先", "送付先", "届出先", "自宅", "実家", "勤務先", "旧住所", "新住所", "在住", "現在", "年度", "故"];

    public static bool BeginsPrefecture(Scan scan, int at) => (scan.At(at + 2) is '県' or '都' or '府' or '道' || scan.At(at + 3) == '県') && Array.Exists(_prefectures, name => scan.StartsWith(at, name));

    /// <summary>The leftmost beginning of a place's name between the two places, or -1. The name may run on to <paramref name="end"/> with its town.</summary>
    public static int Begin(Scan scan, int start, int end, out bool isCity)
    {
        isCity = true;
        for (var at = start; at < end; at++)
        {
            if (BeginsPrefecture(scan, at))
            {
                return at;
            }
        }

        for (var at = start + 1; at < end; at++)
        {
            if (IsKindOfPlace(scan, at) && NameBefore(scan, start, at) is >= 0 and var begin)
            {
                isCity = scan.At(at) is not '町' || scan.At(begin - 1) == '郡';
                return begin;
            }
        }

        return -1;
    }

    private static bool IsKindOfPlace(Scan scan, int at) => scan.At(at) switch
    {
        '市' => scan.At(at + 1) is not ('民' or '内' or '長' or '営' or '立' or '政' or '有' or '道' or '税' or '議' or '職' or '役' or '外' or '街' or '全' or '域' or '町' or '場') || scan.StartsWith(at + 1, "内町"),
        // 地区 and 学区 are no wards.
        '区' => scan.At(at - 1) is not ('地' or '校' or '学' or '挙' or '管' or '特' or '漁') && scan.At(at + 1) is not ('分' or '画' or '域' or '間' or '別' or '切' or '民' or '長' or '役' or '内') && !scan.StartsWith(at + 1, "番号"),
        '町' => scan.At(at + 1) is not ('内' or '民' or '長' or '立' or '村' or '営'),
        '村' => scan.At(at + 1) is not ('民' or '長' or '立' or '営'),
        '郡' => scan.At(at + 1) is not ('部' or '山'),
        _ => false,
    };

    private static int NameBefore(Scan scan, int start, int at)
    {
        var begin = at;
        while (begin > start && at - begin < LongestName && (JapaneseCharacters.IsKanji(scan.At(begin - 1)) || JapaneseCharacters.IsKatakana(scan.At(begin - 1)) || scan.At(begin - 1) is 'ヶ' or 'が' && JapaneseCharacters.IsKanji(scan.At(begin - 2))))
        {
            begin--;
        }

        if (begin == at || JapaneseCharacters.IsHiragana(scan.At(begin - 1)))
        {
            foreach (var name in _hiragana)
            {
                if (scan.EndsWith(at, name) && at - name.Length >= start)
                {
                    begin = Math.Min(begin, at - name.Length);
                }
            }
        }

        foreach (var label in _labels)
        {
            if (scan.StartsWith(begin, label) && begin + label.Length < at)
            {
                begin += label.Length;
                break;
            }
        }

        var name2 = scan.Text.AsSpan(begin, at - begin);
        return begin == at || name2 is "本" or "当" or "同" or "各" or "全" or "他" or "地" or "前" or "都" or "都道府県" ? -1 : begin;
    }
}
