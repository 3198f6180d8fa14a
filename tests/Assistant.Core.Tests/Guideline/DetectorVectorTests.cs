using Assistant.Core.Guideline;
using Xunit;

namespace Assistant.Core.Tests.Guideline;

public sealed class DetectorVectorTests
{
    private static readonly SensitiveTextDetector _detector = new(DetectorTables.Default);

    [Theory]
    [InlineData("123456789018", FindingKind.IndividualNumber, Certainty.Likely)]
    [InlineData("983205673214", FindingKind.IndividualNumber, Certainty.Likely)]
    [InlineData("1234-5678-9018", FindingKind.IndividualNumber, Certainty.Certain)]
    [InlineData("1234 5678 9018", FindingKind.IndividualNumber, Certainty.Certain)]
    [InlineData("99316 1234 5678 9018 180", FindingKind.IndividualNumber, Certainty.Likely)]
    [InlineData("3 1234 5678 9018", FindingKind.IndividualNumber, Certainty.Certain)]
    [InlineData("マイナンバー 123456789018", FindingKind.IndividualNumber, Certainty.Certain)]
    [InlineData("個人番号は９８３２　０５６７　３２１４です", FindingKind.IndividualNumber, Certainty.Certain)]
    [InlineData("123456789018（個人番号）", FindingKind.IndividualNumber, Certainty.Certain)]
    [InlineData("1234‐5678―9018", FindingKind.IndividualNumber, Certainty.Certain)]
    [InlineData("4011001098993", FindingKind.CorporateNumber, Certainty.Information)]
    [InlineData("2120901007402", FindingKind.CorporateNumber, Certainty.Information)]
    [InlineData("登録番号 T4011001098993", FindingKind.CorporateNumber, Certainty.Information)]
    [InlineData("309012345620", FindingKind.DriverLicence, Certainty.Likely)]
    [InlineData("運転免許証の番号：309012345620", FindingKind.DriverLicence, Certainty.Certain)]
    [InlineData("運転免許証 3090-1234-5620", FindingKind.DriverLicence, Certainty.Certain)]
    [InlineData("住民票コードは12345678901です", FindingKind.ResidentCode, Certainty.Certain)]
    [InlineData("基礎年金番号 1234-567890", FindingKind.PensionNumber, Certainty.Certain)]
    [InlineData("1234-567890（基礎年金番号）", FindingKind.PensionNumber, Certainty.Certain)]
    [InlineData("被保険者証の記号・番号 1234・567", FindingKind.InsuranceNumber, Certainty.Certain)]
    [InlineData("健康保険証 記号 12345 番号 678", FindingKind.InsuranceNumber, Certainty.Certain)]
    [InlineData("介護保険被保険者番号：0001234567", FindingKind.InsuranceNumber, Certainty.Certain)]
    [InlineData("旅券番号 TR1234567", FindingKind.Passport, Certainty.Certain)]
    [InlineData("パスポートはＴＺ１２３４５６７", FindingKind.Passport, Certainty.Certain)]
    [InlineData("AB12345678CD", FindingKind.ResidenceCard, Certainty.Likely)]
    [InlineData("在留カード番号AB12345678CD", FindingKind.ResidenceCard, Certainty.Certain)]
    [InlineData("東邦銀行郡山支店 普通 1234567", FindingKind.BankAccount, Certainty.Certain)]
    [InlineData("口座番号は１２３４５６７です", FindingKind.BankAccount, Certainty.Certain)]
    [InlineData("ゆうちょ銀行 記号番号 12345-12345671", FindingKind.BankAccount, Certainty.Certain)]
    [InlineData("4111111111111111", FindingKind.CreditCard, Certainty.Certain)]
    [InlineData("4111 1111 1111 1111", FindingKind.CreditCard, Certainty.Certain)]
    [InlineData("5555-5555-5555-4444", FindingKind.CreditCard, Certainty.Certain)]
    [InlineData("2223003122003222", FindingKind.CreditCard, Certainty.Certain)]
    [InlineData("3530111333300000", FindingKind.CreditCard, Certainty.Certain)]
    [InlineData("3782 822463 10005", FindingKind.CreditCard, Certainty.Certain)]
    [InlineData("3056-930902-5904", FindingKind.CreditCard, Certainty.Certain)]
    [InlineData("6011111111111117", FindingKind.CreditCard, Certainty.Certain)]
    [InlineData("6200000000000005", FindingKind.CreditCard, Certainty.Certain)]
    [InlineData("024-933-1234", FindingKind.Phone, Certainty.Certain)]
    [InlineData("024(933)1234", FindingKind.Phone, Certainty.Certain)]
    [InlineData("（０２４）９３３－１２３４", FindingKind.Phone, Certainty.Certain)]
    [InlineData("03-1234-5678", FindingKind.Phone, Certainty.Certain)]
    [InlineData("0248-12-3456", FindingKind.Phone, Certainty.Certain)]
    [InlineData("090-1234-5678", FindingKind.Phone, Certainty.Certain)]
    [InlineData("０８０ー１２３４ー５６７８", FindingKind.Phone, Certainty.Certain)]
    [InlineData("09012345678", FindingKind.Phone, Certainty.Likely)]
    [InlineData("0249331234", FindingKind.Phone, Certainty.Likely)]
    [InlineData("050-1234-5678", FindingKind.Phone, Certainty.Certain)]
    [InlineData("0120-123-456", FindingKind.Phone, Certainty.Certain)]
    [InlineData("0800-123-4567", FindingKind.Phone, Certainty.Certain)]
    [InlineData("+81-90-1234-5678", FindingKind.Phone, Certainty.Certain)]
    [InlineData("+81 (0)24-933-1234", FindingKind.Phone, Certainty.Certain)]
    [InlineData("+819012345678", FindingKind.Phone, Certainty.Certain)]
    [InlineData("TEL024-933-1234", FindingKind.Phone, Certainty.Certain)]
    [InlineData("〒963-1234", FindingKind.PostalCode, Certainty.Certain)]
    [InlineData("〒９６３‐１２３４", FindingKind.PostalCode, Certainty.Certain)]
    [InlineData("郵便番号は9631234", FindingKind.PostalCode, Certainty.Certain)]
    [InlineData("taro.yamada@example.jp", FindingKind.Email, Certainty.Certain)]
    [InlineData("ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ", FindingKind.Email, Certainty.Certain)]
    [InlineData("福島県郡山市桑野二丁目3番4号", FindingKind.Address, Certainty.Certain)]
    [InlineData("郡山市桑野一丁目二十三番七号", FindingKind.Address, Certainty.Certain)]
    [InlineData("郡山市桑野1-2-3", FindingKind.Address, Certainty.Certain)]
    [InlineData("郡山市田村町金屋字下夕川原10番地", FindingKind.Address, Certainty.Certain)]
    [InlineData("桑野二丁目3番4号", FindingKind.Address, Certainty.Likely)]
    [InlineData("いわき市平字梅本21番地", FindingKind.Address, Certainty.Certain)]
    [InlineData("東京都千代田区霞が関２－１－２", FindingKind.Address, Certainty.Certain)]
    [InlineData("生年月日：昭和60年4月1日", FindingKind.BirthDate, Certainty.Certain)]
    [InlineData("1985年4月1日生", FindingKind.BirthDate, Certainty.Certain)]
    [InlineData("（S60.4.1生まれ）", FindingKind.BirthDate, Certainty.Certain)]
    [InlineData("令和元年5月1日に生まれた", FindingKind.BirthDate, Certainty.Certain)]
    [InlineData("平成元年1月8日に誕生", FindingKind.BirthDate, Certainty.Likely)]
    [InlineData("氏名：山田太郎", FindingKind.PersonName, Certainty.Likely)]
    [InlineData("氏名　髙橋　花子", FindingKind.PersonName, Certainty.Likely)]
    [InlineData("昨日、佐藤様が来庁", FindingKind.PersonName, Certainty.Likely)]
    [InlineData("鈴木さんから相談", FindingKind.PersonName, Certainty.Likely)]
    [InlineData("取扱注意", FindingKind.ConfidentialityMark, Certainty.Certain)]
    [InlineData("【部外秘】人事異動案", FindingKind.ConfidentialityMark, Certainty.Certain)]
    [InlineData("㊙ 予算要求資料", FindingKind.ConfidentialityMark, Certainty.Likely)]
    [InlineData("会議資料\n（秘）\n一 概要", FindingKind.ConfidentialityMark, Certainty.Certain)]
    [InlineData("部外秘の資料は入力しない", FindingKind.ConfidentialityMark, Certainty.Likely)]
    [InlineData("住所 郡山市大槻町字池ノ台100", FindingKind.Address, Certainty.Certain)]
    [InlineData("郡山市桑野２の３の４", FindingKind.Address, Certainty.Certain)]
    [InlineData("郡山市桑野2-3-4から転居", FindingKind.Address, Certainty.Certain)]
    [InlineData("桑野2-3-4に住んでいる", FindingKind.Address, Certainty.Likely)]
    [InlineData("郡山市桑野二丁目3番4号 コーポ桑野203号室", FindingKind.Address, Certainty.Certain)]
    [InlineData("カード番号／4111111111111111", FindingKind.CreditCard, Certainty.Certain)]
    [InlineData("3056 9309 0259 04", FindingKind.CreditCard, Certainty.Certain)]
    [InlineData("運転経歴証明書 309012345620", FindingKind.DriverLicence, Certainty.Certain)]
    [InlineData("在留カード番号　AB 12345678 CD", FindingKind.ResidenceCard, Certainty.Certain)]
    [InlineData("TEL.024-933-1234", FindingKind.Phone, Certainty.Certain)]
    [InlineData("電話 933-1234", FindingKind.Phone, Certainty.Likely)]
    [InlineData("生年月日　S・60・4・1", FindingKind.BirthDate, Certainty.Certain)]
    [InlineData("1985年4月1日（生）", FindingKind.BirthDate, Certainty.Certain)]
    [InlineData("患者名：宗像　ひなた", FindingKind.PersonName, Certainty.Likely)]
    [InlineData("氏名（漢字）：王 美玲", FindingKind.PersonName, Certainty.Likely)]
    [InlineData("グエンさんから相談", FindingKind.PersonName, Certainty.Likely)]
    [InlineData("taro[at]example[dot]jp", FindingKind.Email, Certainty.Certain)]
    [InlineData("taro アット example.jp", FindingKind.Email, Certainty.Certain)]
    [InlineData("taro @ example.jp", FindingKind.Email, Certainty.Certain)]
    [InlineData("taro at example dot jp", FindingKind.Email, Certainty.Likely)]
    public void Find_AnExample_IsThatKindWithThatCertainty(string text, FindingKind kind, Certainty certainty)
    {
        var finding = Assert.Single(_detector.Find(text));

        Assert.Equal((kind, certainty), (finding.Kind, finding.Certainty));
    }

