using Assistant.Core.Text;
using Xunit;

namespace Assistant.Core.Tests.Text;

public sealed class SearchKeyTests
{
    [Theory]
    [InlineData("①㈱ﾃﾞｰﾀ２０２６", "1(株)データ2026")]
    [InlineData("髙﨑と國分", "高崎と国分")]
    [InlineData("葛\U000E0100飾区", "葛飾区")]
    [InlineData("𠮷田", "吉田")]
    [InlineData("RAG と ＲＡＧ", "rag と rag")]
    public void Of_CharacterVariants_MeetInOneForm(string text, string expected) => Assert.Equal(expected, SearchKey.Of(text));

    [Theory]
    [InlineData("デジタルデバйд対策", "デジタルデバイド対策")]
    [InlineData("毎月の5レシのモニタリング", "毎月の5レスのモニタリング")]
    [InlineData("「フンスオンリー」、「コネクテッド・フンストップ」", "「ワンスオンリー」、「コネクテッド・ワンストップ」")]
    [InlineData("マイナバー制度", "マイナンバー制度")]
    [InlineData("シンククライアント", "シンクライアント")]
    [InlineData("kinotone", "kintone")]
    [InlineData("E B P Mの推進", "ebpmの推進")]
    [InlineData("Ｅ　Ｂ　Ｐ　Ｍ", "ebpm")]
    public void Of_KnownConversionDefects_AreRepaired(string text, string expected) => Assert.Equal(expected, SearchKey.Of(text));

    [Theory]
    [InlineData("vitamin a b complex", "vitamin a b complex")]
    [InlineData("plan A and B", "plan a and b")]
    public void Of_LatinWords_KeepTheirSpaces(string text, string expected) => Assert.Equal(expected, SearchKey.Of(text));

    [Theory]
    [InlineData("位置付けと 計画期間", "位置付けと計画期間")]
    [InlineData("情報通  \n信機器", "情報通信機器")]
    [InlineData("列１\t列２", "列1 列2")]
    public void Of_SpacesBetweenJapanese_AreClosedButNotOverCells(string text, string expected) => Assert.Equal(expected, SearchKey.Of(text));

    [Theory]
    [InlineData("令和8年度", "2026年度")]
    [InlineData("令和８(2026)年", "2026(2026)年")]
    [InlineData("令和元年5月", "2019年5月")]
    [InlineData("平成31年5月1日", "2019年5月1日")]
    [InlineData("昭和57年", "1982年")]
    [InlineData("R7年度の実績", "2025年度の実績")]
    [InlineData("大正13年", "1924年")]
    public void Of_EraYears_BecomeWesternYears(string text, string expected) => Assert.Equal(expected, SearchKey.Of(text));

    [Theory]
    [InlineData("第六次計画と三層の対策", "第六次計画と三層の対策")]
    [InlineData("R7", "r7")]
    [InlineData("ver7年", "ver7年")]
    public void Of_WhatIsNoEraYear_Stays(string text, string expected) => Assert.Equal(expected, SearchKey.Of(text));

    [Theory]
    [InlineData("316,799件", "316799件")]
    [InlineData("1,234,567円", "1234567円")]
    [InlineData("1,2,3", "1,2,3")]
    [InlineData("10,0000", "10,0000")]
    public void Of_ThousandsSeparators_AreRemovedOnlyFromNumbers(string text, string expected) => Assert.Equal(expected, SearchKey.Of(text));

    [Fact]
    public void Of_AppliedTwice_ChangesNothingMore()
    {
        const string text = "令和8年度の「デジタルデバйд」対策　２，６００人 E B P M サーバー";
        Assert.Equal(SearchKey.Of(text), SearchKey.Of(SearchKey.Of(text)));
    }

    [Fact]
    public void Verify_OnThisMachine_FindsNormalisationWorking() => TextEnvironment.Verify();
}
