"""Made-up values for the labelled sentences: every number is random, its check digit right or wrong on purpose."""
import random

SEPARATORS = ["-", " ", "‐", "－", "―", "　", "–", "−"]
SURNAMES = "佐藤 鈴木 高橋 渡辺 田中 伊藤 山本 中村 小林 加藤 吉田 遠藤 斎藤 菊地 橋本 阿部 五十嵐 國分 影山 宗像 柳沼 七海 大内 先崎 髙橋 山﨑 林 森 関 佐々木 長谷川".split()
GIVEN = "太郎 花子 一郎 健太 美咲 翔 陽子 恵 和夫 京子 さくら 大輔 由美子 誠 結衣 浩 幸子 亮太 真理 博".split()
KATAKANA = "サトウ タロウ|スズキ ハナコ|ワタナベ ケンタ|エンドウ ミサキ".split("|")
CITIES = "郡山市 福島市 いわき市 須賀川市 白河市 会津若松市 本宮市 田村市 仙台市青葉区 横浜市港北区 世田谷区 千代田区 三春町 鏡石町 大玉村 石川郡石川町 田村郡小野町 西白河郡西郷村".split()
PREFECTURE = {"仙台市青葉区": "宮城県", "横浜市港北区": "神奈川県", "世田谷区": "東京都", "千代田区": "東京都"}
TOWNS = "桑野 虎丸町 安積町 富久山町久保田 大槻町 開成 緑ヶ丘東 本町 中央 八山田 希望ヶ丘 並木 田村町金屋 湖南町 喜久田町 日和田町 神明町 駅前 清水台".split()
ERAS = [("昭和", "S", 1926, 63), ("平成", "H", 1989, 30), ("令和", "R", 2019, 7), ("大正", "T", 1912, 14)]
KANJI = "〇一二三四五六七八九"


def digits(r, n):
    return "".join(r.choice("0123456789") for _ in range(n))


def wide(r, text, chance=0.25):
    if r.random() >= chance:
        return text
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def my_check(body):
    total = sum(int(d) * w for d, w in zip(body, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]))
    return "0" if total % 11 <= 1 else str(11 - total % 11)


def licence_check(body):
    return str((11 - sum(int(d) * w for d, w in zip(body, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2])) % 11) % 10)


def luhn(body):
    total = 0
    for i, d in enumerate(reversed(body)):
        v = int(d) * (2 if i % 2 == 0 else 1)
        total += v - 9 if v > 9 else v
    return str(-total % 10)


def corporate_check(body):
    return str(9 - sum(int(d) * (1 if i % 2 == 0 else 2) for i, d in enumerate(reversed(body))) % 9)


def is_my(number):
    return number[11] == my_check(number[:11])


def is_licence(number):
    return number[10] == licence_check(number[:10])


def split(r, number, sizes, chance=0.6):
    if r.random() >= chance:
        return number
    separator = r.choice(SEPARATORS)
    parts, at = [], 0
    for size in sizes:
        parts.append(number[at:at + size])
        at += size
    return separator.join(parts)


def my_number(r):
    body = digits(r, 11)
    return body + my_check(body)


def licence(r):
    body = r.choice(["25", "30", "22", "40", "45", "62", "90", "10"]) + digits(r, 8)
    return body + licence_check(body) + str(r.randrange(3))


def neither(r):
    """Twelve digits that pass neither check."""
    while True:
        number = digits(r, 12)
        if not is_my(number) and not is_licence(number):
            return number


def card(r):
    prefix, length = r.choice([("4", 16), ("4", 16), ("51", 16), ("55", 16), ("2221", 16), ("2720", 16), ("3528", 16), ("3589", 16), ("34", 15), ("37", 15), ("36", 14), ("6011", 16), ("65", 16), ("62", 16)])
    body = prefix + digits(r, length - len(prefix) - 1)
    number = body + luhn(body)
    sizes = {16: [4, 4, 4, 4], 15: [4, 6, 5], 14: [4, 6, 4]}[length]
    return wide(r, split(r, number, sizes))


def bad_card(r):
    number = "4" + digits(r, 14)
    return number + str((int(luhn(number)) + 1 + r.randrange(8)) % 10)