    [Theory]
    [InlineData("024-924-2511")]
    [InlineData("電話：０２４（９２４）２５１１")]
    [InlineData("dx-st@city.koriyama.lg.jp")]
    [InlineData("316,799件")]
    [InlineData("2026-2029")]
    [InlineData("/22/167626.html")]
    [InlineData("事務事業No. 10078")]
    [InlineData("デジタル戦略監 國分尚美")]
    [InlineData("〒963-8601 福島県郡山市朝日一丁目23番7号")]
    [InlineData("郡山市朝日1-23-7")]
    [InlineData("123456789012")]
    [InlineData("マイナンバー 123456789012")]
    [InlineData("4111111111111112")]
    [InlineData("ISBN 978-4-00-310101-8")]
    [InlineData("ISBN9784003101018")]
    [InlineData("令和8年4月1日施行")]
    [InlineData("平成15年法律第57号")]
    [InlineData("192.168.100.254")]
    [InlineData("2024 2025 2026")]
    [InlineData("8:30-17:15")]
    [InlineData("皆様、お客様、各位、市長様、部長さん")]
    [InlineData("財政課 024-933-2071 024-933-2072")]
    [InlineData("市民課 電話：024-933-2131 FAX：024-933-2132")]
    [InlineData("お住まいの市町村 3-5歳児")]
    [InlineData("取扱注意事項")]
    [InlineData("仕様書、同様、多様な様式")]
    [InlineData("会員番号：123456789018")]
    [InlineData("伝票番号,数量\n123456789018,3\n983205673214,5")]
    [InlineData("電話,メール,窓口\n1234,5678,12345")]
    [InlineData("所有者,面積\n東京都,120\n国,340")]
    [InlineData("国民健康保険,1234567\n介護保険,2345678")]
    [InlineData("市内3か所、第2条の2の3")]
    [InlineData("国勢調査区番号1234-56")]
    [InlineData("look at example.com")]
    [InlineData("dx-st[at]city.koriyama.lg.jp")]
    [InlineData("電話 924-2511")]
    public void Find_WhatIsNobodysSecret_FindsNothing(string text)
    {
        Assert.Empty(_detector.Find(text));
        Assert.Empty(_detector.FindTyped(text));
    }

