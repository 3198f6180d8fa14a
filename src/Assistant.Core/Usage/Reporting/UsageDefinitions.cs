namespace Assistant.Core.Usage.Reporting;

/// <param name="Id">Stable: the place on the page of definitions.</param>
public sealed record UsageDefinition(string Id, string Term, string Text, string Reason);

/// <summary>What each figure means, beside the figure. The long form is docs/指標の定義.md.</summary>
public static class UsageDefinitions
{
    public const string CumulativeUsers = "cumulative-users";
    public const string MonthlyAverage = "monthly-average";
    public const string UniqueUsers = "unique-users";
    public const string Estimate = "time-estimate";
    public const string SelfReported = "time-self-reported";
    public const string Unanswered = "unanswered-rate";
    public const string Guideline = "guideline-hits";
    public const string Cost = "cost";
    public const string Distribution = "distribution";
    public const string Dormant = "dormant";
    public const string Department = "department";
    public const string Adoption = "adoption";
    public const string Purpose = "purpose";
    public const string Category = "category";
    public const string SmallGroup = "small-groups";
    public const string Path = "path";
    public const string Forecast = "forecast";
    public const string Achieved = "achieved-review-target";

    public static IReadOnlyList<UsageDefinition> All { get; } =
    [
        new("period", "月・年度", "月は日本時間の1日0時から月末まで。年度は4月から翌年3月まで。期間は、始まりの月と終わりの月を含みます。", "市の事務の区切りに合わせます。"),
        new(CumulativeUsers, "延べ利用者数", "月ごとの利用者数（同じ月に何度使っても1人）の合計。答えられなかった利用や、止めた利用をした人も数えます。", "計画の数字（2024年度は6か月で842人、月平均140人）が互いに合う、ただ一つの数え方です。"),
        new(MonthlyAverage, "月平均", "延べ利用者数 ÷ 利用のあった月の数。小数2桁に四捨五入します。", "始まる前の月で割ると、薄まるためです。"),
        new(UniqueUsers, "実利用者", "期間全体の利用者数。同じ人は1人と数えます。", "延べと区別するためです。"),
        new(Estimate, "減った時間（推計）", "利用の件数 × 係数（分）。係数は月・機能・テンプレートごとの表から引きます。幅は、係数の根拠から言える最小と最大で求めたものです。止めた・失敗・中断の利用は0分で、n に入れません。時間には、表示のときに1回だけ直します。", "自己申告とは求め方が違うため、足しません。利用者1人・1か月あたり1.5〜6時間を外れるときは、その旨を付けます。"),
        new(SelfReported, "減った時間（自己申告）", "回答の後に本人が選んだ 0・5・10・30・60分の合計。n は申告のあった件数。30日以内なら言い直せ、最後の申告が有効です。", "推計とは求め方が違うため、足しません。"),
        new(Unanswered, "未回答率（根拠なしの率）", "根拠なし ÷（回答あり＋根拠なし）。小数1桁の％。止めた・失敗・中断は分母に入れません。", "文書に答えがなかった割合を示すためです。"),
        new(Guideline, "ガイドラインの検出", "利用ガイドラインの検査で、検出が1か所以上あった利用の件数と、止めた利用の件数。", "検出がないことは、安全を意味しません（網羅ではありません）。"),
        new(Cost, "費用", "トークン数 × その日の価格。期間全体を足してから、1回だけ円に丸めます。価格の表にないモデルがあるときは、円を示しません。", "推測した金額を出さないためです。"),
        new(Distribution, "利用の分布", "期間の利用回数が 0、1〜4、5〜99、100以上の人数。0 は、サインインできる利用者のうち記録のない人。", "合計は、少数の人が使うだけでも大きくなるためです。"),
        new(Dormant, "休眠", "前に使ったことがあり、期間の終わりの3か月に1度も使っていない人。サインインを止めた人は除きます。", "声をかける相手を知るためです。"),
        new(Department, "所属・職位", "利用した日の所属・職位で数えます。異動しても、前の利用は前の所属のままです。異動した人は両方の所属に数えるため、合計は全体と一致しないことがあります。", "異動のたびに過去の数字が変わらないためです。"),
        new(Adoption, "利用率", "今その所属にいて、サインインできる人のうち、期間に1回以上使った人の割合（％、小数1桁）。前の所属で使った人も、今の所属で数えます。", "割る人と割られる人を同じ人にして、100％を超えないようにします。"),
        new(Purpose, "利用の目的", "質問のときに選ばれた会話の目的（ガイドラインの決まり3）。選ばれていない利用と、取り込んだ利用は「目的の記録なし」です。", "決めた目的で使われているかを見るためです。"),
        new(Category, "使いみち", "減った時間を申告するときに選ばれた、回答の使いみち（ガイドラインの決まり14）。選んだ申告だけを数えます。件数は申告の数で、すべての利用の数ではありません。", "選ばれていない利用の使いみちを、推測しないためです。"),
        new(SmallGroup, "少人数のまとめ", "実利用者が5人未満の所属と職位（利用率では、利用できる人が5人未満の所属）は「その他」にまとめます。まとめても5人未満のときは、次に小さいものも加えます。2つ以上の所属にいた人も、まとめた行では1人と数えます。", "個人が分からないようにするためです。"),
        new(Path, "目標までの道のり", "基準年度の値から目標年度の値までの直線。1の位に四捨五入します（％は小数1桁）。", "途中の年度でも比べられるようにするためです。"),
        new(Forecast, "見込み", "記録のある指標は、利用のあった直近（最大12）か月の月平均 × 12。幅は月ごとのばらつきから求めた95％の範囲。入力する指標は、基準と実績を通る直線を延ばした値。", "今の速さが続いたときの目安です。約束ではありません。"),
        new(Achieved, "達成済み・目標要確認", "目標年度より前に、今の速さが目標に届いているもの。", "目標を変えるかどうかは、人が決めます。計画の数字は読み替えません。"),
        new("hours-rpa", "業務時間削減数（計画の指標）", "計画の 13,511 → 15,000 時間は RPA と kintone だけの数字です。生成AI で減った時間とは別の系列です。", "対象が違うため、足しません。"),
    ];
}
