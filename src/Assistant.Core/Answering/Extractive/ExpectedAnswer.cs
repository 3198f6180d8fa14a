using System.Text.RegularExpressions;
using Assistant.Core.Text;

namespace Assistant.Core.Answering.Extractive;

/// <summary>
/// What form the answer must have, read off the question. A passage on the subject without a number does not
/// answer 「何人ですか」: this is what keeps neighbours of the question from passing as its answer.
/// </summary>
internal sealed partial class ExpectedAnswer
{
    private readonly Regex? _form;
    private readonly bool _needsName;
    private string _counter = "";
    private readonly bool _mayStandAbove;

    private ExpectedAnswer(string name, Regex? form, bool needsName = false, bool mayStandAbove = false)
    {
        _mayStandAbove = mayStandAbove;
        Name = name;
        _form = form;
        _needsName = needsName;
    }

    public string Name { get; }

    /// <summary>The answer is a division; in a table its column is 担当課 or the like.</summary>
    public bool IsDivision => ReferenceEquals(_form, DivisionForm());

    public bool IsNumber { get; private init; }

    /// <summary>The question asks what something is or consists of: a section about it answers better than a sentence that mentions it.</summary>
    public bool IsOpen => _form is null && !_needsName;

    public bool IsDefinition => ReferenceEquals(this, Definition);

    public static ExpectedAnswer Anything { get; } = new("anything", null);

    public static ExpectedAnswer Definition { get; } = new("definition", null);

    /// <param name="question">Analysed; the counter behind 何 says how the answer is counted.</param>
    public static ExpectedAnswer Read(AnalyzedText question)
    {
        foreach (var (asks, answer) in Rules)
        {
            if (asks.IsMatch(question.Key))
            {
                return answer;
            }
        }

        return Counter(question) is { } _counter ? Number(Regex.Escape(_counter)) : Anything;
    }

    private static string? Counter(AnalyzedText question)
    {
        var morphemes = question.Morphemes;
        for (var i = 0; i + 1 < morphemes.Count; i++)
        {
            if (morphemes[i].Surface == "何" && morphemes[i + 1].Class == "名詞" && char.IsLetter(morphemes[i + 1].Surface[0]))
            {
                return morphemes[i + 1].Surface;
            }
        }

        return null;
    }

    /// <summary>A date or a division may stand in the heading above; a number, a person or an amount must be said itself.</summary>
    public bool IsIn(EvidenceUnit unit) =>
        IsInOwn(unit) || (IsNumber && HasNumberCell(unit)) || (_mayStandAbove && (IsIn(unit.Label) || IsIn(unit.Near)));

    /// <summary>In a row each cell is looked at alone: a number and the name of the next column make no amount.</summary>
    private bool IsInOwn(EvidenceUnit unit) => unit.IsWholeRow && _form is not null
        ? unit.Chunk.Cells.Any(cell => _form.IsMatch(SearchKey.Of(cell.Value)))
        : IsIn(unit.Own);

    /// <summary>A table keeps the unit in a column or header of its own.</summary>
    private bool HasNumberCell(EvidenceUnit unit) => unit.IsRow && _counter.Split('|').Any(c => unit.Own.Key.Contains(c, StringComparison.Ordinal)) && unit.Chunk.Cells.Any(cell =>
        cell.Value.Length > 0 && cell.Value.All(c => char.IsDigit(c) || c is ',' or '.' or '，' or '．') && !cell.Column.Contains("No", StringComparison.OrdinalIgnoreCase));

    private bool IsIn(AnalyzedText text) =>
        (_form is null || _form.IsMatch(text.Key))
        && (!_needsName || text.Morphemes.Any(m => m.SubClass.StartsWith("固有名詞-人名", StringComparison.Ordinal)));

    private static ExpectedAnswer Number(string counters) => new("number", new Regex($"[0-9]+(?:\\.[0-9]+)?(?:万|億|千)? ?(?:{counters})", RegexOptions.NonBacktracking)) { IsNumber = true, _counter = counters };

    private static readonly (Regex Question, ExpectedAnswer Answer)[] Rules =
    [
        (Asks("電話番号|何番に電話"), new("phone", Asks("[0-9]{2,4}-[0-9]{2,4}-[0-9]{3,4}"))),
        (Asks("メールアドレス"), new("mail", Asks("@"))),
        (Asks("url|ウェブサイトのアドレス"), new("url", Asks("https?:"))),
        (Asks("事業no|事業の番号|事務事業番号|no\\.?は"), Number("")),
        (Asks("何人|人数|何名|者数|人口"), Number("人|名")),
        (Asks("何枚|枚数"), Number("枚")),
        (Asks("何件|件数"), Number("件|人|回")),
        (Asks("いくら|何円|料金|利用料|金額|費用|予算額|単価|時給|月額|年額|給料|給与"), Number("円")),
        (Asks("(?:最も|もっとも|一番|いちばん)(?:多|高|大き|人気|少な|低)|最多"), new("superlative", Asks("(?:^|[^0-9])1位|最も|最多|最高|最少|トップ|一番"))),
        (Asks("何番目|何位|順位"), new("rank", Asks("[0-9一二三四五]+(?:番|位)|初|最多|最も|トップ"))),
        (Asks("何(?:パーセント|%|割|ポイント)|割合|比率|(?:化|率)は(?:どれ|どの|いくつ|何)"), Number("%|割|ポイント|分の|パーセント|人に")),
        (Asks("何月"), new("month", Asks("[0-9]{1,2}(?:月|/)"), mayStandAbove: true)),
        (Asks("何年|何月|何日|いつ|期限|期日|時期|年度は"), new("date", Asks("[0-9]+(?:年|月|日|年度)|(?:^|[^0-9])(?:19|20)[0-9]{2}(?:[^0-9]|$)|毎年|毎月|年1回|四半期"), mayStandAbove: true)),
        (Asks("何時間"), Number("時間")),
        (Asks("何時|開庁時間|営業時間|受付時間"), new("clock", Asks("[0-9]+(?:時(?!間)|:[0-9]{2})"))),
        (Asks("いくつ|どのくらい|どれくらい|どれだけ|どの程度|目標値|基準値|現状値|実績値"), Number("")),
        (Asks("(?:数|率|額|値|件|量)(?:は|を|$|[?、。]|と目標|の目標|の実績|の推移)"), Number("")),
        (Asks("(?:どの|何の|どちらの)(?:課|部署|部|所属|室|係|部門)|何課|担当課|担当部署|所管課|所管は|担当は|担当(?:している|する)(?:の|課)|どこが担当|担当はどこ"), new("division", DivisionForm(), mayStandAbove: true)),
        (Asks("氏名|何という人|(?:長|者|員|さん|人|講師|教授)の名前|(?:長|者|員|教授|先生|のは|とは)(?:誰|だれ|どなた)"), new("person", null, needsName: true)),
        (Asks("誰|だれ|どなた"), new("role", Asks("長|課|部|室|センタ|者|員|係|職員|教授"), mayStandAbove: true)),
        (Asks("とは(?:何|なに|$|[?、。])|とはどう|の説明|の意味|用語|どういう意味|って何|ってなに|とは\\?|定義"), Definition),
    ];

    // The rules are written here, not by users; questions are, so the matcher is one that can't be made slow.
    private static Regex Asks(string pattern) => pattern.Contains("(?!", StringComparison.Ordinal)
        ? new Regex(pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
        : new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    [GeneratedRegex("課|部|室|センター|事務局|事務所|館|委員会|本部|係|責任者", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DivisionForm();
}