    [Theory]
    [InlineData("氏名,個人番号,電話\r\n佐藤花子,123456789018,090-1234-5678\r\n林誠,983205673214,024-933-1234")]
    [InlineData("氏名\t個人番号\t電話\n佐藤花子\t123456789018\t090-1234-5678\n林誠\t983205673214\t024-933-1234")]
    [InlineData("| 氏名 | 個人番号 | 電話 |\n|---|---|---|\n| 佐藤花子 | 123456789018 | 090-1234-5678 |\n| 林誠 | 983205673214 | 024-933-1234 |")]
    public void Find_InATable_KnowsEveryRowByTheHeadOfItsColumn(string text)
    {
        var findings = _detector.Find(text);

        FindingKind[] row = [FindingKind.PersonName, FindingKind.IndividualNumber, FindingKind.Phone];
        Assert.Equal([.. row, .. row], findings.Select(f => f.Kind));
        Assert.All(findings, f => Assert.Equal(f.Kind == FindingKind.PersonName ? Certainty.Likely : Certainty.Certain, f.Certainty));
    }

    [Theory]
    [InlineData("マイナンバーは123456\n789018です", "123456\n789018", FindingKind.IndividualNumber, Certainty.Certain)]
    [InlineData("123456\n789018", "123456\n789018", FindingKind.IndividualNumber, Certainty.Likely)]
    [InlineData("1234-5678-\n9018 を登録", "1234-5678-\n9018", FindingKind.IndividualNumber, Certainty.Likely)]
    [InlineData("個人番号 123 456 789 018", "123 456 789 018", FindingKind.IndividualNumber, Certainty.Certain)]
    [InlineData("個人番号：1234/5678/9018", "1234/5678/9018", FindingKind.IndividualNumber, Certainty.Certain)]
    [InlineData("個人番号：１２３，４５６，７８９，０１８", "１２３，４５６，７８９，０１８", FindingKind.IndividualNumber, Certainty.Certain)]
    [InlineData("個人番号　12　34　56　78　90　18", "12　34　56　78　90　18", FindingKind.IndividualNumber, Certainty.Certain)]
    [InlineData("1234_5678_9018", "1234_5678_9018", FindingKind.IndividualNumber, Certainty.Likely)]
    [InlineData("番号は一二三四五六七八九〇一八", "一二三四五六七八九〇一八", FindingKind.IndividualNumber, Certainty.Likely)]
    [InlineData("電話は〇九〇―一二三四―五六七八", "〇九〇―一二三四―五六七八", FindingKind.Phone, Certainty.Certain)]
    [InlineData("090/1234/5678", "090/1234/5678", FindingKind.Phone, Certainty.Likely)]
    [InlineData("カード 4111/1111/1111/1111", "4111/1111/1111/1111", FindingKind.CreditCard, Certainty.Certain)]
    public void FindTyped_NumberInDisguise_IsFoundWhereItStands(string text, string value, FindingKind kind, Certainty certainty)
    {
        var finding = Assert.Single(_detector.FindTyped(text));

        Assert.Equal((value, kind, certainty), (text.Substring(finding.Start, finding.Length), finding.Kind, finding.Certainty));
    }

    [Theory]
    [InlineData("予算は123,456,789,018円、前年は983,205,673,214円")]
    [InlineData("123,456,789,018")]
    [InlineData("マイナンバーカードの交付枚数は123,456、789,018、累計は次のとおり")]
    [InlineData("前年は123、456、789、018の順に増えた。詳しくは別の表を参照してください。")]
    [InlineData("人口の推移\n123456\n789018\n（資料：国勢調査の結果から作成）")]
    [InlineData("令和二年四月一日、二〇二六年度、第一二三回の会議")]
    public void FindTyped_ChainsOfFigures_AreNobodysNumber(string text) => Assert.Empty(_detector.FindTyped(text));
}
