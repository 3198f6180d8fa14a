"""Templates with tables, forms and lists, and numbers of things that pass the checks of personal ones."""
SEED = 770123
PREFIX = "t"
POSITIVES = 620
NEGATIVES = 420

POSITIVE = [
    "整理番号,個人番号,区分\n{n3},{my},A\n{n3},{my},B", "| 氏名 | 個人番号 | 備考 |\n|---|---|---|\n| {name} | {my} | 転入 |", "お疲れさまです。個人番号,続柄\r\n{my},子\r\n{my},妻", "\"個人番号\",\"{my}\"\n\"続柄\",\"子\"", "{\"個人番号\":\"{my}\"}", "個人番号　[ {my} ]", "問２　あなたの個人番号を記入してください。\n答　{my}", "《個人番号》{my}", "番号を確認したところ{my}がマイナンバーとして登録されていた。", "氏名｜個人番号｜住所\n{name}｜{my}｜{address}",
    "氏名,免許証番号\n{name},{licence}", "本人確認書類：運転免許証（第{licence}号）", "第 {licence} 号の運転免許証で本人確認を行った。", "運転者台帳\n免許証番号／{licence}\n免許の種類　普通", "運転経歴証明書 {licence}", "番号{licence}の免許証を拾得した。", "安全運転管理者が確認した免許証は次のとおり。\n・{licence}\n・{licence}",
    "No,カード番号,金額\n1,{card},{n4}\n2,{card},{n5}", "カード番号／{card}　セキュリティコード {n3}", "{card}\n有効期限 0{n1}/28", "<card>{card}</card>", "|{card}|VISA|", "相談者は{card}（JCB）を控えていた。",
    "氏名,電話,備考\n{name},{phone},要連絡", "区分\t電話番号\n世帯主\t{phone}\n配偶者\t{phone}", "Phone…{phone}", "電話番号\r\n{phone}", "緊急時は{phone}（父）→{phone}（母）の順に連絡", "連絡先＝{phone}", "\"電話番号\":\"{phone}\"", "登録内容／電話／{phone}",
    "Cc: {mail}; {mail}", "氏名,メール\n{name},{mail}", "[{mail}](mailto:{mail})", "差出人：{name} <{mail}>", "登録アドレスは{mail}で間違いないか。",
    "{address}から{address}へ転居届。", "\"住所\":\"{address}\"", "住所｜{address}｜世帯人数｜3", "{address}先の市道で街灯が切れている。", "甲の住所　{address}\n甲の氏名　{name}", "氏名,住所,区分\n{name},{address},新規",
    "番号,生年月日\n1,{birth}\n2,{birth}", "氏名,生年月日,性別\n{name},{birth},女", "本人（{birth}（生））が来庁", "児童の生年月日を{birth}と誤って登録した。", "生 年 月 日　{birth}",
    "氏　　名：{name}", "患者名：{name}", "児童名　{name}", "氏名（漢字）：{name}", "\"氏名\":\"{name}\"", "担当者：{name}", "氏名\t{name}\n年齢\t{n2}", "受講者名：{name}",
    "金融機関名,支店名,種別,口座番号\n東邦銀行,桑野支店,普通,{account}", "在留カード番号,国籍\n{residence},ベトナム", "被保険者番号,区分\n{insurance10},更新", "基礎年金番号\t種別\n{pension}\t1号",
]

NEGATIVE = [
    "会員番号：{other12}", "起案番号\t{other12}", "備品コード→{other12}", "確認番号　{other12}", "伝票番号,数量\n{other12},3\n{other12},5", "納付書の収納機関番号{n5}、確認番号{n5}", "| 事業名 | 予算額（千円） | 決算額（千円） |\n| 除雪対策 | {amount} | {amount} |", "電話,メール,窓口\n{n4},{n4},{n5}", "| 氏名 | 所属 |\n| （記入欄） | 総務課 |", "名前,分類\n東京都庁前駅,駅\n海上保安庁,官公庁", "所有者,面積\n東京都,{n4}\n国,{n5}", "国勢調査区番号{n4}-{n2}、図面番号{n3}-{n3}", "市内3か所、町内2ヶ所、1-2-3か年", "款,項,目,予算額\n2,1,{n2},{big}", "区分\t令和5年\t令和6年\n出生\t{amount}\t{amount}",
    "{n2}-{n2}-{n2}の比率で配分する。", "{url}?id={n12}", "議案第{n2}号から議案第{n3}号まで", "単価{amount}×{n2}個", "マイナンバーカードの交付枚数,交付率\n{n5},{n2}", "国民健康保険,{n7}\n介護保険,{n7}", "図{n1}-{n2}、表{n1}-{n2}-{n1}を差し替える。", "表の左は{row}", "条例第{n2}条の2の3第{n1}項", "住所,電話番号,氏名を記入してください。\n様式は,別紙,です", "漢字{n3}字、文字数{n4}", "Ver.{n1}.{n2}.{n2}", "担当：{division}／{official}", "{title}、{title}へ",
]
