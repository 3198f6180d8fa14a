"""Templates of the set for the figures of generalisation: written after the last change of the detectors."""
SEED = 5150
PREFIX = "f"
POSITIVES = 360
NEGATIVES = 280

POSITIVE = [
    "次の文章を校正してください。\n対象者：{name}\n個人番号：{my}", "税務署へ提出する書類に個人番号「{my}」を転記した。", "マイナンバー確認済（{my}）／控えは破棄", "・マイナンバー　{my}", "個人番号　　{my}　を誤って送付した。",
    "免許更新者の運転免許証番号→{licence}", "レンタル時に運転免許証（番号 {licence}）を確認。", "免許証番号 {licence} 氏名 {name}",
    "カード決済エラー：{card}", "クレカ番号「{card}」を聞き取った。", "施設使用料のカード払い（{card}）", "Visa {card}",
    "{phone}（母）に連絡済み。", "着信履歴：{phone}", "通報者の電話番号→{phone}", "お電話は{phone}にお願いしたいとのこと。", "{surname}様　{phone}", "固定電話{phone}と携帯{phone}を登録", "ファックス番号 {phone}",
    "メールアドレス「{mail}」へ通知", "先方の連絡先は、{mail}、{phone}です。", "Cc: {mail}", "{mail}から添付ファイル付きで届いた。",
    "{address}にお住まいの方から苦情", "設置場所　{address}", "申請地は{address}です。", "{address}（借家）に住む。", "・住所＝{address}", "転出先住所は「{address}」", "{address}、{name}様",
    "〒{postal}\n{address}", "あて先：〒{postal}", "生年月日…{birth}", "{birth}生まれ、80歳", "父（{birth}生）は施設に入所", "本人の生年月日は、{birth}です。",
    "{name}さん宅を訪問した。", "担任の{surname}さんから聞き取り。", "申請者氏名：{name}（代理人）", "保護者：{name}", "審査請求人{name}氏の主張", "{surname}氏によれば、現地は更地である。", "フリガナ　{kana}",
    "住民票コードを確認：{resident}", "基礎年金番号（{pension}）", "健康保険証の記号・番号は{insurance}", "旅券（{passport}）の写し", "在留カードの番号{residence}を入力", "給付金の口座番号：{account}", "常陽銀行 郡山支店 普通預金 口座番号 {account}", "法人番号 {corp} の事業者", "（{mark}）\n協議資料", "【{mark}】",
]

NEGATIVE = [
    "システムの処理番号 {n12} が表示された。", "台帳番号：{n12}", "案件番号{n12}を更新", "見本 {n12} は架空の番号である。", "型番{badcard}の部品を発注", "財源内訳は国庫{amount}、県{amount}、一般財源{amount}", "執行額 {big}、執行率 {n2}.{n2}%", "{day}、{time}、庁議室", "DNSサーバ {ip} に変更する。", "ファームウェア{version}", "参考図書（ISBN {isbn}）",
    "様式は {url} にある。", "代表 {official} へ", "送信元 {officialmail}", "庁舎所在地　{hall}", "{division}　{landline}", "担当：{division}（電話 {landline}）", "{title}の声を聞く会", "ご来場の{title}へのお願い", "{row}\n{row}", "政令第{n3}号第{n2}条", "{years}年度実施計画", "前年度{amount}から{amount}に減少", "マイナンバー制度の説明会を{day}に開く。", "運転免許の更新は{day}まで", "クレジットカードの手数料は{n2}%",
    "銀行口座の登録は{amount}", "住所地特例の対象者は{amount}", "本籍地の証明は{n2}日後", "出生数は{amount}、死亡数は{amount}", "様式第{n2}号（第{n2}条関係）", "神様の言うとおり、という劇", "有様、同様、模様、仕様の意味", "林業、森林、原野、岡、関の字", "東西南北の出入口", "上田氏の城跡ではなく市の史跡", "議員各位、報道各位", "{n2}番、{n2}番地区、{n2}丁目内会", "1-2-3の順で作業", "A1-2-3棟", "令和8年3-5月の実績は{amount}", "1階-3階", "市内{n2}か所、町村{n2}か所", "議案書{n3}-{n2}頁", "公開資料であり部外者も読める。", "取扱に注意する。", "普通交付税 {bare}", "当座の対応として{n2}件処理", "普通会計 {big}", "支店数{n2}、従業員{amount}", "誕生から{n2}年の図書館", "郡山市は{day}に誕生した。", "{n7}番目の来館者", "会員数{amount}、ポイント{n7}",
]