def phone(r):
    four, seven = digits(r, 4), str(r.randrange(2, 10))
    kind = r.randrange(12)
    if kind < 4:
        parts = [r.choice(["090", "080", "070", "050"]), str(r.randrange(1, 10)) + digits(r, 3), four]
    elif kind < 7:
        parts = ["024", "9" + digits(r, 2), four]
        parts[1] = parts[1] if parts[1] != "924" else "935"
    elif kind < 8:
        parts = [r.choice(["03", "06"]), str(r.randrange(3, 7)) + digits(r, 3), four]
    elif kind < 10:
        parts = [r.choice(["0242", "0243", "0246", "0247", "0248", "0123"]), seven + digits(r, 1), four]
    elif kind < 11:
        parts = ["0120", digits(r, 3), digits(r, 3)]
    else:
        parts = [r.choice(["022", "045", "052", "092"]), seven + digits(r, 2), four]
    form = r.randrange(9)
    if form < 5:
        text = r.choice(["-", "-", "-", "‐", "－", "ー", "―", " "]).join(parts)
    elif form == 5:
        text = f"{parts[0]}({parts[1]}){parts[2]}"
    elif form == 6:
        text = f"（{parts[0]}）{parts[1]}－{parts[2]}"
    elif form == 7 and not parts[0].startswith("0120"):
        text = "+81-" + parts[0][1:] + "-" + parts[1] + "-" + parts[2]
    else:
        text = "".join(parts)
    return wide(r, text, 0.15) if "－" not in text else text


def postal(r):
    return wide(r, f"9{digits(r, 2)}{r.choice(['-', '－', '‐', ''])}{digits(r, 4)}")


def mail(r):
    local = r.choice(["taro.yamada", "h-suzuki", "k_sato", "info123", "soudan", "a.b.c", "tanaka+city"]) + digits(r, r.randrange(3))
    domain = r.choice(["example.jp", "example.co.jp", "mail.example.com", "example.ne.jp", "sub.example.org", "example-mail.net"])
    return wide(r, f"{local}@{domain}", 0.15) if r.random() < 0.8 else f"{local}＠{domain}"


def kanji_number(n):
    tens, ones = divmod(n, 10)
    return ("" if tens == 0 else ("" if tens == 1 else KANJI[tens]) + "十") + ("" if ones == 0 else KANJI[ones])


def address(r):
    city = r.choice(CITIES)
    prefecture = PREFECTURE.get(city, "福島県") if r.random() < 0.5 else ""
    town = r.choice(TOWNS)
    a, b, c = r.randrange(1, 10), r.randrange(1, 40), r.randrange(1, 30)
    tail = r.choice([
        f"{kanji_number(a)}丁目{b}番{c}号", f"{a}丁目{b}番{c}号", f"{a}丁目{b}-{c}", f"{a}-{b}-{c}", f"{a}－{b}－{c}", f"{b}番地", f"{b}番地の{c}", f"{b}-{c}", f"字{r.choice(['前田', '西ノ内', '上台'])}{b}番地{c}",
        f"{kanji_number(a)}丁目{kanji_number(b)}番{kanji_number(c)}号",
    ])
    return wide(r, prefecture + r.choice(["", "", " ", "　"] if prefecture else [""]) + city + town + tail, 0.2)


def date(r):
    era, letter, first, most = r.choice(ERAS)
    year, month, day = r.randrange(1, most + 1), r.randrange(1, 13), r.randrange(1, 29)
    shown = "元" if year == 1 else str(year)
    western = first + year - 1
    return wide(r, r.choice([
        f"{era}{shown}年{month}月{day}日", f"{era}{shown}年{month}月{day}日", f"{letter}{year}.{month}.{day}", f"{letter}{year}/{month}/{day}", f"{letter}{year}年{month}月{day}日", f"{western}年{month}月{day}日",
        f"{western}/{month:02}/{day:02}", f"{western}-{month:02}-{day:02}", f"{western}.{month}.{day}", f"{era}{kanji_number(year) if year > 1 else '元'}年{kanji_number(month)}月{kanji_number(day)}日",
    ]))


def name(r):
    return r.choice(SURNAMES) + r.choice(["", " ", "　", ""]) + r.choice(GIVEN)


def corporate(r):
    body = digits(r, 12)
    return corporate_check(body) + body


def insurance(r):
    return r.choice([f"{digits(r, 4)}・{digits(r, 3)}", f"{digits(r, 8)}", f"{digits(r, 4)}-{digits(r, 5)}", f"{digits(r, 10)}"])


def one_of(*choices):
    return lambda r: r.choice(choices)


