using System.Buffers;
using System.Collections.Frozen;

namespace Assistant.Core.Guideline;

/// <summary>All labels of a text, found once and asked by every scanner.</summary>
internal sealed class Labels
{
    private static readonly (Label Label, string[] Words)[] _vocabulary =
    [
        (Label.IndividualNumber, ["マイナンバー", "マイナンバ", "個人番号", "MyNumber", "My Number", "my number", "My number", "mynumber", "MYNUMBER"]),
        (Label.DriverLicence, ["運転免許", "運転経歴証明書", "免許証", "免許番号", "免許の番号"]),
        (Label.CorporateNumber, ["法人番号", "登録番号", "インボイス"]),
        (Label.ResidentCode, ["住民票コード", "住民票のコード", "住民コード"]),
        (Label.PensionNumber, ["基礎年金番号", "年金番号", "年金手帳", "基礎年金"]),
        (Label.InsuranceNumber, ["被保険者証", "被保険者番号", "被保険者記号", "保険証", "資格確認書", "記号・番号", "記号番号", "受給者証", "受給者番号", "被保険者", "国民健康保険", "健康保険", "社会保険", "後期高齢者医療", "介護保険"]),
        (Label.Passport, ["旅券", "パスポート", "Passport", "passport", "PASSPORT"]),
        (Label.ResidenceCard, ["在留カード", "在留番号", "特別永住者証明書"]),
        (Label.Account, ["口座番号", "口座No", "口座NO", "普通預金", "当座預金", "普通口座", "普通", "当座", "貯蓄"]),
        (Label.Bank, ["銀行", "信用金庫", "信金", "信用組合", "農協", "JAバンク", "ゆうちょ", "支店", "口座", "振込先"]),
        (Label.CreditCard, ["クレジットカード", "クレジット", "カード番号", "クレカ", "デビットカード", "VISA", "Visa", "JCB", "Mastercard", "MasterCard", "AMEX", "Amex"]),
        (Label.Phone, ["電話", "電 話", "電  話", "TEL", "Tel", "tel", "携帯", "FAX", "Fax", "fax", "ファックス", "ファクス", "ファクシミリ", "連絡先", "連絡"]),
        (Label.PostalCode, ["〒", "郵便番号"]),
        (Label.Address, ["住所", "住 所", "住  所", "所在地", "居所", "本籍", "転居先", "転入先", "転出先", "送付先", "届出先", "に住む", "に住んで"]),
        (Label.BirthDate, ["生年月日", "生 年 月 日", "生年月", "誕生日", "生誕", "出生日", "出生年月日", "DOB"]),
        (Label.Name, ["氏名", "氏 名", "氏  名", "お名前", "名前", "フリガナ", "ふりがな", "姓名", "名義人", "口座名義"]),
        (Label.Person,
            ["申請者", "申請人", "届出人", "届出者", "世帯主", "保護者", "相談者", "対象者", "受給者", "患者", "利用者", "滞納者", "通報者", "相続人", "代理人", "契約者",
                "所有者", "請求者", "来庁者", "転入者", "転出者", "扶養者", "配偶者", "納税者", "納税義務者", "宛名", "本人", "児童", "生徒", "長男", "長女", "二男", "次男", "二女", "次女",
                "担当者", "差出人", "送信者", "申込者", "申込人", "受講者", "受取人", "送り主", "後見人", "被相続人", "遺族", "喪主", "死亡者", "同居人", "発信者", "記入者", "記載者"]),
        (Label.OtherNumber,
            ["受付番号", "整理番号", "管理番号", "文書番号", "伝票番号", "注文番号", "請求書番号", "契約番号", "追跡番号", "問い合わせ番号", "問合せ番号", "お問合せ番号", "製造番号", "型番",
                "商品コード", "商品番号", "団体コード", "施設コード", "事業コード", "備品番号", "資産番号", "台帳番号", "通知書番号", "証明書番号", "シリアル", "ISBN", "ISSN", "JAN", "バーコード", "ログ番号", "処理番号", "案件番号"]),
    ];

    private static readonly FrozenDictionary<char, (string Word, Label Label)[]> _byFirst = _vocabulary
        .SelectMany(entry => entry.Words.Select(word => (Word: word, entry.Label)))
        .GroupBy(entry => entry.Word[0])
        .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(entry => entry.Word.Length).ToArray());

    private static readonly SearchValues<string> _words = SearchValues.Create(
        [.. _vocabulary.SelectMany(entry => entry.Words)], StringComparison.Ordinal);

    private readonly List<LabelHit> _hits = [];

    private readonly string _text;

    public Labels(string text)
    {
        _text = text;
        Read(text);
        if (_hits.Count > 0 && TableColumns.Read(text, _hits) is { Count: > 0 } columns)
        {
            _hits.AddRange(columns);
            _hits.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        }
    }

    /// <summary>In order of their places; they don't overlap.</summary>
    public IReadOnlyList<LabelHit> All => _hits;

    /// <summary>The nearest label of these before the value within reach, else the nearest one after it in its line within a third of that.</summary>
    public Label? Nearest(int start, int end, int reach, params ReadOnlySpan<Label> wanted)
    {
        var next = FirstAt(start);
        for (var i = next - 1; i >= 0 && _hits[i].End >= start - reach; i--)
        {
            if (wanted.Contains(_hits[i].Label) && start - _hits[i].End <= _hits[i].Ahead(reach))
            {
                return _hits[i].Label;
            }
        }

        for (var i = next; i < _hits.Count && _hits[i].Start <= end + (reach / 3); i++)
        {
            if (wanted.Contains(_hits[i].Label) && !_hits[i].IsColumn)
            {
                // What begins the next line names what follows it.
                return _hits[i].Start >= end && _text.AsSpan(end, _hits[i].Start - end).Contains('\n') ? null : _hits[i].Label;
            }
        }

        return null;
    }

    /// <summary>Whether a word of the vocabulary begins there.</summary>
    public bool Begins(int start, int end) => FirstAt(start) is var first && first < _hits.Count && _hits[first].Start < end;

    public bool IsBefore(int start, int reach, Label wanted)
    {
        for (var i = FirstAt(start) - 1; i >= 0 && _hits[i].End >= start - reach; i--)
        {
            if (_hits[i].Label == wanted)
            {
                return true;
            }
        }

        return false;
    }

    private void Read(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length;)
        {
            var found = text[at..].IndexOfAny(_words);
            if (found < 0)
            {
                return;
            }

            at += found;
            foreach (var (word, label) in _byFirst[text[at]])
            {
                if (text[at..].StartsWith(word, StringComparison.Ordinal))
                {
                    _hits.Add(new LabelHit(label, at, at + word.Length));
                    at += word.Length;
                    break;
                }
            }
        }
    }

    /// <summary>Index of the first hit that begins at or after a place.</summary>
    private int FirstAt(int place)
    {
        var (low, high) = (0, _hits.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_hits[middle].Start < place)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