POSITIVE = {
    "my": ("individualNumber", lambda r: wide(r, split(r, my_number(r), [4, 4, 4]))),
    "mybare": ("individualNumber", lambda r: wide(r, my_number(r))),
    "licence": ("driverLicence", lambda r: wide(r, split(r, licence(r), [4, 4, 4], 0.3))),
    "corp": ("corporateNumber", lambda r: wide(r, corporate(r))),
    "resident": ("residentCode", lambda r: wide(r, digits(r, 11))),
    "pension": ("pensionNumber", lambda r: wide(r, digits(r, 4) + r.choice(["-", "－", "", " "]) + digits(r, 6))),
    "insurance": ("insuranceNumber", lambda r: wide(r, insurance(r))),
    "insurance10": ("insuranceNumber", lambda r: wide(r, digits(r, 10))),
    "passport": ("passport", lambda r: wide(r, r.choice("TM") + r.choice("RKZSU") + digits(r, 7))),
    "residence": ("residenceCard", lambda r: wide(r, r.choice("ABUW") + r.choice("CDKX") + digits(r, 8) + r.choice("EFLM") + r.choice("ANPQ"))),
    "account": ("bankAccount", lambda r: wide(r, digits(r, 7))),
    "card": ("creditCard", card),
    "phone": ("phone", phone),
    "postal": ("postalCode", postal),
    "mail": ("email", mail),
    "address": ("address", address),
    "birth": ("birthDate", date),
    "name": ("personName", name),
    "surname": ("personName", lambda r: r.choice(SURNAMES)),
    "kana": ("personName", lambda r: r.choice(KATAKANA)),
    "mark": ("confidentialityMark", one_of("取扱注意", "部外秘", "社外秘", "未公表", "厳秘", "極秘")),
}

NEGATIVE = {
    "n12": lambda r: wide(r, split(r, neither(r), [4, 4, 4], 0.4)),
    "other12": my_number,
    "badcard": lambda r: wide(r, split(r, bad_card(r), [4, 4, 4, 4], 0.5)),
    "n7": lambda r: wide(r, digits(r, 7)),
    "n5": lambda r: str(r.randrange(10000, 99999)),
    "n4": lambda r: str(r.randrange(1000, 9999)),
    "n1": lambda r: str(r.randrange(1, 9)),
    "n3": lambda r: str(r.randrange(100, 999)),
    "n2": lambda r: str(r.randrange(2, 60)),
    "amount": lambda r: wide(r, f"{r.randrange(1, 9000):,}{r.choice(['円', '千円', '件', '人', '万円', '億円', '回'])}"),
    "big": lambda r: f"{r.randrange(10 ** 6, 10 ** 12):,}{r.choice(['円', '千円'])}",
    "bare": lambda r: f"{r.randrange(10 ** 6, 10 ** 7)}円",
    "day": lambda r: wide(r, r.choice([f"令和{r.randrange(1, 9)}年{r.randrange(1, 13)}月{r.randrange(1, 29)}日", f"20{r.randrange(10, 30)}/{r.randrange(1, 13):02}/{r.randrange(1, 29):02}", f"R{r.randrange(1, 9)}.{r.randrange(1, 13)}.{r.randrange(1, 29)}"])),
    "years": lambda r: (lambda y: f"{y}{r.choice(['-', '～', '－', '〜'])}{y + 3}")(r.randrange(1990, 2030)),
    "time": lambda r: f"{r.randrange(8, 12)}:{r.choice(['00', '15', '30'])}{r.choice(['-', '～'])}{r.randrange(13, 22)}:{r.choice(['00', '15'])}",
    "ip": lambda r: ".".join(str(r.randrange(1, 255)) for _ in range(4)),
    "version": lambda r: f"{r.randrange(1, 20)}.{r.randrange(0, 30)}.{r.randrange(0, 4000)}",
    "isbn": lambda r: f"978-4-{digits(r, 2)}-{digits(r, 6)}-{digits(r, 1)}",
    "url": lambda r: f"https://www.example.lg.jp/{digits(r, 2)}/{digits(r, 6)}.html",
    "path": lambda r: f"/{digits(r, 2)}/{digits(r, 6)}.html",
    "stamp": lambda r: f"20{r.randrange(20, 30)}{r.randrange(1, 13):02}{r.randrange(1, 29):02}{r.randrange(0, 24):02}{r.randrange(0, 60):02}",
    "official": one_of("024-924-2511", "０２４－９２４－２５１１", "024(924)2511"),
    "officialmail": one_of("dx-st@city.koriyama.lg.jp", "ｄｘ－ｓｔ＠ｃｉｔｙ．ｋｏｒｉｙａｍａ．ｌｇ．ｊｐ"),
    "hall": one_of("郡山市朝日一丁目23番7号", "福島県郡山市朝日1-23-7", "郡山市朝日一丁目２３番７号"),
    "division": one_of("財政課", "市民課", "DX戦略課", "こども政策課", "道路維持課", "湖南行政センター", "保健所", "中央図書館"),
    "landline": lambda r: f"024-93{digits(r, 1)}-{digits(r, 4)}",
    "title": one_of("皆様", "お客様", "市長様", "部長さん", "課長様", "各位", "神様", "利用者様", "事業者様", "お子さん", "保護者様", "住民の皆さん"),
    "row": lambda r: " ".join(str(r.randrange(1000, 9999)) for _ in range(r.choice([2, 4, 5, 6]))),
}
